package netnsh.render;

import java.util.List;
import java.util.Locale;
import netnsh.plan.PingAll;
import netnsh.value.Ip;
import netnsh.value.Text;

/** What {@code pingall} found: a matrix while it fits, a line with a letter for each target where it does not. */
final class MatrixText {
    /** A wider matrix would be broken into pieces by most terminals. */
    private static final int WIDEST = 100;

    private static final int MOST_FAILURES = 20;

    private MatrixText() {}

    static void write(PingAll.Answer answer, Out out) {
        if (out.json()) {
            json(answer, out);
            return;
        }
        List<String> names = answer.asked().hosts().stream()
                .map(h -> Text.word(h.ns().name()))
                .toList();
        if (!answer.asked().quiet()) {
            int widest =
                    Math.max(5, names.stream().mapToInt(String::length).max().orElse(0));
            if ((names.size() + 1) * (widest + 2) <= WIDEST) {
                matrix(answer, names, widest, out);
            } else {
                letters(answer, names, widest, out);
            }
        }
        summary(answer, names, out);
        out.finish();
    }

    private static void matrix(PingAll.Answer answer, List<String> names, int width, Out out) {
        StringBuilder line = new StringBuilder(pad("from\\to", width));
        names.forEach(n -> line.append("  ").append(pad(n, width)));
        out.text(line.toString().stripTrailing() + "\n");
        for (int i = 0; i < names.size(); i++) {
            line.setLength(0);
            line.append(pad(names.get(i), width));
            for (int j = 0; j < names.size(); j++) {
                line.append("  ").append(pad(i == j ? "-" : time(answer.micros(i, j)), width));
            }
            out.text(line.toString().stripTrailing() + "\n");
        }
    }

    private static void letters(PingAll.Answer answer, List<String> names, int width, Out out) {
        for (int i = 0; i < names.size(); i++) {
            StringBuilder line = new StringBuilder(pad(names.get(i), width)).append("  ");
            for (int j = 0; j < names.size(); j++) {
                line.append(i == j ? '-' : answer.micros(i, j) < 0 ? 'X' : '.');
            }
            out.text(line + "\n");
        }
    }

    private static void summary(PingAll.Answer answer, List<String> names, Out out) {
        int all = answer.asked().pairs();
        int answered = answer.answered();
        out.text(answered + " of " + all + " pairs answered\n");
        int told = 0;
        for (int i = 0; i < names.size() && answered < all; i++) {
            for (int j = 0; j < names.size(); j++) {
                if (i == j || answer.micros(i, j) >= 0) {
                    continue;
                }
                if (told++ < MOST_FAILURES) {
                    String why = answer.why(i, j) == null ? "no answer" : answer.why(i, j);
                    out.text(names.get(i) + " -> " + names.get(j) + ": " + Text.visible(why) + "\n");
                }
            }
        }
        if (told > MOST_FAILURES) {
            out.text("and " + (told - MOST_FAILURES) + " more\n");
        }
    }

    /** Milliseconds as ping(8) has them, three digits that count. */
    private static String time(int micros) {
        if (micros < 0) {
            return "X";
        }
        int digits = micros < 10_000 ? 3 : micros < 100_000 ? 2 : micros < 1_000_000 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f", micros / 1000.0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static void json(PingAll.Answer answer, Out out) {
        List<PingAll.Host> hosts = answer.asked().hosts();
        out.openArray(null, null);
        for (int i = 0; i < hosts.size(); i++) {
            for (int j = 0; j < hosts.size(); j++) {
                if (i != j) {
                    out.openObject(null);
                    out.string("from", "%s", hosts.get(i).ns().name());
                    out.string("to", "%s", hosts.get(j).ns().name());
                    out.string("address", "%s", Ip.text(hosts.get(j).address()));
                    out.bool("answered", "%s", answer.micros(i, j) >= 0);
                    if (answer.micros(i, j) >= 0) {
                        out.number("micros", "%d", answer.micros(i, j));
                    } else if (answer.why(i, j) != null) {
                        out.string("why", "%s", answer.why(i, j));
                    }
                    out.closeObject();
                }
            }
        }
        out.closeArray(null);
        out.finish();
    }
}
