package netnsh.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.kind.LinkRows;

/** What a new link of a kind is set to, clause by clause. */
final class Usual {
    private static final Map<String, Usual> KNOWN = new HashMap<>();
    /** lo is longer and has no address. */
    private static final List<String> LO = List.of("mtu 65536", "multicast off");

    private final Map<String, List<String>> options = new HashMap<>();
    private final Map<String, List<String>> own = new HashMap<>();

    private Usual(List<String> options, List<String> special) {
        put(this.options, options);
        put(this.own, special);
        Map<String, List<String>> every = new HashMap<>();
        put(every, LinkRows.USUAL);
        every.forEach(this.own::putIfAbsent);
    }

    private static void put(Map<String, List<String>> into, List<String> clauses) {
        for (String clause : clauses) {
            into.computeIfAbsent(LinkKind.key(clause.split(" ")[0]), k -> new ArrayList<>())
                    .add(clause);
        }
    }

    /** Of a link. */
    static Usual of(LinkState link) {
        return of(link.kind().isEmpty() && link.name().equals("lo") ? "lo" : link.kind());
    }

    /** Of a kind; {@code lo} is one here. */
    static synchronized Usual of(String kind) {
        return KNOWN.computeIfAbsent(kind, name -> {
            LinkKind known = Kinds.find(name).orElse(null);
            return known == null
                    ? new Usual(List.of(), name.equals("lo") ? LO : List.of())
                    : new Usual(known.usual(), known.usualOfLink());
        });
    }

    /** Whether the kind's setting is the usual one. */
    boolean option(List<String> clause) {
        return options.getOrDefault(LinkKind.key(clause.get(0)), List.of()).contains(String.join(" ", clause));
    }

    /** The usual words of a kind's setting. */
    Optional<List<String>> option(String key) {
        return options.containsKey(key)
                ? Optional.of(List.of(options.get(key).get(0).split(" ")))
                : Optional.empty();
    }

    /** Whether the setting that every link has is the usual one. */
    boolean own(List<String> clause) {
        return own.getOrDefault(clause.get(0), List.of()).contains(String.join(" ", clause));
    }

    /** The words that set it back, when it is not the usual one. */
    Optional<List<String>> back(String key, List<String> now) {
        return own(now) || !own.containsKey(key)
                ? Optional.empty()
                : Optional.of(List.of(own.get(key).get(0).split(" ")));
    }
}
