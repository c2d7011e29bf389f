package netnsh.differential;

import java.util.List;
import java.util.Random;
import netnsh.grammar.Syntax;

/** Values for slots: few, so that lines meet the same addresses, tables and names again and again. */
final class Pools {
    static final List<String> NAMESPACES = List.of("left", "right");

    private static final List<String> NEW_LINKS =
            List.of("v0", "v1", "v2", "v3", "eth0", "eth1", "br0", "br1", "x0", "m0", "t0", "caf\u00e9");
    private static final List<String> KINDS_OWN = List.of("AF11", "0x10", "CS1");
    private static final List<String> LOCALS = List.of(
            "10.0.0.1/24", "10.0.0.2/24", "10.0.1.1/24", "10.0.0.1", "10.0.2.1/30", "192.168.7.7/16", "10.0.0.1/25");
    private static final List<String> LOCALS6 =
            List.of("fd00::1/64", "fd00::2/64", "fd00:1::1/64", "fd00::1", "fe80::7/64", "2001:db8::1/48");
    private static final List<String> NETWORKS = List.of(
            "10.1.0.0/16",
            "10.2.0.0/16",
            "10.3.0.0/24",
            "10.0.0.0/24",
            "10.3.0.7",
            "default",
            "192.0.2.0/24",
            "10.1.0.0/17",
            "0.0.0.0/0",
            "224.0.0.0/4");
    private static final List<String> NETWORKS6 =
            List.of("fd01::/32", "fd02::/64", "fd00::/64", "fd02::7", "default", "2001:db8:1::/48", "::/0", "ff00::/8");
    private static final List<String> HOSTS =
            List.of("10.0.0.2", "10.0.0.3", "10.0.1.2", "10.0.0.1", "10.0.2.2", "192.168.7.8");
    private static final List<String> HOSTS6 =
            List.of("fd00::2", "fd00::3", "fd00:1::2", "fd00::1", "fe80::1", "2001:db8::2");
    private static final List<String> GROUPS = List.of("239.1.1.1", "224.0.0.251");
    private static final List<String> GROUPS6 = List.of("ff05::100", "ff02::fb");
    private static final List<String> MACS =
            List.of("02:00:00:00:00:01", "02:00:00:00:00:02", "02:00:00:00:00:0a", "01:00:5e:00:00:01");
    private static final List<String> TABLES = List.of("100", "7", "main", "local", "254", "1000");
    private static final List<String> NUMBERS =
            List.of("0", "1", "2", "5", "10", "64", "100", "255", "256", "1000", "1400", "4000", "65535", "100000");
    /** What a slip of the fingers makes, and what lies just outside. */
    private static final List<String> ODD = List.of(
            "010",
            "0x10",
            "-1",
            "4294967296",
            "abc",
            "all",
            "any",
            "default",
            "1.5",
            "10.0.0.1/33",
            "10.0.0",
            "::",
            "lo",
            "on",
            "1s",
            "+1",
            "10.0.0.0/255.255.0.0",
            "65536",
            "v",
            "18446744073709551616",
            "%d",
            "a/b",
            "1e3");

    private final Random random;
    private final boolean v6;
    private final String form;
    private final List<String> links;

    /**
     * Pools for one line.
     *
     * @param form the form's name: what is given in one is looked for in another
     * @param links the interfaces that are there
     */
    Pools(Random random, String form, boolean v6, List<String> links) {
        this.random = random;
        this.form = form;
        this.v6 = v6;
        this.links = links;
    }

    String word(Syntax.Slot<?> slot) {
        if (random.nextInt(60) == 0) {
            return any(ODD);
        }
        boolean six = v6 != (random.nextInt(25) == 0);
        return switch (slot.type().label()) {
            case "IF" -> random.nextInt(25) == 0 ? any(NEW_LINKS) : any(links);
            case "NAME" -> any(NEW_LINKS);
            case "ALTNAME" -> any(List.of("uplink-to-the-lan", "second", "v3"));
            case "NS" -> random.nextInt(15) == 0 ? "third" : any(NAMESPACES);
            case "PREFIX" -> prefix(slot, six);
            case "ADDRESS" -> address(slot, six);
            case "LLADDR" -> any(MACS);
            case "TABLE" -> any(TABLES);
            case "INDEX" -> String.valueOf(40 + random.nextInt(30));
            case "MTU" -> any(List.of("1500", "1400", "1280", "1000", "9000", "68"));
            case "TOS" -> any(KINDS_OWN);
            case "NUMBER" -> any(NUMBERS);
            default -> other(slot);
        };
    }

    private String other(Syntax.Slot<?> slot) {
        List<String> examples = slot.type().examples();
        if (slot.type().role().equals("number") && random.nextInt(3) == 0) {
            return any(NUMBERS);
        }
        return any(examples);
    }

    private String prefix(Syntax.Slot<?> slot, boolean six) {
        boolean own = form.startsWith("addr") && !slot.name().equals("to");
        if (own) {
            return any(six ? LOCALS6 : LOCALS);
        }
        return any(six ? NETWORKS6 : NETWORKS);
    }

    private String address(Syntax.Slot<?> slot, boolean six) {
        if (slot.name().equals("group")) {
            return any(six ? GROUPS6 : GROUPS);
        } else if (slot.name().equals("src")) {
            return six ? "fd00::1" : "10.0.0.1";
        } else if (slot.name().equals("broadcast")) {
            return any(List.of("10.0.0.255", "10.0.1.255"));
        }
        return any(six ? HOSTS6 : HOSTS);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
