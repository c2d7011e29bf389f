package netnsh.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import netnsh.model.Link;
import netnsh.value.NsRef;
import netnsh.value.SysctlKey;

/** Parameters of namespaces that somebody has changed. */
final class Settings {
    /** What other words say, what the kernel sets by itself, and old names of the same. */
    private static final Set<String> LEFT_OUT = Set.of(
            "addr_gen_mode",
            "base_reachable_time",
            "retrans_time",
            "unres_qlen",
            "stable_secret",
            "mtu",
            "mc_forwarding");

    /** Setting {@code all} sets {@code default} and every interface too. */
    private static final Set<String> SPREADS = Set.of("forwarding", "disable_ipv6", "ignore_routes_with_linkdown");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final String FORWARD = "net/ipv4/ip_forward";

    private Settings() {}

    /**
     * Those that differ from what a new namespace has, or, of an interface, from what a new interface gets there.
     *
     * @param raw all of them, by path
     * @param wanted they were said: then none is the default
     */
    static List<Thing> read(
            NsRef ns, Map<String, String> raw, Map<String, String> fresh, Collection<Link> links, boolean wanted) {
        Set<String> names = new HashSet<>();
        links.forEach(link -> names.add(link.name()));
        List<Thing> all = new ArrayList<>();
        List<Thing> devices = new ArrayList<>();
        for (Map.Entry<String, String> one :
                wanted ? raw.entrySet() : unusual(raw, fresh).entrySet()) {
            Path path = Path.of(one.getKey());
            boolean device = path.device();
            if (device && !names.contains(path.name())) {
                continue;
            }
            String usual = wanted ? null : usual(path, raw, fresh);
            String value = squeezed(one.getValue());
            boolean same = usual == null || squeezed(usual).equals(value);
            boolean passing = path.name() != null && LEFT_OUT.contains(path.leaf()) || device && value.startsWith("-");
            if (!wanted && (same || passing)) {
                continue;
            }
            (device ? devices : all).add(thing(ns, path.whole(), value, usual, device ? path.name() : null));
        }
        all.addAll(devices);
        return all;
    }

    /**
     * Those that do not say at first sight that they are as they were made: few of many hundreds, sorted. What sets others
     * comes in front of them: {@code ip_forward} by itself, {@code all} and {@code default} by the alphabet.
     */
    private static Map<String, String> unusual(Map<String, String> raw, Map<String, String> fresh) {
        Map<String, String> some = new TreeMap<>(
                Comparator.comparing((String path) -> !path.equals(FORWARD)).thenComparing(path -> path));
        raw.forEach((path, value) -> {
            if (!value.equals(usual(Path.of(path), raw, fresh))) {
                some.put(path, value);
            }
        });
        return some;
    }

    private static String usual(Path path, Map<String, String> raw, Map<String, String> fresh) {
        return path.device() ? ofDevice(path, raw, fresh) : ofAll(path, raw, fresh);
    }

    /**
     * A path in parts: {@code net/ipv4/conf/eth0/forwarding} is {@code net/ipv4/conf/}, {@code eth0} and {@code forwarding}.
     *
     * @param folder ends in {@code conf/} or {@code neigh/} where there is a name
     * @param name of an interface, {@code all} or {@code default}; null elsewhere
     */
    private record Path(String whole, String folder, String name, String leaf) {
        static Path of(String whole) {
            int leaf = whole.lastIndexOf('/');
            int name = whole.lastIndexOf('/', leaf - 1);
            boolean some = whole.startsWith("/conf", name - 5) || whole.startsWith("/neigh", name - 6);
            return some
                    ? new Path(
                            whole,
                            whole.substring(0, name + 1),
                            whole.substring(name + 1, leaf),
                            whole.substring(leaf + 1))
                    : new Path(whole, null, null, whole.substring(leaf + 1));
        }

        /** Whether setting that of {@code all} sets this one too. */
        boolean spreads() {
            return SPREADS.contains(leaf) && (leaf.equals("forwarding") || folder.startsWith("net/ipv6/"));
        }

        boolean device() {
            return name != null && !name.equals("all") && !name.equals("default");
        }
    }

    private static Thing thing(NsRef ns, String path, String value, String usual, String device) {
        String key = new SysctlKey(path).toString();
        return new Thing(
                device == null ? Thing.Sort.SETTING : Thing.Sort.DEVICE_SETTING,
                ns,
                path,
                value,
                Line.sysctl(ns, key, value),
                usual == null ? null : Line.sysctl(ns, key, squeezed(usual)),
                true,
                device == null ? Set.of() : Set.of(device),
                Thing.Maker.USER,
                "");
    }

    /** What a new interface gets, or lo when its namespace is made; null when that is not known. */
    private static String ofDevice(Path path, Map<String, String> raw, Map<String, String> fresh) {
        String all = path.spreads() ? path.folder() + "all/" : null;
        if (path.name().equals("lo") && fresh.containsKey(path.whole())) {
            return all == null ? fresh.get(path.whole()) : raw.get(all + path.leaf());
        }
        String usual = raw.get(path.folder() + "default/" + path.leaf());
        // only the first namespace of the machine has defaults of neighbours: everywhere else they are what lo has got
        return usual != null ? usual : fresh.get(path.folder() + "lo/" + path.leaf());
    }

    /** What a new namespace has, with what follows from its other parameters; null when that is not known. */
    private static String ofAll(Path path, Map<String, String> raw, Map<String, String> fresh) {
        if (path.whole().equals("net/ipv4/conf/all/forwarding")) {
            return null; // ip_forward is the same
        } else if ("default".equals(path.name()) && path.spreads()) {
            return raw.get(path.folder() + "all/" + path.leaf());
        }
        if (path.whole().equals("net/ipv4/conf/all/accept_redirects") && "1".equals(raw.get(FORWARD))) {
            return "0"; // who forwards takes no redirects
        }
        return fresh.get(path.whole());
    }

    /** Tabs and line ends are spaces: so they are written, and read back the same. */
    static String squeezed(String value) {
        return SPACES.matcher(value.strip()).replaceAll(" ");
    }
}
