package netnsh.front;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Reading;
import netnsh.plan.Context;
import netnsh.plan.Problem;
import netnsh.session.Session;
import netnsh.verb.Commands;

/**
 * netnsh as {@code sysctl}, {@code ifconfig}, {@code route}, {@code arp}, {@code brctl} or {@code vconfig}: what it
 * understands and what succeeds it does; every other line is the program's, which has the words for what is wrong.
 */
public final class Older {
    private static final List<String> NAMES = List.of("sysctl", "ifconfig", "route", "arp", "brctl", "vconfig");

    private final String name;
    private final Session session;
    private final Around around;

    /** A front over a session. */
    public Older(String name, Session session, Around around) {
        this.name = name;
        this.session = session;
        this.around = around;
        session.notes(text -> {});
    }

    /** The programs that are played. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Does what the arguments say; answers the exit status.
     *
     * @throws Around.Elsewhere when the program itself must do it
     */
    public int run(List<String> args) {
        if (name.equals("sysctl")) {
            return new Sysctl(session, around).run(args);
        }
        List<String> words = new ArrayList<>(List.of(name));
        words.addAll(args);
        Reading reading = Commands.read(Said.tokens(words));
        if (!reading.complete()) {
            throw new Around.Elsewhere();
        }
        try {
            return session.perform(Commands.request(reading, new Context(around.ns(), null, true)));
        } catch (Problem p) {
            throw new Around.Elsewhere();
        }
    }
}
