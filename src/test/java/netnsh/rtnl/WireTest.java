package netnsh.rtnl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import netnsh.kernel.Ops;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Neighbour;
import netnsh.model.Nsid;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.netlink.Attrs;
import netnsh.netlink.Message;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.uapi.Fra;
import netnsh.uapi.Ifa;
import netnsh.uapi.Ifla;
import netnsh.uapi.Nda;
import netnsh.uapi.Netnsa;
import netnsh.uapi.Nud;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.Mac;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

/**
 * The messages of the installed {@code ip}, caught with {@code strace -e write=3}: the first line of a file is the command,
 * every other one a message, sequence and port numbers zeroed. In the namespace where they were caught v1 was number 2, v0
 * number 3 and br9 number 4.
 */
class WireTest {
    private static final int DESCRIPTOR_OF_LINK_COMMANDS = 4;
    private static final int DESCRIPTOR_OF_NETNS_SET = 6;

    private static List<byte[]> golden(String command) {
        String name = command.toLowerCase().replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        try (InputStream in = WireTest.class.getResourceAsStream("wire/" + name + ".hex")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertEquals("ip " + command, lines.get(0));
            return lines.stream()
                    .skip(1)
                    .map(line -> HexFormat.ofDelimiter(" ").parseHex(line))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void same(String command, Message message, int index, int flags) {
        byte[] wanted = golden(command).get(index);
        Message numbered = new Message(message.type(), message.flags() | flags, 0, 0, message.payload());
        assertEquals(hex(wanted), hex(numbered.bytes()), command);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    private static void sends(String command, NetOp op) {
        NetOp resolved = Requests.resolve(op, new Attrs.Resolver() {
            @Override
            public Dev dev(Dev named) {
                return Dev.of(List.of("?", "lo", "v1", "v0", "br9").indexOf(named.name()), named.name());
            }

            @Override
            public NsRef ns(NsRef symbolic) {
                return new NsRef.FdRef(
                        command.startsWith("netns") ? DESCRIPTOR_OF_NETNS_SET : DESCRIPTOR_OF_LINK_COMMANDS);
            }
        });
        same(command, Requests.encode(resolved), 0, Rtm.NLM_F_REQUEST | Rtm.NLM_F_ACK);
    }

    private static void dumps(String command, int index, Message question) {
        same(command, question, index, Rtm.NLM_F_REQUEST | Rtm.NLM_F_DUMP);
    }

    @Test
    void changes_links_as_ip_does() {
        NsRef red = new NsRef.Named("red");
        sends("link add v2 type veth peer name v3", Ops.pair("v2", "v3", null));
        sends("link add br0 type bridge", Ops.link("br0", "bridge"));
        sends("link set v0 up", Ops.up("v0"));
        sends("link set v0 name w0", Ops.set("v0", Attrs.NONE.with(Ifla.IFLA_IFNAME, "w0")));
        sends("link set v0 mtu 1400", Ops.set("v0", Attrs.NONE.with(Ifla.IFLA_MTU, 1400L)));
        Mac mac = Mac.parse("02:00:00:00:00:02");
        sends("link set v0 address 02:00:00:00:00:02", Ops.set("v0", Attrs.NONE.with(Ifla.IFLA_ADDRESS, mac)));
        sends("link set v0 master br9", Ops.set("v0", Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.named("br9"))));
        sends("link set v0 nomaster", Ops.set("v0", Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.NONE)));
        sends("link set v0 netns red", Ops.set("v0", Attrs.NONE.with(Ifla.IFLA_NET_NS_FD, red)));
        sends("link set v0 alias uplink", Ops.set("v0", Attrs.NONE.with(Ifla.IFLA_IFALIAS, "uplink")));
        sends("link del v0", Ops.delete("v0"));
        Attrs names = Attrs.NONE.with(Ifla.IFLA_PROP_LIST, Attrs.NONE.with(Ifla.IFLA_ALT_IFNAME, "uplink"));
        Link link = new Link(Dev.named("v0"), 0, 0, 0, 0, names);
        sends("link property add dev v0 altname uplink", new NetOp.LinkProperty(link, true));
    }

    @Test
    void changes_addresses_and_routes_as_ip_does() {
        sends("addr add 10.0.0.5/24 dev v0", Ops.address("v0", 24, 10, 0, 0, 5));
        sends("addr del 10.0.0.1/24 dev v0", Ops.noAddress("v0", 24, 10, 0, 0, 1));
        Attrs far = Attrs.NONE
                .with(Ifa.IFA_LOCAL, Ip.of(Ops.bytes(10, 0, 0, 5)))
                .with(Ifa.IFA_ADDRESS, Ip.of(Ops.bytes(10, 0, 0, 6)));
        sends(
                "addr add 10.0.0.5 peer 10.0.0.6/32 dev v0",
                new NetOp.AddAddress(new Address(Rtm.AF_INET, 32, 0, 0, Dev.named("v0"), far), Mode.ADD));
        Attrs to = Attrs.NONE
                .with(Rta.RTA_DST, Ip.of(Ops.bytes(10, 1, 0, 0)))
                .with(Rta.RTA_GATEWAY, Ip.of(Ops.bytes(10, 0, 0, 2)));
        Route route = new Route(Rtm.AF_INET, 24, 0, 0, 254, 3, 0, 1, 0, to);
        sends("route add 10.1.0.0/24 via 10.0.0.2", new NetOp.AddRoute(route, Mode.ADD));
        Attrs high = to.with(Rta.RTA_TABLE, 1000L);
        sends(
                "route replace 10.1.0.0/24 via 10.0.0.2 table 1000",
                new NetOp.AddRoute(new Route(Rtm.AF_INET, 24, 0, 0, 0, 3, 0, 1, 0, high), Mode.REPLACE));
        Attrs gone = Attrs.NONE.with(Rta.RTA_DST, Ip.of(Ops.bytes(10, 9, 0, 0)));
        sends("route del 10.9.0.0/24", new NetOp.DelRoute(new Route(Rtm.AF_INET, 24, 0, 0, 254, 0, 255, 0, 0, gone)));
    }

    @Test
    void changes_neighbours_rules_and_ids_as_ip_does() {
        Attrs near = Attrs.NONE.with(Nda.NDA_DST, Ip.of(Ops.bytes(10, 0, 0, 9)));
        Attrs mac = near.with(Nda.NDA_LLADDR, Mac.parse("02:00:00:00:00:01"));
        Neighbour neighbour = new Neighbour(Rtm.AF_INET, Dev.named("v0"), Nud.NUD_PERMANENT, 0, 0, mac);
        sends("neigh add 10.0.0.9 lladdr 02:00:00:00:00:01 dev v0", new NetOp.AddNeighbour(neighbour, Mode.ADD));
        sends(
                "neigh del 10.0.0.9 dev v0",
                new NetOp.DelNeighbour(new Neighbour(Rtm.AF_INET, Dev.named("v0"), Nud.NUD_PERMANENT, 0, 0, near)));
        Attrs from = Attrs.NONE.with(Fra.FRA_SRC, Ip.of(Ops.bytes(10, 0, 0, 0)));
        sends(
                "rule add from 10.0.0.0/8 table 100",
                new NetOp.AddRule(new Rule(Rtm.AF_INET, 0, 8, 0, 100, Fra.FR_ACT_TO_TBL, 0, from)));
        Attrs id = Attrs.NONE.with(Netnsa.NETNSA_FD, new NsRef.Named("red")).with(Netnsa.NETNSA_NSID, 7);
        sends("netns set red 7", new NetOp.SetNsid(new Nsid(id)));
    }

    @Test
    void asks_for_tables_as_ip_does() {
        dumps("addr show", 0, Links.dump(true));
        dumps("addr show", 1, Addresses.dump(0));
        dumps("route show", 0, Routes.dump(Rtm.AF_INET, 254, false));
        dumps("neigh show", 0, Neighbours.dump(0, false));
        dumps("neigh show proxy", 0, Neighbours.dump(0, true));
        dumps("rule show", 0, Rules.dump(Rtm.AF_INET));
        dumps("netns list-id", 1, Nsids.dump());
        same("netns list-id", Nsids.get(new NsRef.FdRef(DESCRIPTOR_OF_NETNS_SET)), 0, Rtm.NLM_F_REQUEST);
    }

    @Test
    void asks_for_one_route_as_ip_does() {
        Attrs dst = Attrs.NONE.with(Rta.RTA_DST, Ip.of(Ops.bytes(10, 0, 0, 7)));
        Route question = new Route(Rtm.AF_INET, 32, 0, 0, 0, 0, 0, 0, 0x1000, dst);
        same("route get 10.0.0.7", Routes.get(question), 0, Rtm.NLM_F_REQUEST);
    }

    @Test
    void reads_back_what_it_writes() {
        Link link = new Link(Dev.of(7, "v9"), 7, 1, -1, 3, Attrs.NONE.with(Ifla.IFLA_IFNAME, "v9"));
        assertEquals(link, Links.decode(Links.set(link)));
        Attrs ip = Attrs.NONE.with(Ifa.IFA_LOCAL, Ip.of(Ops.bytes(10, 0, 0, 1)));
        Address address = new Address(2, 24, 0x80, 253, Dev.index(7), ip);
        assertEquals(address, Addresses.decode(Addresses.delete(address)));
        Route route = new Route(10, 128, 64, 4, 254, 3, 253, 6, 0x1200, Attrs.NONE.with(Rta.RTA_TABLE, 0xffffffffL));
        assertEquals(route, Routes.decode(Routes.delete(route)));
        assertEquals(0xffffffffL, route.tableId());
        Neighbour neighbour = new Neighbour(10, Dev.index(3), 0x80, 0x81, 1, Attrs.NONE);
        assertEquals(neighbour, Neighbours.decode(Neighbours.delete(neighbour)));
        Rule rule = new Rule(2, 32, 8, 4, 252, 7, 0x10002, Attrs.NONE.with(Fra.FRA_TABLE, 5000L));
        assertEquals(rule, Rules.decode(Rules.delete(rule)));
        Nsid nsid = new Nsid(Attrs.NONE.with(Netnsa.NETNSA_NSID, -1));
        assertEquals(nsid, Nsids.decode(Nsids.set(nsid)));
    }
}
