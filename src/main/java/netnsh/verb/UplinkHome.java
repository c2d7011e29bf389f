package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import netnsh.model.Link;
import netnsh.plan.View;
import netnsh.uapi.RtProt;
import netnsh.uapi.Rtm;
import netnsh.uapi.Rtn;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Names;

/** The opposite of {@code uplink bridge}, from what is there alone. */
public final class UplinkHome {
    private UplinkHome() {}

    /**
     * The lines that give an interface the addresses and routes of the bridge that stands in its place, and take the bridge
     * away: first the addresses, so that there is no moment without.
     *
     * @param away the line that deletes the bridge
     */
    public static List<String> lines(View view, NsRef ns, Link bridge, Link port, String away) {
        String ip = ns instanceof NsRef.Home ? "ip " : "ip -n " + Text.word(Names.NS.write(ns)) + " ";
        String dev = " dev " + Text.word(port.name());
        List<String> lines = new ArrayList<>();
        UplinkVerb.addresses(view, ns, bridge).forEach(address -> lines.add(ip + "addr add " + address + dev));
        lines.add(away);
        for (int family : new int[] {Rtm.AF_INET, Rtm.AF_INET6}) {
            PacketEnds.mainRoutes(ns, family, view).stream()
                    .filter(route -> route.out().index() == bridge.index()
                            && route.protocol() != RtProt.RTPROT_KERNEL
                            && route.type() == Rtn.RTN_UNICAST)
                    .forEach(route -> lines.add(ip + "route add " + UplinkVerb.words(route) + dev));
        }
        return lines;
    }
}
