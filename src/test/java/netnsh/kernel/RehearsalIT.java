package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Route;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.uapi.Ifa;
import netnsh.uapi.Iff;
import netnsh.uapi.Rta;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import netnsh.verb.Lines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same lines, rehearsed and done: what would be there is what is there, as far as a later line can tell. */
class RehearsalIT {
    private static final List<String> LINES = List.of(
            "/ netns add rhleft rhright rhlan",
            "/ cable rhleft:eth0 rhright:eth0",
            "rhleft addr 10.0.1.1/24",
            "rhleft route 10.0.0.0/24",
            "rhright addr 10.0.0.1/24 dev eth0",
            "rhright route 10.0.1.0/24",
            "rhlan switch br0 rhleft:lan0 rhright:lan0",
            "rhlan addr add 192.168.7.1/24 dev br0",
            "rhleft addr add 192.168.7.2/24 dev lan0",
            "rhleft link add v0 type veth peer name v1",
            "rhleft link set v1 netns rhlan name up0 mtu 1400",
            "rhleft link set v0 alias uplink",
            "rhleft link property add dev v0 altname world",
            "rhleft up world",
            "rhlan up up0",
            "rhlan link set up0 master br0",
            "rhlan link set up0 nomaster",
            "rhleft gw 192.168.7.1",
            "rhleft route add 10.9.0.0/16 via 192.168.7.1 metric 50",
            "rhleft route del 10.9.0.0/16",
            "rhright link del lan0",
            "rhleft addr del 192.168.7.2/24 dev lan0",
            "rhlan sysctl net.ipv4.ip_forward=1",
            "/ netns add rhgone",
            "rhgone cable hole rhleft:dig",
            "/ netns del rhgone");

    private static final Set<String> NAMES = Set.of("rhleft", "rhright", "rhlan");

    private final Box box = new Box();

    @AfterEach
    void clean() {
        NAMES.stream().filter(name -> NetnsDir.find(name).isPresent()).forEach(box::drop);
        box.close();
    }

    private static void run(Kernel kernel, String line) {
        List<String> words = Arrays.asList(line.split(" "));
        NsRef ns = words.get(0).equals("/") ? NsRef.HOME : new NsRef.Named(words.get(0));
        try {
            Plan plan = Lines.plan(words.subList(1, words.size()), new Context(ns, null), kernel, null);
            for (Effect effect : plan.effects()) {
                assertEquals(0, kernel.run((Effect.OnKernel) effect, outcome -> {}), effect.words());
            }
        } catch (Problem e) {
            throw new AssertionError(line + ": " + e.getMessage() + " " + e.kernel(), e);
        }
    }

    private static Set<String> state(Kernel kernel) {
        Set<String> all = new TreeSet<>();
        for (String name : NAMES) {
            NsRef ns = new NsRef.Named(name);
            TreeMap<Integer, String> names = new TreeMap<>();
            for (Link link : kernel.links(ns)) {
                names.put(link.index(), link.name());
                int flags = link.flags() & (Iff.IFF_UP | Iff.IFF_LOWER_UP);
                // a bridge has a carrier when one of its ports has, which no plan depends on
                boolean bridge = link.name().equals("br0");
                all.add(name + " " + link.name() + " " + (bridge ? flags & Iff.IFF_UP : flags));
            }
            for (Address address : kernel.addresses(ns, 2)) {
                String ip = Ip.text(address.attrs().get(Ifa.IFA_LOCAL).orElseThrow());
                all.add(name + " " + ip + " " + names.get(address.dev().index()));
            }
            for (Route route : kernel.routes(ns, 2, 254, false)) {
                String dst = route.attrs().get(Rta.RTA_DST).map(Ip::text).orElse("default");
                String dev =
                        names.get(route.attrs().get(Rta.RTA_OIF).orElseThrow().index());
                all.add(name + " " + dst + "/" + route.dstLength() + " " + dev);
            }
        }
        return all;
    }

    @Test
    void ends_where_the_kernel_ends() {
        Rehearsal rehearsal = Rehearsal.of(box.kernel);
        for (String line : LINES) {
            run(rehearsal, line);
        }
        assertEquals(Set.of(), existing());
        for (String line : LINES) {
            run(box.kernel, line);
        }
        assertEquals(text(state(box.kernel)), text(state(rehearsal)));
        assertEquals("1", rehearsal.sysctl(new NsRef.Named("rhlan"), "net/ipv4/ip_forward"));
        assertEquals(text(state(box.kernel)), text(state(Rehearsal.of(box.kernel))));
    }

    private static Set<String> existing() {
        return NAMES.stream().filter(name -> NetnsDir.find(name).isPresent()).collect(Collectors.toSet());
    }

    private static String text(Set<String> state) {
        return String.join("\n", state);
    }
}
