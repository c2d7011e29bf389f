package netnsh.session;

import java.util.List;
import netnsh.grammar.Usage;
import netnsh.plan.Problem;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/** Help straight from the declarations: what there is, and how a command is written. */
final class PlainHelp {
    private PlainHelp() {}

    static String text(List<String> topic) {
        return topic.isEmpty() ? overview() : command(topic);
    }

    private static String overview() {
        StringBuilder out = new StringBuilder();
        for (Verb v : Verbs.all()) {
            out.append(String.format("%-10s %s%n", v.name(), v.summary()));
        }
        return out + "help COMMAND says more. Any other word is a program, run in the namespace.\n";
    }

    private static String command(List<String> topic) {
        List<String> words = topic.get(0).equals("ip") ? topic.subList(1, topic.size()) : topic;
        Verb verb = Verbs.all().stream()
                .filter(v -> !words.isEmpty() && v.word().spellings().contains(words.get(0)))
                .findFirst()
                .or(() -> Verbs.all().stream()
                        .filter(v -> !words.isEmpty() && v.name().startsWith(words.get(0)))
                        .findFirst())
                .orElseThrow(() -> Problem.of("help.absent", "there is no command " + String.join(" ", topic)));
        StringBuilder out = new StringBuilder(verb.name() + ": " + verb.summary() + "\n");
        for (Form f : verb.forms()) {
            out.append("\n  ").append(verb.name()).append(' ').append(Usage.of(f.syntax()));
            out.append("\n      ").append(f.summary()).append('\n');
            for (Form.Example e : f.examples()) {
                out.append("      ").append(e.line()).append("    # ").append(e.help()).append('\n');
            }
        }
        return out.toString();
    }
}
