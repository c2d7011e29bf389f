package netnsh.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netnsh.model.Link;
import netnsh.plan.Display;
import netnsh.uapi.Ifla;
import netnsh.uapi.Stats64;

/** Counters of a link as {@code ip -s} prints them. */
final class Stats {
    private static final String[] HEADS = {
        "*X errors:", "packets", "errors", "dropped", "heartbt", "overrun", "compressed", "otherhost"
    };
    /** What the title takes from the width of the first column. */
    private static final int TITLE = 4;

    private final Out out;
    private final List<Long> stats;
    private final Long carrierChanges;
    private final int[] widths = new int[HEADS.length];

    private Stats(Out out, List<Long> stats, Long carrierChanges) {
        this.out = out;
        this.stats = stats;
        this.carrierChanges = carrierChanges;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = HEADS[i].length();
        }
    }

    /** Prints them when the link has any; no newline behind. */
    static void write(Link link, Out out) {
        link.attrs().get(Ifla.IFLA_STATS64).ifPresent(s -> {
            Stats stats = new Stats(
                    out, s, link.attrs().get(Ifla.IFLA_CARRIER_CHANGES).orElse(null));
            if (out.json()) {
                stats.json();
            } else {
                stats.text();
            }
        });
    }

    private long of(Stats64 counter) {
        return counter.in(stats);
    }

    private void field(String key, Stats64 counter) {
        out.literal(key, null, Long.toUnsignedString(of(counter)));
    }

    private void fieldUnlessZero(String key, Stats64 counter) {
        if (of(counter) != 0) {
            field(key, counter);
        }
    }

    private void json() {
        boolean more = out.stats() > 1;
        out.openObject("stats64");
        out.openObject("rx");
        field("bytes", Stats64.RX_BYTES);
        field("packets", Stats64.RX_PACKETS);
        field("errors", Stats64.RX_ERRORS);
        field("dropped", Stats64.RX_DROPPED);
        field("over_errors", Stats64.RX_OVER_ERRORS);
        field("multicast", Stats64.MULTICAST);
        fieldUnlessZero("compressed", Stats64.RX_COMPRESSED);
        if (more) {
            field("length_errors", Stats64.RX_LENGTH_ERRORS);
            field("crc_errors", Stats64.RX_CRC_ERRORS);
            field("frame_errors", Stats64.RX_FRAME_ERRORS);
            field("fifo_errors", Stats64.RX_FIFO_ERRORS);
            field("missed_errors", Stats64.RX_MISSED_ERRORS);
            fieldUnlessZero("nohandler", Stats64.RX_NOHANDLER);
            fieldUnlessZero("otherhost", Stats64.RX_OTHERHOST_DROPPED);
        }
        out.closeObject();
        out.openObject("tx");
        field("bytes", Stats64.TX_BYTES);
        field("packets", Stats64.TX_PACKETS);
        field("errors", Stats64.TX_ERRORS);
        field("dropped", Stats64.TX_DROPPED);
        field("carrier_errors", Stats64.TX_CARRIER_ERRORS);
        field("collisions", Stats64.COLLISIONS);
        fieldUnlessZero("compressed", Stats64.TX_COMPRESSED);
        if (more) {
            field("aborted_errors", Stats64.TX_ABORTED_ERRORS);
            field("fifo_errors", Stats64.TX_FIFO_ERRORS);
            field("window_errors", Stats64.TX_WINDOW_ERRORS);
            field("heartbeat_errors", Stats64.TX_HEARTBEAT_ERRORS);
            if (carrierChanges != null) {
                out.number("carrier_changes", null, carrierChanges);
            }
        }
        out.closeObject();
        out.closeObject();
    }

    /**
     * A column of the text.
     *
     * @param column which of {@link #widths}
     * @param count what stands below the head; null: nothing
     */
    private record Cell(String head, int column, Long count) {}

    private Cell cell(String head, int column, Stats64 counter) {
        return new Cell(head, column, of(counter));
    }

    /** Counters of compressed packets, or an empty head when there are none. */
    private Cell compressed(Stats64 counter) {
        return of(counter) != 0 ? cell("compressed", 6, counter) : new Cell("", 6, null);
    }

    private List<Cell> received() {
        return List.of(
                cell("bytes", 0, Stats64.RX_BYTES),
                cell("packets", 1, Stats64.RX_PACKETS),
                cell("errors", 2, Stats64.RX_ERRORS),
                cell("dropped", 3, Stats64.RX_DROPPED),
                cell("missed", 4, Stats64.RX_MISSED_ERRORS),
                cell("mcast", 5, Stats64.MULTICAST),
                compressed(Stats64.RX_COMPRESSED));
    }

    private List<Cell> receiveErrors() {
        List<Cell> cells = new ArrayList<>(List.of(
                cell("length", 1, Stats64.RX_LENGTH_ERRORS),
                cell("crc", 2, Stats64.RX_CRC_ERRORS),
                cell("frame", 3, Stats64.RX_FRAME_ERRORS),
                cell("fifo", 4, Stats64.RX_FIFO_ERRORS),
                cell("overrun", 5, Stats64.RX_OVER_ERRORS)));
        if (of(Stats64.RX_NOHANDLER) != 0) {
            cells.add(cell("nohandler", 6, Stats64.RX_NOHANDLER));
        }
        if (of(Stats64.RX_OTHERHOST_DROPPED) != 0) {
            cells.add(cell("otherhost", 7, Stats64.RX_OTHERHOST_DROPPED));
        }
        return cells;
    }

    private List<Cell> sent() {
        return List.of(
                cell("bytes", 0, Stats64.TX_BYTES),
                cell("packets", 1, Stats64.TX_PACKETS),
                cell("errors", 2, Stats64.TX_ERRORS),
                cell("dropped", 3, Stats64.TX_DROPPED),
                cell("carrier", 4, Stats64.TX_CARRIER_ERRORS),
                cell("collsns", 5, Stats64.COLLISIONS),
                compressed(Stats64.TX_COMPRESSED));
    }

    private List<Cell> sendErrors() {
        return List.of(
                cell("aborted", 1, Stats64.TX_ABORTED_ERRORS),
                cell("fifo", 2, Stats64.TX_FIFO_ERRORS),
                cell("window", 3, Stats64.TX_WINDOW_ERRORS),
                cell("heartbt", 4, Stats64.TX_HEARTBEAT_ERRORS),
                new Cell(carrierChanges != null ? "transns" : "", 5, carrierChanges));
    }

    private void text() {
        boolean more = out.stats() > 1;
        List<Cell> rx = received();
        List<Cell> tx = sent();
        List<Cell> rxErrors = more ? receiveErrors() : List.of();
        List<Cell> txErrors = more ? sendErrors() : List.of();
        List.of(rx, tx, rxErrors, txErrors).forEach(this::size);
        rows("    RX: ", "    ", rx);
        if (more) {
            out.newline();
            rows("    RX errors:" + left("", widths[0] - 9), left("", widths[0] + 5), rxErrors);
        }
        out.newline();
        rows("    TX: ", "    ", tx);
        if (more) {
            out.newline();
            rows("    TX errors:" + left("", widths[0] - 9), left("", widths[0] + 5), txErrors);
        }
    }

    private void size(List<Cell> cells) {
        for (Cell c : cells) {
            if (c.count() != null && !out.display().human()) {
                int width = Long.toUnsignedString(c.count()).length();
                widths[c.column()] = Math.max(widths[c.column()], width);
            }
        }
    }

    /** Heads behind a title, numbers behind an indent; no newline behind. */
    private void rows(String title, String indent, List<Cell> cells) {
        List<String> heads = new ArrayList<>();
        StringBuilder numbers = new StringBuilder(indent);
        for (Cell c : cells) {
            int less = c.column() == 0 ? TITLE : 0;
            heads.add(left(c.head(), widths[c.column()] - less));
            numbers.append(c.count() == null ? "" : number(c.count(), widths[c.column()]));
        }
        out.text(title + String.join(" ", heads));
        out.newline();
        out.text(numbers.toString());
    }

    private static String left(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private String number(long count, int width) {
        return left(number(out.display(), count), width) + " ";
    }

    /** With {@code -h} two digits and a prefix of 1000, with {@code -iec} of 1024. */
    static String number(Display display, long count) {
        int base = display.iec() ? 1024 : 1000;
        if (!display.human() || Long.compareUnsigned(count, base) < 0) {
            return Long.toUnsignedString(count);
        }
        long power = base;
        int prefix = 0;
        while (Long.compareUnsigned(Long.divideUnsigned(count, base), power) >= 0 && prefix < 5) {
            power *= base;
            prefix++;
        }
        int precision = 2;
        for (long limit = 10; precision > 0; precision--, limit *= 10) {
            if (Long.compareUnsigned(Long.divideUnsigned(count, power), limit) < 0) {
                break;
            }
        }
        double value = unsigned(count) / unsigned(power);
        String text = String.format(Locale.ROOT, "%." + precision + "f", value) + "kMGTPE".charAt(prefix);
        return text + (display.iec() ? "i" : "");
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0;
    }
}
