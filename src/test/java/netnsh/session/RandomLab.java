package netnsh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lines that build some network: namespaces, cables, bridges, tunnels, addresses, routes; made of a seed. */
final class RandomLab {
    private static final List<String> NAMES = List.of("rl-a", "rl-b", "rl-c", "rl-d");

    final List<String> lines = new ArrayList<>();
    final List<String> namespaces;
    /** Each interface that has an IPv4 network of its own: namespace, name, network's number. */
    private final List<String[]> cabled = new ArrayList<>();

    private final boolean nexthops;
    private Random random;
    private int numbers;
    private int built;

    RandomLab(long seed) {
        this(seed, true);
    }

    /**
     * A lab.
     *
     * @param nexthops also nexthop objects, which the kernel takes away some time after their interface has lost its carrier
     */
    RandomLab(long seed, boolean nexthops) {
        this.nexthops = nexthops;
        random = new Random(seed);
        namespaces = NAMES.subList(0, 2 + random.nextInt(3));
        lines.add("netns add " + String.join(" ", namespaces));
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            cable();
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            switchPort();
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            kind();
        }
        for (int i = 0; i < 4 + random.nextInt(8); i++) {
            more();
        }
    }

    /** Two namespaces with a cable or two, perhaps a bridge: quickly made, and enough for lines to get in each other's way. */
    private RandomLab(Random random) {
        this.nexthops = false;
        this.random = random;
        namespaces = NAMES.subList(0, 2);
        lines.add("netns add " + String.join(" ", namespaces));
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            cable();
        }
        if (random.nextBoolean()) {
            switchPort();
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            more();
        }
        built = numbers;
    }

    /** A small one. */
    static RandomLab small(long seed) {
        return new RandomLab(new Random(seed));
    }

    /** Lines that add to it, change it and take away from it, some of which are refused; the same for the same seed. */
    List<String> happenings(long seed) {
        random = new Random(seed);
        numbers = built;
        List<String> some = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        while (some.size() < count) {
            int kept = lines.size();
            switch (random.nextInt(5)) {
                case 0, 1 -> more();
                case 2 -> lines.add(rarer());
                default -> lines.add(change());
            }
            List<String> fresh = lines.subList(kept, lines.size());
            some.addAll(fresh);
            fresh.clear();
        }
        return some;
    }

    /** What {@link #change} has not. */
    private String rarer() {
        String[] on = cabled.get(random.nextInt(cabled.size()));
        String at = "@" + on[0] + " ";
        int n = ++numbers;
        return switch (random.nextInt(20)) {
            case 0 -> at + "link set " + on[1] + " netns " + some(namespaces) + " name rlo" + n;
            case 1 -> at + "link set " + on[1] + " master rlbr";
            case 2 -> at + "link set " + on[1] + " nomaster";
            case 3 -> at + "bridge fdb replace 02:00:00:00:03:0" + n % 10 + " dev " + on[1] + " master static";
            case 4 -> at + "bridge mdb add dev rlbr port " + on[1] + " grp 239.1.1." + n + " permanent";
            case 5 -> at + "addr change " + on[2] + ".1/24 dev " + on[1] + " valid_lft 5000 preferred_lft 4000";
            case 6 -> at + "addr replace 10.8.77.1/24 dev " + on[1] + " label " + on[1] + ":x";
            case 7 -> at + "route del 10.9." + on[2].substring(5) + ".0/24";
            case 8 -> at + "route change default via " + on[2] + "." + on[3] + " metric 7";
            case 9 -> at + "rule del from all table default";
            case 10 -> at + "maddr add 33:33:00:00:00:0" + n % 10 + " dev " + on[1];
            case 11 -> at + "link add rlj" + n + " type ifb";
            case 12 -> at + "link add rlk" + n + " type bridge";
            case 13 -> at + "link property del dev " + on[1] + " altname the-long-name-" + n;
            case 14 -> at + "link set " + on[1] + " addrgenmode none";
            case 15 -> "dns " + some(namespaces) + " 10.0.0." + n;
            case 16 -> "hosts " + some(namespaces) + " add 10.0.0." + n + " host" + n;
            case 17 -> at + "sysctl -q net.ipv6.conf.all.disable_ipv6=" + random.nextInt(2);
            case 18 -> at + "sysctl -q net.ipv4.conf." + on[1] + ".rp_filter=" + random.nextInt(3);
            default -> at + "link set " + on[1] + " arp off multicast off";
        };
    }

    private String some(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void cable() {
        String one = random.nextInt(5) == 0 ? "/" : some(namespaces);
        String other = some(namespaces);
        int n = ++numbers;
        String left = "rlv" + n;
        String right = random.nextBoolean() ? "rlw" + n : "eth" + n;
        lines.add("cable " + one + ":" + left + " " + other + ":" + right);
        lines.add("@" + one + " addr 10.9." + n + ".1/24 dev " + left);
        lines.add("@" + other + " addr add 10.9." + n + ".2/24 dev " + right
                + (random.nextBoolean() ? " broadcast +" : ""));
        cabled.add(new String[] {one, left, "10.9." + n, "2"});
        cabled.add(new String[] {other, right, "10.9." + n, "1"});
    }

    private void switchPort() {
        String ns = some(namespaces);
        String other = some(namespaces);
        int n = ++numbers;
        String bridge = "rlbr";
        if (lines.stream().noneMatch(l -> l.startsWith("@" + ns + " link add " + bridge))) {
            lines.add("@" + ns + " link add " + bridge + " type bridge ageing_time " + 1000 * (1 + random.nextInt(5))
                    + (random.nextBoolean() ? " stp_state 0 priority 4096" : ""));
            lines.add("@" + ns + " link set " + bridge + " up");
        }
        lines.add("cable " + ns + ":rlp" + n + " " + other + ":rlq" + n);
        lines.add("@" + ns + " link set rlp" + n + " master " + bridge);
        if (random.nextBoolean()) {
            lines.add("@" + ns + " bridge link set dev rlp" + n + " hairpin on learning off");
        }
        if (random.nextBoolean()) {
            lines.add("@" + ns + " bridge fdb add 02:00:00:00:01:0" + n + " dev rlp" + n + " master static");
        }
    }

    private void kind() {
        String[] on = cabled.get(random.nextInt(cabled.size()));
        int n = ++numbers;
        switch (random.nextInt(4)) {
            case 0 ->
                lines.add("@" + on[0] + " link add rlm" + n + " link " + on[1] + " type macvlan mode "
                        + some(List.of("bridge", "private", "vepa")));
            case 1 -> {
                lines.add("@" + on[0] + " link add rlx" + n + " type vxlan id " + (100 + n)
                        + " dstport 4789 local 10.9.99." + n + (random.nextBoolean() ? " nolearning ttl 7" : ""));
                lines.add("@" + on[0] + " bridge fdb append 00:00:00:00:00:00 dev rlx" + n + " dst 10.9.98." + n);
            }
            case 2 -> lines.add("@" + on[0] + " link add rli" + n + " type ifb");
            default -> lines.add("@" + on[0] + " tuntap add rlt" + n + " mode tap");
        }
    }

    private void more() {
        String[] on = cabled.get(random.nextInt(cabled.size()));
        String at = "@" + on[0] + " ";
        int n = ++numbers;
        boolean home = on[0].equals("/");
        switch (random.nextInt(home ? 6 : 14)) {
            case 0 -> lines.add(at + "addr add 10.8." + n + ".1/24 dev " + on[1] + " label " + on[1] + ":" + n % 10);
            case 1 -> lines.add(at + "addr add fd00:" + n + "::1/64 dev " + on[1] + " nodad");
            case 2 -> lines.add(at + "route add 10.7." + n + ".0/24 via " + on[2] + "." + on[3] + " metric " + n);
            case 3 ->
                lines.add(
                        at + "neigh replace " + on[2] + ".77 lladdr 02:00:00:00:00:" + (10 + n % 80) + " dev " + on[1]);
            case 4 ->
                lines.add(at + "link set " + on[1] + " mtu " + (1400 + n) + " txqueuelen 500 alias 'the " + n + "th'");
            case 5 -> lines.add(at + "addr add 10.8." + n + ".1 peer 10.8." + n + ".2 dev " + on[1]);
            case 6 ->
                lines.add(at + "rule add from 10.6." + n + ".0/24 table " + (100 + n) + " priority " + (1000 + n));
            case 7 -> lines.add(at + "sysctl -q net.ipv4.ip_forward=1 net.ipv6.conf." + on[1] + ".accept_ra=0");
            case 8 -> {
                if (!nexthops) {
                    return;
                }
                lines.add(at + "nexthop add id " + n + " via " + on[2] + "." + on[3] + " dev " + on[1]);
                lines.add(at + "route add 10.5." + n + ".0/24 nhid " + n);
            }
            case 9 ->
                lines.add(at + "route add " + some(List.of("blackhole", "unreachable", "prohibit")) + " 10.4." + n
                        + ".0/24");
            case 10 -> lines.add(at + "ip -6 route add fd01:" + n + "::/64 dev " + on[1] + " table " + (200 + n));
            case 11 -> lines.add(at + "link property add dev " + on[1] + " altname the-long-name-" + n);
            case 12 -> lines.add(at + "neigh add proxy 10.3.0." + n + " dev " + on[1]);
            default ->
                lines.add(at + "route add 10.2." + n + ".0/24 nexthop via " + on[2] + "." + on[3]
                        + " weight 2 nexthop via " + on[2] + ".9 weight 3");
        }
    }

    /** A line that changes or takes away something of it; it may be refused. */
    String change() {
        String[] on = cabled.get(random.nextInt(cabled.size()));
        String at = "@" + on[0] + " ";
        int n = ++numbers;
        return switch (random.nextInt(18)) {
            case 0 -> at + "link set " + on[1] + " down";
            case 1 -> at + "link set " + on[1] + " up";
            case 2 -> at + "link del " + on[1];
            case 3 -> at + "addr flush dev " + on[1];
            case 4 -> at + "addr del " + on[2] + "." + (3 - Integer.parseInt(on[3])) + "/24 dev " + on[1];
            case 5 -> at + "link set " + on[1] + " name rln" + n;
            case 6 -> at + "link set " + on[1] + " mtu " + (1200 + random.nextInt(400));
            case 7 -> at + "link set " + on[1] + " address 02:00:00:00:02:" + (10 + n % 80);
            case 8 -> at + "route flush proto boot";
            case 9 -> "netns del " + some(namespaces);
            case 10 -> at + "link set " + on[1] + " netns " + some(namespaces);
            case 11 -> at + "sysctl -q net.ipv4.ip_forward=" + random.nextInt(2);
            case 12 -> at + "link set " + on[1] + " alias 'alias " + n + "' promisc on group " + n;
            case 13 -> at + "rule add from 10.1." + n + ".0/24 table " + (300 + n);
            case 14 -> at + "addr add 10.9." + (100 + n % 100) + ".7/24 dev " + on[1];
            case 15 -> at + "route replace default via " + on[2] + "." + on[3];
            case 16 -> at + "link set rlbr type bridge ageing_time " + 500 * (1 + random.nextInt(9)) + " stp_state 0";
            default -> at + "neigh flush dev " + on[1] + " nud permanent";
        };
    }
}
