package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AheadTest {
    private static int namespaces(String... lines) {
        return new Ahead(Lines.of(String.join("\n", lines)).all()).namespaces(0);
    }

    @Test
    void counts_the_namespaces_that_lines_make() {
        assertEquals(
                4,
                namespaces(
                        "netns add left right",
                        "ip link add v0 type veth peer name eth0 netns left",
                        "@left addr add 10.0.0.1/24 dev eth0",
                        "ip -n left route add default via 10.0.0.2",
                        "ip netns add mid",
                        "netns add last"));
    }

    @Test
    void looks_no_further_than_a_line_after_which_a_namespace_might_be_another() {
        for (String line : new String[] {
            "sysctl net.ipv4.conf.default.forwarding=1",
            "run true",
            "use left",
            "source other.nsh",
            "link show | grep x",
            "link add $NAME type dummy",
            "link set lo up; run true",
            "link set lo up && run true",
            "! netns add left",
            "netns del left"
        }) {
            assertEquals(1, namespaces("netns add left", line, "netns add right"), line);
            assertEquals(0, namespaces(line, "netns add right"), line);
        }
    }
}
