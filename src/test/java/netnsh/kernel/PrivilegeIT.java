package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.sys.Pty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrivilegeIT {
    private final Box box = new Box();

    @BeforeEach
    void make_a_namespace() {
        box.netns("priv");
    }

    @AfterEach
    void clean() {
        box.close();
    }

    @Test
    void says_which_capability_is_missing_and_how_to_get_on() {
        List<String> lines = Host.sh("setpriv --bounding-set -all --inh-caps -all '"
                        + String.join("' '", Pty.java(Powerless.class)) + "' priv 2>/dev/null")
                .lines()
                .toList();
        String hint = " (start netnsh with sudo, or try things out in a sandbox of your own: netnsh --sandbox)";
        assertEquals(
                String.join(
                        "\n",
                        "links lo",
                        "Net privilege: not permitted to add br0: CAP_NET_ADMIN is missing" + hint,
                        "Net privilege: not permitted to enter the namespace priv: CAP_SYS_ADMIN is missing" + hint,
                        "NewNs privilege: not permitted to make the namespace powerless: CAP_SYS_ADMIN is missing"
                                + hint,
                        "DropNs privilege: not permitted to remove the namespace priv: CAP_SYS_ADMIN is missing" + hint,
                        "Sysctl privilege: not permitted to enter the namespace priv: CAP_SYS_ADMIN is missing" + hint,
                        "Sysctl privilege: not permitted to set or read net.ipv4.ip_forward: CAP_NET_ADMIN is missing"
                                + hint),
                String.join("\n", lines));
        assertTrue(NetnsDir.find("priv").isPresent());
        assertTrue(NetnsDir.find("powerless").isEmpty());
    }
}
