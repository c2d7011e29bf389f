package netnsh.render;

import java.util.List;
import java.util.Locale;
import netnsh.model.Link;
import netnsh.uapi.Ifla;
import netnsh.uapi.Stats64;

/** Counters of a link as {@code ip -s} prints them. */
final class Stats {
    private static final String[] HEADS = {
        "*X errors:", "packets", "errors", "dropped", "heartbt", "overrun", "compressed", "otherhost"
    };
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

    private static final Stats64[] RX = {
        Stats64.RX_BYTES,
        Stats64.RX_PACKETS,
        Stats64.RX_ERRORS,
        Stats64.RX_DROPPED,
        Stats64.RX_MISSED_ERRORS,
        Stats64.MULTICAST,
        Stats64.RX_COMPRESSED
    };
    private static final Stats64[] RX_MORE = {
        null,
        Stats64.RX_LENGTH_ERRORS,
        Stats64.RX_CRC_ERRORS,
        Stats64.RX_FRAME_ERRORS,
        Stats64.RX_FIFO_ERRORS,
        Stats64.RX_OVER_ERRORS,
        Stats64.RX_NOHANDLER,
        Stats64.RX_OTHERHOST_DROPPED
    };
    private static final Stats64[] TX = {
        Stats64.TX_BYTES,
        Stats64.TX_PACKETS,
        Stats64.TX_ERRORS,
        Stats64.TX_DROPPED,
        Stats64.TX_CARRIER_ERRORS,
        Stats64.COLLISIONS,
        Stats64.TX_COMPRESSED
    };
    /** Without the carrier's changes in the sixth column, which is no counter of these. */
    private static final Stats64[] TX_MORE = {
        null, Stats64.TX_ABORTED_ERRORS, Stats64.TX_FIFO_ERRORS, Stats64.TX_WINDOW_ERRORS, Stats64.TX_HEARTBEAT_ERRORS
    };

    private void size(Stats64[] columns) {
        for (int i = 0; i < columns.length && !out.display().human(); i++) {
            if (columns[i] != null) {
                widths[i] = Math.max(
                        widths[i], Long.toUnsignedString(of(columns[i])).length());
            }
        }
    }

    private void text() {
        boolean more = out.stats() > 1;
        size(RX);
        size(TX);
        if (more) {
            size(RX_MORE);
            size(TX_MORE);
            if (carrierChanges != null && !out.display().human()) {
                widths[5] = Math.max(widths[5], Long.toString(carrierChanges).length());
            }
        }
        head("    RX:", 4, "bytes", "packets", "errors", "dropped", "missed", "mcast", word(Stats64.RX_COMPRESSED));
        numbers(RX, of(Stats64.RX_COMPRESSED) != 0 ? 7 : 6);
        if (more) {
            out.newline();
            rxErrors();
        }
        out.newline();
        head("    TX:", 4, "bytes", "packets", "errors", "dropped", "carrier", "collsns", word(Stats64.TX_COMPRESSED));
        numbers(TX, of(Stats64.TX_COMPRESSED) != 0 ? 7 : 6);
        if (more) {
            out.newline();
            txErrors();
        }
    }

    private String word(Stats64 compressed) {
        return of(compressed) != 0 ? "compressed" : "";
    }

    private void head(String title, int less, String... words) {
        StringBuilder line = new StringBuilder(title);
        for (int i = 0; i < words.length; i++) {
            line.append(' ').append(left(words[i], widths[i] - (i == 0 ? less : 0)));
        }
        out.text(line.toString());
        out.newline();
    }

    private void numbers(Stats64[] columns, int count) {
        out.text("    ");
        for (int i = 0; i < count; i++) {
            out.text(number(of(columns[i]), widths[i]));
        }
    }

    private void rxErrors() {
        boolean nohandler = of(Stats64.RX_NOHANDLER) != 0;
        boolean otherhost = of(Stats64.RX_OTHERHOST_DROPPED) != 0;
        out.text("    RX errors:" + left("", widths[0] - 10) + " " + left("length", widths[1]) + " "
                + left("crc", widths[2]) + " " + left("frame", widths[3]) + " " + left("fifo", widths[4]) + " "
                + left("overrun", widths[5]) + (nohandler ? left(" nohandler", widths[6] + 1) : "")
                + (otherhost ? left(" otherhost", widths[7] + 1) : ""));
        out.newline();
        out.text(left("", widths[0] + 5));
        for (int i = 1; i < 6; i++) {
            out.text(number(of(RX_MORE[i]), widths[i]));
        }
        if (nohandler) {
            out.text(number(of(Stats64.RX_NOHANDLER), widths[6]));
        }
        if (otherhost) {
            out.text(number(of(Stats64.RX_OTHERHOST_DROPPED), widths[7]));
        }
    }

    private void txErrors() {
        out.text("    TX errors:" + left("", widths[0] - 10) + " " + left("aborted", widths[1]) + " "
                + left("fifo", widths[2]) + " " + left("window", widths[3]) + " " + left("heartbt", widths[4]) + " "
                + left(carrierChanges != null ? "transns" : "", widths[5]));
        out.newline();
        out.text(left("", widths[0] + 5));
        for (int i = 1; i < 5; i++) {
            out.text(number(of(TX_MORE[i]), widths[i]));
        }
        if (carrierChanges != null) {
            out.text(number(carrierChanges, widths[5]));
        }
    }

    private static String left(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** With {@code -h} two digits and a prefix of 1000, with {@code -iec} of 1024; a blank behind. */
    private String number(long count, int width) {
        int base = out.display().iec() ? 1024 : 1000;
        if (!out.display().human() || Long.compareUnsigned(count, base) < 0) {
            return left(Long.toUnsignedString(count), width) + " ";
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
        return left(text + (out.display().iec() ? "i" : ""), width) + " ";
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0;
    }
}
