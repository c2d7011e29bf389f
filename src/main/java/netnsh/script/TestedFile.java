package netnsh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.script.Report.Verdict;
import netnsh.value.Text;

/**
 * How a file went.
 *
 * @param cases its commands, when it is notes
 * @param rest what else it said, the last lines of it; escaped
 */
record TestedFile(String file, int status, long nanos, List<TestedFile.Case> cases, List<String> rest) {
    private static final Pattern RESULT = Pattern.compile("(not )?ok \\d+ - (.*?)(?: # SKIP (.*))?");
    private static final Pattern TIME = Pattern.compile("# time=([\\d.]+)");
    private static final int MOST = 40;

    /**
     * One command.
     *
     * @param name its place and the command
     * @param seconds how long it took
     * @param details why it failed or was not run, and the difference
     */
    record Case(String name, Verdict verdict, double seconds, List<String> details) {
        String tap() {
            StringBuilder out = new StringBuilder("    ");
            out.append(verdict == Verdict.FAILED ? "not ok" : "ok")
                    .append(" - ")
                    .append(name.replace("#", "\\#"));
            out.append(verdict == Verdict.SKIPPED ? " # SKIP " + String.join(" ", details) : "")
                    .append('\n');
            if (verdict == Verdict.FAILED) {
                details.forEach(d -> out.append("    # ").append(d).append('\n'));
            }
            return out.toString();
        }
    }

    /** Reads what a netnsh said that ran the file: TAP where it is notes. */
    static TestedFile of(String file, String said, int status, long nanos) {
        List<Case> cases = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        boolean tap = said.startsWith("TAP version 14\n");
        for (String line : said.lines().toList()) {
            Matcher result = RESULT.matcher(line);
            Matcher time = TIME.matcher(line);
            Case last = cases.isEmpty() ? null : cases.get(cases.size() - 1);
            if (tap && result.matches()) {
                Verdict v = result.group(1) != null
                        ? Verdict.FAILED
                        : result.group(3) != null ? Verdict.SKIPPED : Verdict.OK;
                List<String> why = new ArrayList<>();
                if (result.group(3) != null) {
                    why.add(result.group(3));
                }
                cases.add(new Case(result.group(2).replace("\\#", "#"), v, 0, why));
            } else if (tap && last != null && time.matches()) {
                cases.set(
                        cases.size() - 1,
                        new Case(last.name(), last.verdict(), Double.parseDouble(time.group(1)), last.details()));
            } else if (tap && last != null && line.startsWith("# ")) {
                last.details().add(line.substring(2));
            } else if (!tap || !line.startsWith("1..") && !line.startsWith("TAP ")) {
                rest.add(Text.visible(line.replace("\t", "        ")));
            }
        }
        List<String> tail = rest.size() <= MOST ? rest : rest.subList(rest.size() - MOST, rest.size());
        return new TestedFile(file, status, nanos, List.copyOf(cases), List.copyOf(tail));
    }

    boolean ok() {
        return status == 0;
    }

    long count(Verdict v) {
        return cases.stream().filter(c -> c.verdict() == v).count();
    }

    /** How many commands went how, in words. */
    String counts() {
        if (cases.isEmpty()) {
            return "status " + status;
        }
        String failed = count(Verdict.FAILED) == 0 ? "" : ", " + count(Verdict.FAILED) + " failed";
        String skipped = count(Verdict.SKIPPED) == 0 ? "" : ", " + count(Verdict.SKIPPED) + " not run";
        return cases.size() + (cases.size() == 1 ? " command" : " commands") + failed + skipped;
    }
}
