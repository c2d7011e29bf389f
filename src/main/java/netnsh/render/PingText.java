package netnsh.render;

import netnsh.plan.PingEvent;
import netnsh.value.Text;

/** A ping in the words of iputils' ping(8), to the letter. */
final class PingText {
    private PingText() {}

    /** One event as lines, each with its newline. */
    static String text(PingEvent event) {
        if (event instanceof PingEvent.Begin b) {
            return begin(b);
        } else if (event instanceof PingEvent.Reply r) {
            return r.bytes() + " bytes from " + Text.visible(r.from()) + ": icmp_seq=" + r.seq()
                    + (r.ttl() < 0 ? "" : " ttl=" + r.ttl())
                    + (r.micros() < 0 ? "" : " time=" + time(r.micros()) + " ms")
                    + (r.duplicate() ? " (DUP!)" : "") + "\n";
        } else if (event instanceof PingEvent.Trouble t) {
            return "From " + Text.visible(t.from()) + " icmp_seq=" + t.seq() + " " + Text.visible(t.words()) + "\n";
        }
        return end((PingEvent.End) event);
    }

    private static String begin(PingEvent.Begin b) {
        String from = b.from() == null && b.dev() == null
                ? ""
                : " from " + (b.from() == null ? "" : b.from()) + " " + (b.dev() == null ? "" : Text.visible(b.dev()))
                        + ":";
        return b.v6()
                ? "PING " + Text.visible(b.host()) + "(" + b.address() + ")" + from + " " + b.size() + " data bytes\n"
                : "PING " + Text.visible(b.host()) + " (" + b.address() + ")" + from + " " + b.size() + "("
                        + (b.size() + 28) + ") bytes of data.\n";
    }

    private static String end(PingEvent.End e) {
        StringBuilder out = new StringBuilder("\n--- ")
                .append(Text.visible(e.host()))
                .append(" ping statistics ---\n")
                .append(e.sent())
                .append(" packets transmitted, ")
                .append(e.received())
                .append(" received");
        if (e.duplicates() > 0) {
            out.append(", +").append(e.duplicates()).append(" duplicates");
        }
        if (e.errors() > 0) {
            out.append(", +").append(e.errors()).append(" errors");
        }
        if (e.sent() > 0) {
            out.append(", ").append(loss(e.sent(), e.received())).append("% packet loss, time ");
            out.append(e.millis()).append("ms");
        }
        out.append('\n');
        if (e.timed()) {
            out.append("rtt min/avg/max/mdev = ")
                    .append(thousandths(e.min()))
                    .append('/')
                    .append(thousandths(e.avg()))
                    .append('/')
                    .append(thousandths(e.max()))
                    .append('/')
                    .append(thousandths(e.mdev()))
                    .append(" ms");
        }
        if (e.pipe() > 1) {
            out.append(e.timed() ? ", " : "").append("pipe ").append(e.pipe());
        }
        return out.append('\n').toString();
    }

    /** printf's {@code %g} of the lost share in percent: six significant digits, no trailing zeros. */
    private static String loss(long sent, long received) {
        double percent = (sent - received) * 100.0 / sent;
        return new java.math.BigDecimal((float) percent)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Fewer decimals the longer it took, as ping(8) prints. */
    private static String time(long micros) {
        if (micros >= 99_950) {
            return Long.toString((micros + 500) / 1000);
        } else if (micros >= 9_995) {
            return (micros + 50) / 1000 + "." + (micros + 50) % 1000 / 100;
        } else if (micros >= 1000) {
            return String.format("%d.%02d", (micros + 5) / 1000, (micros + 5) % 1000 / 10);
        }
        return String.format("0.%03d", micros);
    }

    private static String thousandths(long micros) {
        return String.format("%d.%03d", micros / 1000, micros % 1000);
    }
}
