package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lexer;
import netnsh.grammar.Reading;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.NsRef;
import netnsh.word.Names;

/** Makes a plan of a line that netnsh itself wrote: spelled out, without variables, with a namespace in front at most. */
public final class Replan {
    private Replan() {}

    /**
     * What the line means, given what the machine looks like.
     *
     * @param line {@code ip -n left addr add 10.0.0.1/24 dev eth0}, {@code @left sysctl -q -w net.ipv4.ip_forward=1}
     * @throws Problem when it is no such line, or when planning finds it impossible
     */
    public static Plan plan(String line, View view) {
        Request request = request(line);
        return request.form().planner().plan(request, view);
    }

    /** The request that such a line is. */
    public static Request request(String line) {
        List<Token> words = new ArrayList<>(Lexer.lenient(line, name -> null));
        NsRef ns = NsRef.HOME;
        if (!words.isEmpty() && words.get(0).text().startsWith("@")) {
            Token place = words.remove(0);
            try {
                ns = Names.PLACE.read(place.text().substring(1));
            } catch (BadValue e) {
                throw Problem.of("line.place", e.getMessage()).at(place);
            }
        }
        Reading reading = Commands.read(words);
        if (!reading.complete()) {
            Token at = reading.mistake().map(Reading.Mistake::token).orElse(words.isEmpty() ? null : words.get(0));
            throw Problem.of("line.written", "not a line that can be done again: " + line)
                    .at(at);
        }
        return Commands.request(reading, new Context(ns, null, false));
    }
}
