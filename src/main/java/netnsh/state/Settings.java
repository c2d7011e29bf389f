package netnsh.state;

import java.util.ArrayList;
import java.util.Collection;
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
        List<Thing> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        links.forEach(link -> names.add(link.name()));
        List<Thing> devices = new ArrayList<>();
        Map<String, String> some = new TreeMap<>(raw);
        if (!wanted) {
            some.clear();
            raw.forEach((path, value) -> {
                // most are as they were made, and say so at first sight
                if (inFolder(path) || !value.equals(fresh.get(path))) {
                    some.put(path, value);
                }
            });
        }
        for (Map.Entry<String, String> one : some.entrySet()) {
            String[] parts = one.getKey().split("/");
            boolean folder = parts.length == 5 && (parts[2].equals("conf") || parts[2].equals("neigh"));
            String leaf = parts[parts.length - 1];
            boolean device = folder && !parts[3].equals("all") && !parts[3].equals("default");
            if (device && !names.contains(parts[3])) {
                continue;
            }
            String usual = wanted
                    ? null
                    : device
                            ? ofDevice(parts, leaf, raw, fresh)
                            : ofAll(one.getKey(), folder ? parts : null, raw, fresh);
            if (usual != null && !wanted && usual.equals(one.getValue())) {
                continue;
            }
            String value = squeezed(one.getValue());
            boolean same = usual == null || squeezed(usual).equals(value);
            if (!wanted && (same || folder && LEFT_OUT.contains(leaf) || device && value.startsWith("-"))) {
                continue;
            }
            (device ? devices : all).add(thing(ns, one.getKey(), value, usual, device ? parts[3] : null));
        }
        all.addAll(devices);
        return all;
    }

    /** Whether an interface, or all of them, have it. */
    private static boolean inFolder(String path) {
        return path.contains("/conf/") || path.contains("/neigh/");
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

    /** What a new interface gets; null when that is not known. */
    private static String ofDevice(String[] parts, String leaf, Map<String, String> raw, Map<String, String> fresh) {
        if (parts[3].equals("lo") && fresh.containsKey(String.join("/", parts)) && !SPREADS.contains(leaf)) {
            return fresh.get(String.join("/", parts));
        }
        return raw.get(String.join("/", parts[0], parts[1], parts[2], "default", leaf));
    }

    /** What a new namespace has, with what follows from its other parameters; null when that is not known. */
    private static String ofAll(String path, String[] folder, Map<String, String> raw, Map<String, String> fresh) {
        if (path.equals("net/ipv4/conf/all/forwarding")) {
            return null; // ip_forward is the same
        } else if (folder != null && folder[3].equals("default") && SPREADS.contains(folder[4])) {
            boolean four = folder[1].equals("ipv4");
            if (!four || folder[4].equals("forwarding")) {
                return raw.get(four ? FORWARD : path.replace("/default/", "/all/"));
            }
        }
        if (path.equals("net/ipv4/conf/all/accept_redirects") && "1".equals(raw.get(FORWARD))) {
            return "0"; // who forwards takes no redirects
        }
        return fresh.get(path);
    }

    /** Tabs and line ends are spaces: so they are written, and read back the same. */
    static String squeezed(String value) {
        return SPACES.matcher(value.strip()).replaceAll(" ");
    }
}
