package netnsh.kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.grammar.Args;
import netnsh.grammar.Reader;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;

/** Takes the words of a kind's options apart: one clause for each keyword of its shape. */
final class Clauses {
    private Clauses() {}

    /** The clauses by their keywords without a leading {@code no}; all in one when they cannot be read. */
    static Map<String, List<String>> of(List<String> words, LinkKind kind) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (words.isEmpty()) {
            return all;
        }
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            tokens.add(new Token(words.get(i), i, i + 1, true));
        }
        Reading reading = read(kind, tokens);
        if (!reading.complete()) {
            all.put(kind.name(), words);
            return all;
        }
        Set<Syntax> heads = new HashSet<>();
        heads(kind.syntax(true), heads);
        List<String> clause = null;
        for (Args.Binding b : reading.args().orElseThrow().bindings()) {
            String word = words.get(b.token().start());
            if (clause == null || heads.contains(b.node())) {
                clause = all.computeIfAbsent(LinkKind.key(word), first -> new ArrayList<>());
            }
            clause.add(word);
        }
        return all;
    }

    private static Reading read(LinkKind kind, List<Token> tokens) {
        Reading whole = Reader.read(kind.syntax(true), tokens);
        return whole.complete() ? whole : Reader.read(kind.syntax(false), tokens);
    }

    /** The keywords that a clause may begin with. */
    private static void heads(Syntax syntax, Set<Syntax> heads) {
        if (syntax instanceof Syntax.Word) {
            heads.add(syntax);
        } else if (syntax instanceof Syntax.Maybe maybe) {
            heads(maybe.of(), heads);
        } else if (syntax instanceof Syntax.Many many) {
            heads(many.of(), heads);
        } else if (syntax instanceof Syntax.OneOf one) {
            one.choices().forEach(choice -> heads(choice, heads));
        } else if (syntax instanceof Syntax.AnyOrder any) {
            any.items().forEach(item -> heads(item, heads));
        } else if (syntax instanceof Syntax.Seq seq && !seq.parts().isEmpty()) {
            heads(seq.parts().get(0), heads);
        }
    }
}
