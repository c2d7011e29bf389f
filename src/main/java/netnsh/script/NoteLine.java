package netnsh.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Lexer;
import netnsh.grammar.Token;
import netnsh.notes.Step;
import netnsh.session.Here;
import netnsh.verb.Commands;

/** A command of notes as netnsh's line: where both have a word, the notes mean the program. */
final class NoteLine {
    private static final Set<String> BOTH = Set.of("route", "use", "switch", "cable", "gw", "run", "sleep");
    private static final Pattern PING = Pattern.compile("(?:.*\\s|/(?:usr/)?bin/)?ping6?(?=\\s)", Pattern.DOTALL);
    private static final Pattern SENT = Pattern.compile("(\\d+) packets transmitted, (\\d+) received.*");
    private static final Pattern ECHO = Pattern.compile("\\d+ bytes from .*|From \\S+ icmp_seq.*");
    private static final Pattern COUNTED = Pattern.compile("(?:^|.*\\s)-[a-zA-Z46]*[cw]\\s*\\d.*", Pattern.DOTALL);
    private static final int FEW = 4;

    /** A bash program with plain arguments, called as one or by itself. */
    private static final Pattern BASH =
            Pattern.compile("(?:bash\\s+|(?=\\./))([\\w./-]+\\.(?:ba)?sh)((?:\\s+[\\w./:@%+=,-]+)*)");

    private NoteLine() {}

    /** Whether a file is there and its first line names bash. */
    private static boolean asksForBash(String file) {
        try (BufferedReader in = Files.newBufferedReader(Here.file(file).toPath())) {
            String first = in.readLine();
            return first != null && first.matches("#!.*\\bbash\\b.*");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The line that does what the command did.
     *
     * @param bash whether bash programs run with netnsh's functions
     */
    static String of(Step step, boolean bash) {
        String command = step.command();
        Matcher program = BASH.matcher(command);
        if (bash && !step.own() && program.matches() && asksForBash(program.group(1))) {
            return "source " + program.group(1) + program.group(2);
        }
        Matcher ping = PING.matcher(command);
        if (ping.lookingAt() && !COUNTED.matcher(command).matches()) {
            command = command.substring(0, ping.end()) + counts(step) + command.substring(ping.end());
        }
        if (step.own()) {
            return command;
        }
        command = command.replaceFirst("^((?:ip netns exec \\S+ )?)tcpdump(?= )", "$1tcpdump -l");
        boolean meter = step.shown().stream().anyMatch(l -> l.text().contains("% Total"));
        if (!meter) { // on a terminal curl shows none
            command = command.replaceFirst("^((?:ip netns exec \\S+ )?)curl(?= )", "$1curl --no-progress-meter");
        }
        return program(command) ? "run " + command : command;
    }

    /** Whether it is a ping, which gets the count of the notes and so ends by itself. */
    static boolean counts(String command) {
        return PING.matcher(command).lookingAt();
    }

    /** As many echoes as were sent when the notes were written. */
    private static String counts(Step step) {
        int echoes = 0;
        for (Step.Shown s : step.shown()) {
            Matcher sent = SENT.matcher(s.text().strip());
            if (sent.matches()) {
                boolean lost = !sent.group(1).equals(sent.group(2));
                return " -c " + Math.min(Integer.parseInt(sent.group(1)), 100) + (lost ? " -W 1" : "");
            }
            echoes += ECHO.matcher(s.text().strip()).matches() ? 1 : 0;
        }
        return " -c " + (echoes > 0 ? echoes : step.shown().isEmpty() ? FEW : 1);
    }

    private static boolean program(String command) {
        List<Lexeme> code = Lexer.scan(command).code();
        if (code.isEmpty() || code.get(0).kind() != Lexeme.Kind.WORD) {
            return false;
        }
        String head = code.get(0).text();
        boolean other = !head.equals("ip") && !head.equals("bridge") && !head.equals("echo") && Commands.isVerb(head);
        return BOTH.contains(head) || other && !head.startsWith("-") && !known(code);
    }

    private static boolean known(List<Lexeme> code) {
        List<Token> words = new ArrayList<>();
        for (Lexeme l : code) {
            if (l.kind() != Lexeme.Kind.WORD) {
                break;
            } else if (l.varies()) {
                return true;
            }
            words.add(new Token(l.text(), l.start(), l.end(), false));
        }
        return Commands.read(words).complete();
    }
}
