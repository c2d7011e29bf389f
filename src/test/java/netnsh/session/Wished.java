package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import netnsh.grammar.Source;
import netnsh.kernel.Rehearsal;
import netnsh.kernel.Wishes;
import netnsh.model.BridgeVlan;
import netnsh.model.Mdb;
import netnsh.model.Nexthop;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Query;
import netnsh.state.Diff;
import netnsh.state.Line;
import netnsh.state.Snapshot;
import netnsh.uapi.Fra;
import netnsh.uapi.Ifla;
import netnsh.uapi.Nud;
import netnsh.uapi.RtProt;
import netnsh.uapi.Rtm;
import netnsh.uapi.VlanDb;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.NsRef;

/** What lines ask for, without a kernel: as wishes, as what is saved of them, and as what a kernel would be told. */
final class Wished {
    private static final NsRef HOME = NsRef.HOME;

    private Wished() {}

    static Wishes played(List<String> lines, boolean mustWork) {
        Wishes wishes = Rehearsal.wishes(Rehearsal.empty());
        Heard heard = new Heard();
        Options dry = new Options(false, true, false, false);
        try (Session session = new Session(wishes, () -> wishes, heard, dry)) {
            session.sourcing((s, file, args, from, at) -> 0);
            for (String line : lines) {
                int status = session.run(line, Source.PROMPT);
                assertTrue(!mustWork || status == 0, () -> line + "\n" + heard);
            }
        }
        return wishes;
    }

    static Snapshot wanted(Wishes wishes) {
        Set<NsRef> places = new TreeSet<>(java.util.Comparator.comparing(NsRef::toString));
        places.add(HOME);
        places.addAll(wishes.places());
        return Snapshot.wanted(wishes, places);
    }

    static List<String> lines(Snapshot wanted) {
        Snapshot bare = Snapshot.wanted(Rehearsal.wishes(Rehearsal.empty()), List.of(HOME));
        return Diff.wishes(bare, wanted, Set.of()).lines().stream()
                .map(Line::text)
                .toList();
    }

    /** What kernels would be told, whatever the lines say of it. */
    static String told(Wishes wishes) {
        List<String> all = new ArrayList<>();
        Blame nobody = new Blame(null);
        for (NsRef ns : wishes.places()) {
            List<Object> found = new ArrayList<>(wishes.addresses(ns, 0));
            for (int family : new int[] {Rtm.AF_INET, Rtm.AF_INET6, Rtm.AF_MPLS}) {
                wishes.routes(ns, family, 0, false).stream()
                        .filter(r -> r.protocol() != RtProt.RTPROT_KERNEL)
                        .forEach(found::add);
                wishes.rules(ns, family).stream()
                        .filter(r -> r.attrs().get(Fra.FRA_PROTOCOL, 0) != RtProt.RTPROT_KERNEL)
                        .forEach(found::add);
            }
            // what is found out passes by itself
            wishes.neighbours(ns, 0, false).stream()
                    .filter(n -> (n.state() & Nud.NUD_PERMANENT) != 0)
                    .forEach(found::add);
            found.addAll(wishes.neighbours(ns, 0, true));
            wishes.memberships(ns).forEach(m -> found.add(Mac.of(m.address()) + " at " + m.dev()));
            for (Query<?> query : List.of(
                    new Query.Forwarding(Dev.NONE, Dev.NONE),
                    new Query.BridgeLinks(Ifla.RTEXT_FILTER_BRVLAN),
                    new Query.Nexthops(new Nexthop(0, 0, 0, 0, Attrs.NONE)))) {
                found.addAll(wishes.query(ns, query, nobody));
            }
            for (long flags : new long[] {0, VlanDb.DUMPF_GLOBAL}) {
                wishes.query(ns, new Query.BridgeVlans(flags), nobody).forEach(vlan -> found.addAll(options(vlan)));
            }
            for (Mdb mdb : wishes.query(ns, new Query.MulticastGroups(), nobody)) {
                found.add(HexFormat.of().formatHex(mdb.attrs().bytes()) + " at " + mdb.bridge());
            }
            found.addAll(wishes.sysctls(List.of(ns), Map.of()).get(ns).entrySet());
            found.forEach(one -> all.add(ns + ": " + one));
        }
        all.sort(null);
        return String.join("\n", all);
    }

    /** Each option that is not what a new VLAN has anyway. */
    private static List<String> options(BridgeVlan vlan) {
        List<String> all = new ArrayList<>();
        Attrs entry = vlan.attrs().get(VlanDb.BRIDGE_VLANDB_ENTRY).orElse(null);
        Attrs global = vlan.attrs().get(VlanDb.BRIDGE_VLANDB_GLOBAL_OPTIONS).orElse(null);
        int vid = entry == null
                ? global.get(VlanDb.GOPTS_ID, 0)
                : entry.get(VlanDb.ENTRY_INFO).orElseThrow().vid();
        (entry == null ? global : entry).entries().forEach(one -> all.add(vid + " " + vlan.dev() + " " + one));
        all.removeIf(one -> one.matches(".*(INFO|_ID|STATE=3|ROUTER=1|snooping=1|querier=0).*"));
        return all;
    }
}
