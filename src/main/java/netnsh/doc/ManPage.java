package netnsh.doc;

import java.util.List;
import netnsh.grammar.Outline;
import netnsh.grammar.Usage;
import netnsh.verb.Commands;
import netnsh.verb.Form;

/** The man page netnsh(1), in the man macros of groff_man(7). */
public final class ManPage {
    /** Signs in a word of usage from which on it may be broken: a narrow terminal is 80 columns wide. */
    private static final int LONG_WORD = 60;

    private final StringBuilder out = new StringBuilder();

    private ManPage() {}

    /**
     * The whole page.
     *
     * @param version what the program calls itself
     * @param options the options of the program's own command line
     * @param test options of {@code netnsh test}
     */
    public static String roff(String version, List<Usage.Clause> options, List<Usage.Clause> test) {
        ManPage page = new ManPage();
        page.head(version);
        page.line(".SH OPTIONS");
        options.forEach(page::tagged);
        page.line(".SS Behind test");
        test.forEach(page::tagged);
        page.line(".SH LINES");
        LineForms.ALL.forEach(page::tagged);
        page.line(".SH COMMANDS");
        page.text("A word in capitals stands for a value, [ ] may be left out, { | } is a choice, and ... means that"
                + " more of the same may follow. Keywords may be abbreviated as");
        page.line(".BR ip (8)");
        page.text("allows it.");
        Book.chapters().forEach(page::chapter);
        page.line(".SH LINK KINDS");
        page.text(
                "What stands behind type in link add and link set. Any other kind that the running kernel knows can be"
                        + " made too, without options of its own.");
        Book.kinds().forEach(page::kind);
        page.line(".SH OPTIONS OF IP");
        page.text("They stand in front of an object, with or without ip.");
        page.line(".PD 0");
        Outline.all(Commands.options()).forEach(page::tagged);
        page.line(".PD");
        page.tail();
        return page.out.toString();
    }

    private void head(String version) {
        line(".\\\" Written from the declarations by \"netnsh doc man\" (scripts/docs); do not edit.");
        line(".TH NETNSH 1 2026 \"netnsh " + escape(version) + "\" \"User Commands\"");
        line(".SH NAME");
        line("netnsh \\- interactive shell for Linux network namespaces");
        line(".SH SYNOPSIS");
        String[] uses = {
            "",
            "\\fIFILE\\fR [\\fIARGUMENT\\fR]...",
            "\\fB\\-c\\fR \\fILINE\\fR...",
            "\\fIWORD\\fR...",
            "\\fB\\-\\fR",
            "\\fBnotes\\fR \\fIFILE\\fR...",
            "\\fBtest\\fR \\fIFILE\\fR..."
        };
        for (int i = 0; i < uses.length; i++) {
            line(".B netnsh");
            line("[\\fIOPTION\\fR]..." + (uses[i].isEmpty() ? "" : " " + uses[i]));
            if (i < uses.length - 1) {
                line(".br");
            }
        }
        line(".SH DESCRIPTION");
        text("You stand in a network namespace; what you type happens there. Grammar and output are those of");
        line(".BR ip (8),");
        text("spoken to the kernel natively. The same lines, kept in a file, are a lab that can be replayed.");
        line(".PP");
        text("Without arguments it is a prompt. A first word that is a command makes the arguments one line; a file is "
                + "replayed, notes in Markdown (.md) or plain text (.txt) too; - reads standard input.");
        line(".PP");
        text("A bash program (.sh, or a first line that asks for bash) is run by bash. ip, bridge, sysctl, ifconfig, "
                + "route, arp, brctl and vconfig are functions there that hand their line to netnsh, in the network "
                + "namespace that they are called in; everything else is bash's.");
        line(".PP");
        text("notes says how notes are understood, and runs nothing. test runs notes and command files, each in a"
                + " sandbox of its own, compares what notes show with what comes, and says it with its exit"
                + " status. Both take the options for notes.");
        line(".PP");
        text("Root works on the host, unless --sandbox is given. Anybody else works in a rootless sandbox: fresh user, "
                + "network and mount namespaces, which the kernel takes down with the last process in them.");
    }

    private void chapter(Book.Chapter chapter) {
        line(".SS " + escape(chapter.verb().name()));
        text(sentence(chapter.verb().summary()));
        List<Usage.Clause> options = Outline.all(chapter.verb().options());
        if (!options.isEmpty()) {
            text("Options in front of its objects:");
            line(".PD 0");
            options.forEach(this::tagged);
            line(".PD");
        }
        for (Book.Entry e : chapter.entries()) {
            line(".TP");
            line(usage(e.line()));
            text(sentence(e.form().summary()));
            if (!e.words().isEmpty() || e.parts().stream().anyMatch(p -> p.like() == null)) {
                line(".RS");
                line(".PD 0");
                e.words().forEach(this::tagged);
                e.parts().stream()
                        .filter(p -> p.like() == null && !p.name().equals("KIND"))
                        .forEach(this::part);
                line(".PD");
                line(".RE");
            }
            for (Book.Part p : e.parts()) {
                if (p.name().equals("KIND")) {
                    line(".IP");
                    text("KIND is described in LINK KINDS.");
                } else if (p.like() != null) {
                    line(".IP");
                    text(p.name() + " is as in " + p.like() + ".");
                }
            }
            for (Form.Example x : e.form().examples()) {
                line(".IP");
                line("\\fB" + escape(x.line()) + "\\fR");
                line(".br");
                text(x.help());
            }
        }
    }

    private void part(Book.Part part) {
        line(".PP");
        line("\\fI" + escape(part.name()) + "\\fR is one of");
        part.clauses().forEach(this::tagged);
    }

    private void kind(Book.Kind kind) {
        line(".SS " + escape("type " + kind.kind().name()));
        text(sentence(kind.kind().summary()));
        line(".PP");
        line(usage(kind.line()));
        line(".PD 0");
        kind.words().forEach(this::tagged);
        line(".PD");
        kind.like().forEach(l -> {
            line(".PP");
            text(l);
        });
    }

    private void tail() {
        line(".SH EXIT STATUS");
        text("That of the last line: 0 when it went well, 1 when netnsh refused it, 2 when the kernel did or"
                + " netnsh's own options are wrong, a program's own status, 127 when a program was not found, 128"
                + " and the signal's number when a signal ended it. A command file stops at the first line that"
                + " fails.");
        line(".SH FILES");
        file("/run/netns/NAME", "named namespaces, shared with ip netns");
        file("~/.local/state/netnsh/history", "the lines entered at the prompt");
        file("/etc/netns/NAME/", "files that programs in that namespace see in place of those in /etc");
        line(".SH SEE ALSO");
        line(".BR ip (8),");
        line(".BR ip\\-netns (8),");
        line(".BR namespaces (7),");
        line(".BR network_namespaces (7)");
    }

    private void file(String name, String help) {
        line(".TP");
        line(".I " + escape(name));
        text(help);
    }

    private void tagged(Usage.Clause c) {
        line(".TP");
        line(usage(c.usage()));
        text(c.help());
    }

    /** Keywords bold, values in italics, signs as they are. */
    private static String usage(String line) {
        StringBuilder roff = new StringBuilder();
        for (String word : line.split(" ")) {
            roff.append(roff.length() == 0 ? "" : " ");
            StringBuilder run = new StringBuilder();
            for (String piece : word.split("(?<=[|=])|(?=[|=])|(?=\\.\\.\\.)")) {
                boolean sign = piece.chars().noneMatch(c -> Character.isLetterOrDigit(c)) && !piece.equals("-");
                boolean value = piece.chars().anyMatch(Character::isUpperCase)
                        && piece.chars().noneMatch(Character::isLowerCase)
                        && !piece.startsWith("-");
                run.append(sign ? escape(piece) : (value ? "\\fI" : "\\fB") + escape(piece) + "\\fR");
            }
            // A word that is longer than a line can only be set where it may be broken.
            roff.append(word.length() > LONG_WORD ? run.toString().replace("|", " | ") : run);
        }
        return roff.toString();
    }

    private void text(String text) {
        for (String piece : Help.wrap(text, 78, "")) {
            line(escape(piece));
        }
    }

    private void line(String line) {
        out.append(line).append('\n');
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static String escape(String text) {
        String s = text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
        s = s.replace("'", "\\(aq").replace("`", "\\(ga");
        return ascii(s.startsWith(".") ? "\\&" + s : s);
    }

    /** troff reads bytes: other characters are called by their numbers. */
    private static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x7f) {
                out.append((char) c);
            } else {
                out.append(String.format("\\[u%04X]", c));
            }
        });
        return out.toString();
    }
}
