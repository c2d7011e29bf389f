package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.netlink.Message;
import netnsh.plan.Effect;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.render.Renderer;
import netnsh.value.Dev;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code bridge vlan} prints for given answers of a kernel that filters VLANs. In {@code vlans.txt} a line that starts
 * with {@code $} is a command, {@code <} the messages of one answer, {@code >} what the installed program printed for them.
 */
class BridgeVlansTest {
    private record Case(String command, List<List<Message>> answers, String printed) {}

    private static List<Case> cases() throws Exception {
        List<Case> all = new ArrayList<>();
        String command = null;
        List<List<Message>> answers = new ArrayList<>();
        StringBuilder printed = new StringBuilder();
        for (String line : lines()) {
            if (line.startsWith("$ ")) {
                if (command != null) {
                    all.add(new Case(command, answers, printed.toString()));
                }
                command = line.substring(2);
                answers = new ArrayList<>();
                printed = new StringBuilder();
            } else if (line.startsWith("< ")) {
                answers.add(Arrays.stream(line.substring(2).split(" "))
                        .map(hex -> Message.parse(HexFormat.of().parseHex(hex)).get(0))
                        .toList());
            } else {
                printed.append(line.substring(2).replace("\\e", "\u001b")).append('\n');
            }
        }
        all.add(new Case(command, answers, printed.toString()));
        return all;
    }

    private static List<String> lines() throws IOException, java.net.URISyntaxException {
        return Files.readAllLines(
                Path.of(BridgeVlansTest.class.getResource("vlans.txt").toURI()));
    }

    private static final List<String> NAMES = List.of("?", "lo", "v1", "v0", "br9");

    /** A machine that gives these answers one after the other. */
    private static View answering(List<List<Message>> answers) {
        Deque<List<Message>> left = new ArrayDeque<>(answers);
        View.Names names = new View.Names() {
            @Override
            public String link(int index) {
                return NAMES.get(index);
            }

            @Override
            public Optional<String> namespace(int nsid) {
                return Optional.empty();
            }
        };
        return (View) Proxy.newProxyInstance(
                View.class.getClassLoader(), new Class<?>[] {View.class}, (proxy, method, args) -> {
                    return switch (method.getName()) {
                        case "names" -> names;
                        case "link" ->
                            Optional.of(new Link(
                                    Dev.of(NAMES.indexOf((String) args[1]), (String) args[1]), 0, 1, 0, 0, Attrs.NONE));
                        case "query" -> netnsh.rtnl.Answers.read((Query<?>) args[1], left.removeFirst());
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    @TestFactory
    Stream<DynamicTest> prints_what_bridge_prints() throws Exception {
        List<Case> all = cases();
        assertTrue(all.size() > 40, all.size() + " commands");
        return all.stream()
                .map(c -> dynamicTest(c.command(), () -> {
                    View view = answering(c.answers());
                    Request r = Typed.request(netnsh.plan.Context.HOME, c.command());
                    Effect.Show show = (Effect.Show)
                            r.form().planner().plan(r, view).effects().get(0);
                    boolean colored = c.command().contains("-color");
                    assertEquals(c.printed(), Renderer.render(show.read().apply(view), r.display(), colored));
                }));
    }

    @Test
    void counts_of_a_whole_bridge_have_32_bits() {
        String line = "bridge vlan global set dev br0 vid 5 mcast_last_member_count ";
        assertTrue(Typed.mistake(line + "4294967296").startsWith("out of range"));
        assertTrue(Commands.read(Typed.tokens(line + "4294967295")).complete());
    }
}
