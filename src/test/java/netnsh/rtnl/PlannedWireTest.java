package netnsh.rtnl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import netnsh.kernel.Ops;
import netnsh.kernel.Rehearsal;
import netnsh.netlink.Attrs;
import netnsh.netlink.Message;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.Rtm;
import netnsh.uapi.Veth;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.verb.Lines;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every golden command that changes something: from its words through the plan to the bytes that {@code ip} sends. */
class PlannedWireTest {
    private final Rehearsal kernel = Rehearsal.empty();

    private void setUp(NetOp op) {
        kernel.run(new Effect.Net(NsRef.HOME, op, new Blame(null), "…"), outcome -> {});
    }

    /** The namespace that the golden commands were given in. */
    private void setUp() {
        kernel.run(new Effect.NewNs("red", null, "…"), outcome -> {});
        setUp(Ops.pair("v0", "v1", null));
        setUp(Ops.link("br9", "bridge"));
        setUp(Ops.up("v0"));
        setUp(Ops.up("v1"));
        setUp(Ops.address("v0", 24, 10, 0, 0, 1));
    }

    @TestFactory
    Stream<DynamicTest> sends_what_ip_sends() throws Exception {
        setUp();
        Path folder = Path.of(PlannedWireTest.class.getResource("wire").toURI());
        List<DynamicTest> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                String command = lines.get(0);
                if (!command.matches(".* (show|get|list-id)\\b.*")) {
                    all.add(dynamicTest(command, () -> same(command, lines.subList(1, lines.size()))));
                }
            }
        }
        assertTrue(all.size() > 35, all.size() + " golden commands");
        return all.stream();
    }

    @Test
    void every_operation_has_a_golden_command() throws Exception {
        setUp();
        Set<Class<?>> proved = new HashSet<>();
        Path folder = Path.of(PlannedWireTest.class.getResource("wire").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String command = Files.readAllLines(file).get(0);
                if (!command.matches(".* (show|get|list-id)\\b.*")) {
                    for (Effect effect : Lines.plan(command, kernel, null).effects()) {
                        proved.add(((Effect.Net) effect).op().getClass());
                    }
                }
            }
        }
        Set<Class<?>> all = new HashSet<>(Arrays.asList(NetOp.class.getPermittedSubclasses()));
        all.removeAll(proved);
        assertEquals(Set.of(), all, "not proved by any golden command");
    }

    private void same(String command, List<String> wanted) {
        Plan plan = Lines.plan(command, kernel, null);
        List<String> ours = new ArrayList<>();
        for (Effect effect : plan.effects()) {
            NetOp op = Requests.resolve(((Effect.Net) effect).op(), new Resolver(command));
            Message message = Requests.encode(op);
            int flags = message.flags() | Rtm.NLM_F_REQUEST | Rtm.NLM_F_ACK;
            byte[] bytes = new Message(message.type(), flags, 0, 0, message.payload()).bytes();
            ours.add(hex(ordered(bytes, Message.HEADER + Requests.headerLength(op), op instanceof NetOp.AddLink)));
        }
        List<String> theirs = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            NetOp op = ((Effect.Net) plan.effects().get(Math.min(i, ours.size() - 1))).op();
            byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(wanted.get(i));
            theirs.add(hex(ordered(bytes, Message.HEADER + Requests.headerLength(op), op instanceof NetOp.AddLink)));
        }
        assertEquals(String.join("\n", theirs), String.join("\n", ours), command);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    /** The same bytes with the attributes in the order of their numbers, which means nothing to the kernel. */
    private static byte[] ordered(byte[] bytes, int start, boolean link) {
        int end = bytes.length;
        int from = start + 3 & ~3;
        List<byte[]> attrs = new ArrayList<>();
        for (int at = from; at < end; ) {
            int length = (bytes[at] & 0xff) + 3 & ~3;
            byte[] attr = Arrays.copyOfRange(bytes, at, at + length);
            int id = attr[2];
            if (link && (id == Ifla.IFLA_LINKINFO.id() || id == IflaInfo.IFLA_INFO_DATA.id() && length > 12)) {
                attr = ordered(attr, 4, true);
            } else if (link && id == Veth.VETH_INFO_PEER.id() && length > 4 + IfInfoMsg.LENGTH) {
                attr = ordered(attr, 4 + IfInfoMsg.LENGTH, true);
            }
            attrs.add(attr);
            at += length;
        }
        attrs.sort(Comparator.comparingInt(attr -> attr[2]));
        ByteBuffer out = ByteBuffer.allocate(end).put(bytes, 0, from);
        attrs.forEach(out::put);
        return out.array();
    }

    private record Resolver(String command) implements Attrs.Resolver {
        @Override
        public Dev dev(Dev named) {
            int index = List.of("?", "lo", "v1", "v0", "br9").indexOf(named.name());
            assertTrue(index > 0, named.toString());
            return Dev.of(index, named.name());
        }

        @Override
        public NsRef ns(NsRef symbolic) {
            // the descriptors that ip happened to have
            return new NsRef.FdRef(command.contains("netns set") ? 6 : 4);
        }
    }
}
