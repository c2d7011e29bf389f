package netnsh.doc;

import java.util.List;
import netnsh.grammar.Usage;

/** What may stand around a command in a line; written once for help, man page and reference. */
final class LineForms {
    private LineForms() {}

    static final List<Usage.Clause> ALL = List.of(
            new Usage.Clause("@NS LINE", "one line in another namespace; @a,b in several, @all in every named one"),
            new Usage.Clause(
                    "-n NS LINE", "the same as iproute2 spells it; \"help ip\" lists all options of this kind"),
            new Usage.Clause("! LINE", "succeeds when the line fails"),
            new Usage.Clause("retry TIME LINE", "tries until the line succeeds, at most that long"),
            new Usage.Clause(
                    "as USER PROGRAM", "a program, with its pipes and files, as another user; me: who typed sudo"),
            new Usage.Clause(
                    "start PROGRAM", "a program, with its pipes, as a server: logs, stop and wait-port know it"),
            new Usage.Clause("LINE &", "in the background; jobs, fg, bg, kill and wait deal with it"),
            new Usage.Clause("LINE | PROGRAM", "gives the output to a program; LINE > FILE and LINE >> FILE keep it"),
            new Usage.Clause("->", "alone it is a word (forward 6000 -> left:8080), no redirection"),
            new Usage.Clause("LINE ; LINE", "one after the other; && and || as in a shell"),
            new Usage.Clause(
                    "for, while, if, case",
                    "as in bash, which runs them: ip, bridge and netnsh's own commands work inside, also over many lines"),
            new Usage.Clause("NAME=VALUE", "sets a variable; $NAME, ${NAME}, ${NAME:-default} use it"),
            new Usage.Clause("# COMMENT", "up to the end of the line; a \\ at the end of a line continues it"),
            new Usage.Clause("history [N], clear", "at the prompt: the lines entered so far; an empty screen"),
            new Usage.Clause("PROGRAM ...", "any other word on the PATH runs inside the namespace"));
}
