package netnsh.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills variables into words. As in sh(1), an unquoted value is split at white space and vanishes when it is empty;
 * {@code ~} and {@code ~/} at a word's start are the home folder. An unset variable is a fault, not empty.
 */
public final class Expansion {
    private final Variables variables;
    private final boolean lenient;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean any;
    private boolean quoted;
    private Fault fault;

    private Expansion(Variables variables, boolean lenient) {
        this.variables = variables;
        this.lenient = lenient;
    }

    /** The words with their variables filled in; see {@link #fault()}. */
    public static Expansion of(List<Lexeme> words, Variables variables) {
        return new Expansion(variables, false).words(words);
    }

    /** The same without ever a fault: what cannot be filled in stays as typed. */
    static Expansion lenient(List<Lexeme> words, Variables variables) {
        return new Expansion(variables, true).words(words);
    }

    /** The words that came out. */
    public List<Token> tokens() {
        return tokens;
    }

    /** What is wrong; empty when all went well. */
    public Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    private Expansion words(List<Lexeme> words) {
        for (Lexeme word : words) {
            if (word.kind() == Lexeme.Kind.WORD) {
                any = false;
                quoted = false;
                text.setLength(0);
                tilde(word);
                parts(word.parts(), word);
                flush(word);
            }
        }
        return this;
    }

    private void flush(Lexeme word) {
        if (any) {
            tokens.add(new Token(text.toString(), word.start(), word.end(), quoted));
        }
        text.setLength(0);
        any = false;
    }

    private void tilde(Lexeme word) {
        List<String> home = word.text().equals("~") || word.text().startsWith("~/") ? variables.get("HOME") : null;
        if (home != null) {
            text.append(home.get(0));
            any = true;
        }
    }

    private void parts(List<Lexeme.Part> parts, Lexeme word) {
        for (Lexeme.Part p : parts) {
            if (p instanceof Lexeme.Plain plain) {
                boolean home = text.length() > 0
                        && p.start() == word.start()
                        && plain.text().startsWith("~");
                text.append(plain.text(), home ? 1 : 0, plain.text().length());
                any |= plain.quoted() || !plain.text().isEmpty();
                quoted |= plain.quoted();
            } else if (p instanceof Lexeme.Variable variable) {
                variable(variable, word);
            } else if (p instanceof Lexeme.ForShell shell) {
                typed(
                        shell.text(),
                        new Fault(
                                "line.shell",
                                "\"" + shell.text() + "\" can only be filled in by a shell",
                                shell.start(),
                                shell.end(),
                                "programs may use it; for a command of netnsh put the value into a variable"));
            }
        }
    }

    private void typed(String asTyped, Fault why) {
        if (!lenient && fault == null) {
            fault = why;
        }
        text.append(asTyped);
        any = true;
    }

    private void variable(Lexeme.Variable v, Lexeme word) {
        List<String> values = variables.get(v.name());
        boolean many = v.name().equals("@") || v.name().equals("*");
        boolean empty = values == null || String.join("", values).isEmpty();
        if (empty && v.fallback() != null) {
            parts(v.fallback(), word);
            return;
        }
        if (values == null && many) {
            return;
        }
        if (values == null) {
            boolean argument = Character.digit(v.name().charAt(0), 10) >= 0;
            typed(
                    word.text().substring(v.start() - word.start(), v.end() - word.start()),
                    new Fault(
                            "line.variable",
                            argument ? "there is no argument " + v.name() : "the variable " + v.name() + " is not set",
                            v.start(),
                            v.end(),
                            "${" + v.name() + ":-…} gives a default"));
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                flush(word);
            }
            if (v.quoted()) {
                text.append(values.get(i));
                any = true;
                quoted = true;
            } else {
                split(values.get(i), word);
            }
        }
    }

    private void split(String value, Lexeme word) {
        int i = 0;
        while (i < value.length()) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n') {
                flush(word);
            } else {
                text.append(c);
                any = true;
            }
            i++;
        }
    }
}
