package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import netnsh.model.Neighbour;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.plan.View;
import netnsh.uapi.Fra;
import netnsh.uapi.Mpls;
import netnsh.uapi.Named;
import netnsh.uapi.RtTable;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.uapi.Rtn;
import netnsh.uapi.UidRange;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import netnsh.value.Prefix;
import netnsh.value.Text;
import netnsh.word.Ids;
import netnsh.word.Routing;

/** The iproute2 lines that take away one route, rule or neighbour as it was read: what a flush stands for. */
final class RouteLine {
    private RouteLine() {}

    private static List<String> start(NsRef ns, int family) {
        List<String> words = new ArrayList<>(List.of("ip"));
        if (!(ns instanceof NsRef.Home)) {
            words.add("-n");
            words.add(ns.toString());
        }
        if (family == Rtm.AF_INET6) {
            words.add("-6");
        } else if (family == Rtm.AF_MPLS) {
            words.add("-M");
        }
        return words;
    }

    static String delete(NsRef ns, Route r, View.Names names) {
        List<String> words = start(ns, r.family());
        words.addAll(List.of("route", "del"));
        if (r.type() != Rtn.RTN_UNICAST) {
            words.add(Named.nameOf(Rtn.NAMES, r.type()));
        }
        words.add(r.label().map(Mpls::text).orElseGet(() -> prefix(r.destination())));
        if (!r.from().isDefault()) {
            words.addAll(List.of("from", prefix(r.from())));
        }
        if (r.gateway() != null) {
            words.add("via");
            if (r.attrs().has(Rta.RTA_VIA)) {
                words.add(Ip.family(r.gateway()) == Rtm.AF_INET ? "inet" : "inet6");
            }
            words.add(Ip.text(r.gateway()));
        }
        if (r.out() != Dev.NONE) {
            words.addAll(List.of("dev", names.link(r.out().index())));
        }
        if (r.tableId() != RtTable.RT_TABLE_MAIN) {
            words.addAll(List.of("table", Ids.TABLE.write(r.tableId())));
        }
        if (r.tos() != 0) {
            words.addAll(List.of("tos", Ids.TOS.write((long) r.tos())));
        }
        r.attrs().get(Rta.RTA_PRIORITY).ifPresent(m -> words.addAll(List.of("metric", m.toString())));
        return Text.words(words);
    }

    static String delete(NsRef ns, Rule r) {
        List<String> words = start(ns, r.family());
        words.addAll(List.of("rule", "del"));
        if (r.inverted()) {
            words.add("not");
        }
        words.addAll(List.of("from", r.from().isDefault() ? "all" : prefix(r.from())));
        if (!r.to().isDefault()) {
            words.addAll(List.of("to", prefix(r.to())));
        }
        words.addAll(List.of("preference", Long.toString(r.priority())));
        if (r.tos() != 0) {
            words.addAll(List.of("tos", Ids.TOS.write((long) r.tos())));
        }
        r.attrs()
                .get(Fra.FRA_FWMARK)
                .ifPresent(m -> words.addAll(List.of(
                        "fwmark",
                        Routing.MARK.write(new Routing.Mark(m, r.attrs().get(Fra.FRA_FWMASK, null))))));
        r.attrs().get(Fra.FRA_IIFNAME).ifPresent(n -> words.addAll(List.of("iif", n)));
        r.attrs().get(Fra.FRA_OIFNAME).ifPresent(n -> words.addAll(List.of("oif", n)));
        r.attrs()
                .get(Fra.FRA_UID_RANGE)
                .ifPresent((UidRange u) -> words.addAll(List.of("uidrange", Routing.UIDS.write(u))));
        if (r.tableId() != 0) {
            words.addAll(List.of("lookup", Ids.TABLE.write(r.tableId())));
        } else if (r.action() != Fra.FR_ACT_TO_TBL) {
            words.add(Named.nameOf(Fra.ACTIONS, r.action()));
            r.attrs().get(Fra.FRA_GOTO).ifPresent(g -> words.add(g.toString()));
        }
        return Text.words(words);
    }

    static String delete(NsRef ns, Neighbour n, View.Names names) {
        List<String> words = start(ns, 0);
        words.addAll(List.of("neigh", "del"));
        if (n.proxy()) {
            words.add("proxy");
        }
        n.address().ifPresent(a -> words.add(Ip.text(a)));
        words.addAll(List.of("dev", names.link(n.dev().index())));
        return Text.words(words);
    }

    private static String prefix(Prefix p) {
        return p.isDefault() || p.length() != p.full() ? p.toString() : Ip.text(p.address());
    }
}
