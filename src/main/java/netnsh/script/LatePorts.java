package netnsh.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.grammar.BadValue;
import netnsh.model.Link;
import netnsh.plan.Problem;
import netnsh.session.Session;
import netnsh.value.NsRef;
import netnsh.word.Names;

/**
 * Keeps back the lines of a long file that plug ports into bridges, until a line comes that could tell the difference. Every
 * new host greets all the others (RFC 4862, RFC 3810), and a bridge floods that to each of its ports, so that a lab
 * that is plugged together host by host costs the square of its size while it is being built.
 */
final class LatePorts {
    /** So many ports of a file are plugged in where they stand: up to there it makes no difference. */
    static final int IN_PLACE = 32;

    private static final String NAME = "([\\w.-]+)";
    private static final String WHERE = "\\s*(?:@" + NAME + "\\s+)?(?:ip\\s+(?:-n\\s+" + NAME + "\\s+)?)?";

    private static final Pattern PORT = Pattern.compile(
            WHERE + "link\\s+set\\s+(?:dev\\s+)?" + NAME + "\\s+(?:up\\s+)?master\\s+" + NAME + "(?:\\s+up)?\\s*");

    private static final Pattern MADE = Pattern.compile(WHERE + "link\\s+add\\s+(?:dev\\s+|name\\s+)?" + NAME
            + "\\s(?:.*\\speer\\s+name\\s+" + NAME + "\\s*$)?[\\w\\s.:/@,+%-]*");

    private static final String END = "(?:(/|[\\w.-]+):)?" + NAME;
    private static final Pattern CABLE = Pattern.compile(WHERE + "cable\\s+" + END + "\\s+" + END + "\\s*");

    /** What hosts are made of, in words that mean nothing to a shell: none of it asks for a carrier. */
    private static final Pattern PASSING = Pattern.compile(WHERE
            + "(?:netns\\s+add\\s|link\\s+add\\s|cable\\s|addr(?:ess)?\\s+add\\s|route\\s+add\\s|link\\s+set\\s+(?:dev\\s+)?"
            + NAME + "\\s+up\\s*$)[\\w\\s.:/@,+%-]*");

    /** With these a kernel refuses a gateway behind an interface without a carrier (ip-sysctl.rst). */
    private static final List<String> CARRIER_COUNTS = List.of(
            "net.ipv4.conf.default.ignore_routes_with_linkdown", "net.ipv6.conf.default.ignore_routes_with_linkdown");

    private final Session session;
    private final List<Lines.One> held = new ArrayList<>();
    /** The names in what is kept back. */
    private final Set<String> words = new HashSet<>();
    /** Interfaces that the file has made, behind the place where. */
    private final Set<String> made = new HashSet<>();
    /** Interfaces that were asked for, behind the place where, and whether they are bridges. */
    private final Map<String, Boolean> bridges = new HashMap<>();

    private final boolean carrierCounts;
    private Boolean allowed;
    private int ports;

    LatePorts(Session session, Lines lines) {
        this.session = session;
        this.carrierCounts = lines.all().stream().anyMatch(l -> l.text().contains("ignore_routes_with_linkdown"));
    }

    /** Keeps the line back if it plugs a port into a bridge and both are known to be there; whether it did. */
    boolean holds(Lines.One line) {
        Matcher port = PORT.matcher(line.text());
        if (!port.matches()) {
            note(line.text());
            return false;
        }
        String place = place(port);
        String name = port.group(3);
        String bridge = port.group(4);
        boolean free = made.remove(place + " " + name);
        if (ports++ < IN_PLACE || !free || !allowed() || words.contains(name) || !isBridge(place, bridge)) {
            return false; // the line itself says what is wrong
        }
        held.add(line);
        words.add(name);
        words.add(bridge);
        return true;
    }

    /** Keeps in mind which interfaces lines make, until there is one that might do anything to them. */
    private void note(String line) {
        Matcher add = MADE.matcher(line);
        Matcher cable = CABLE.matcher(line);
        if (add.matches()) {
            made.add(place(add) + " " + add.group(3));
            if (add.group(4) != null) {
                made.add(place(add) + " " + add.group(4));
            }
        } else if (cable.matches()) {
            for (int end = 3; end < 7; end += 2) {
                made.add((cable.group(end) == null ? place(cable) : cable.group(end)) + " " + cable.group(end + 1));
            }
        } else if (!PASSING.matcher(line).matches()) {
            made.clear();
            bridges.clear();
        }
    }

    private String place(Matcher line) {
        String named = line.group(2) != null ? line.group(2) : line.group(1);
        return named != null ? named : session.context().ns().toString();
    }

    private boolean isBridge(String place, String name) {
        return bridges.computeIfAbsent(place + " " + name, unknown -> {
            try {
                Optional<String> kind =
                        session.view().link(Names.PLACE.read(place), name).flatMap(Link::kind);
                return kind.equals(Optional.of("bridge"));
            } catch (Problem | BadValue e) {
                return false;
            }
        });
    }

    /** Whether this line is the same before and after what is kept back. */
    boolean passes(String line) {
        if (held.isEmpty()) {
            return true;
        }
        if (!PASSING.matcher(line).matches()) {
            return false;
        }
        for (String word : line.strip().split("\\s+")) {
            if (words.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** What was kept back, in its order; it is not kept any more. */
    List<Lines.One> take() {
        List<Lines.One> all = List.copyOf(held);
        held.clear();
        words.clear();
        return all;
    }

    private boolean allowed() {
        if (allowed == null) {
            boolean inTurn = session.options().dryRun() || session.options().verbose();
            allowed = !inTurn && !carrierCounts && CARRIER_COUNTS.stream().allMatch(this::isOff);
        }
        return allowed && !session.jobs().any();
    }

    private boolean isOff(String key) {
        try {
            return session.view().sysctl(NsRef.HOME, key).strip().equals("0");
        } catch (Problem noSuchParameter) {
            return true;
        }
    }
}
