package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import netnsh.netlink.Attrs;
import netnsh.netlink.Message;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.rtnl.Requests;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lines of iproute2's and the very messages that the program ip sent for them, caught with {@code strace -e write=3};
 * sequence and port numbers zeroed. Where they were caught v1 was number 2 and v0 number 3.
 */
class WireTest {
    record Caught(String line, String hex) {
        @Override
        public String toString() {
            return line;
        }
    }

    static List<Caught> caught() throws IOException {
        List<Caught> all = caught("wire.txt");
        all.addAll(caught("link-set.txt"));
        assertTrue(all.size() > 45);
        return all;
    }

    private static List<Caught> caught(String file) throws IOException {
        try (InputStream in = WireTest.class.getResourceAsStream(file)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            List<Caught> all = new ArrayList<>();
            for (int i = 0; i < lines.size(); i += 2) {
                all.add(new Caught(lines.get(i), lines.get(i + 1)));
            }
            return all;
        }
    }

    @ParameterizedTest
    @MethodSource("caught")
    void a_line_becomes_the_bytes_that_ip_sends(Caught caught) {
        List<Effect> effects = Typed.effects(new FakeView(), caught.line());
        NetOp op = ((Effect.Net) effects.get(0)).op();
        Message message = Requests.encode(Requests.resolve(op, new Attrs.Resolver() {
            @Override
            public Dev dev(Dev named) {
                return Dev.of(List.of("?", "lo", "v1", "v0").indexOf(named.name()), named.name());
            }

            @Override
            public NsRef ns(NsRef symbolic) {
                throw new AssertionError("no line here names a namespace");
            }
        }));
        int flags = message.flags() | Rtm.NLM_F_REQUEST | Rtm.NLM_F_ACK;
        Message sent = new Message(message.type(), flags, 0, 0, message.payload());
        assertEquals(caught.hex(), HexFormat.of().formatHex(sent.bytes()));
        assertEquals(1, effects.size());
    }
}
