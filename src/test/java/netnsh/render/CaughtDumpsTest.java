package netnsh.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import netnsh.netlink.Message;
import netnsh.plan.Display;
import netnsh.plan.Outcome;
import netnsh.plan.RouteFilter;
import netnsh.plan.View;
import netnsh.rtnl.Neighbours;
import netnsh.rtnl.Routes;
import netnsh.rtnl.Rules;
import org.junit.jupiter.api.Test;

/**
 * Dumps caught from a real kernel and what the program ip made of them. A file holds one message a line in hexadecimal,
 * then lines {@code $ ip OPTIONS …} with the output under each. lo was number 1, v1 2 and v0 3.
 */
class CaughtDumpsTest {
    private static final View.Names NAMES = new View.Names() {
        @Override
        public String link(int index) {
            return List.of("?", "lo", "v1", "v0").get(index);
        }

        @Override
        public Optional<String> namespace(int nsid) {
            return Optional.empty();
        }
    };

    private final List<Message> messages = new ArrayList<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();

    private void read(String file) throws IOException {
        try (InputStream in = CaughtDumpsTest.class.getResourceAsStream(file)) {
            String command = null;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?<=\n)")) {
                if (line.startsWith("$ ")) {
                    command = line.strip();
                    outputs.put(command, "");
                } else if (command == null) {
                    messages.addAll(Message.parse(HexFormat.of().parseHex(line.strip())));
                } else {
                    outputs.merge(command, line, String::concat);
                }
            }
        }
    }

    private <T> void same(String file, Function<Message, T> decode, Function<List<T>, Outcome> outcome)
            throws IOException {
        read(file);
        assertTrue(messages.size() > 3 && outputs.size() > 5, file);
        List<T> things = messages.stream().map(decode).toList();
        outputs.forEach((command, text) -> assertEquals(
                text, Renderer.render(outcome.apply(things), display(command), command.contains(" -c ")), command));
    }

    private static Display display(String command) {
        List<String> words = List.of(command.split(" "));
        return new Display(
                0,
                words.contains("-j"),
                words.contains("-p"),
                words.contains("-br"),
                words.contains("-o"),
                words.contains("-d") ? 1 : 0,
                words.contains("-s") ? 1 : 0,
                false,
                false,
                words.contains("-N"),
                false,
                0,
                0,
                false);
    }

    @Test
    void prints_ipv4_routes_of_every_shape() throws IOException {
        same("routes4.txt", Routes::decode, all -> new Outcome.Routes(all, RouteFilter.ALL, NAMES));
    }

    @Test
    void prints_ipv6_routes_of_every_shape() throws IOException {
        same("routes6.txt", Routes::decode, all -> new Outcome.Routes(all, RouteFilter.ALL, NAMES));
    }

    @Test
    void prints_rules_of_every_shape() throws IOException {
        same("rules.txt", Rules::decode, all -> new Outcome.Rules(all, NAMES));
    }

    @Test
    void prints_neighbours_of_every_shape() throws IOException {
        same("neighbours.txt", Neighbours::decode, all -> new Outcome.Neighbours(all, false, NAMES));
    }

    @Test
    void seconds_are_written_as_printf_writes_them() {
        assertEquals("1.5", RouteCacheText.seconds(1500));
        assertEquals("1", RouteCacheText.seconds(1000));
        assertEquals("3000", RouteCacheText.seconds(3_000_000));
        assertEquals("536871", RouteCacheText.seconds(536_870_911));
        assertEquals("1.23457e+06", RouteCacheText.seconds(1_234_567_890));
        assertEquals("1234.57", RouteCacheText.seconds(1_234_567));
    }
}
