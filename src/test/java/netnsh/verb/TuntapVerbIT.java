package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TuntapVerbIT {
    private final Live live = new Live();
    private final Live left = live.in("left");

    @BeforeEach
    void make() {
        Live.sh("ip netns add left");
    }

    @AfterEach
    void drop() {
        live.close();
    }

    @Test
    void makes_what_ip_makes() {
        left.run("tuntap add dev t0 mode tap user 0 group 0 vnet_hdr multi_queue");
        left.run("ip tuntap add t1 mode tun pi");
        left.run("tap a m tap t2");
        Live.sh("ip netns add right; ip -n right tuntap add dev t0 mode tap user 0 group 0 vnet_hdr multi_queue;"
                + "ip -n right tuntap add t1 mode tun pi; ip -n right tuntap a m tap t2");
        String shown = Live.sh("ip -n left tuntap");
        assertEquals(3, shown.lines().count(), shown);
        assertEquals(Live.sh("ip -n right tuntap"), shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip tuntap", "ip -o tuntap show", "ip -j tuntap", "ip -j -p tuntap list"})
    void shows_what_ip_shows(String line) {
        left.run("tuntap add dev t0 mode tap user 0 group 0 vnet_hdr multi_queue");
        left.run("tuntap add t1 mode tun pi");
        left.run("tuntap add t2 mode tun");
        assertEquals(Live.sh(line.replace("ip ", "ip -n left ")), left.run(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip -d link show dev t0", "ip -d -j link show dev t0", "ip -d link show dev t1"})
    void the_details_of_a_link_say_what_it_is(String line) {
        left.run("tuntap add dev t0 mode tap user 0 group 0 vnet_hdr multi_queue");
        left.run("tuntap add t1 mode tun pi");
        assertEquals(Live.sh(line.replace("ip ", "ip -n left ")), left.run(line));
    }

    @Test
    void removes_one_only_as_what_it_is() {
        left.run("tuntap add t0 mode tun");
        Problem mode = assertThrows(Problem.class, () -> left.run("tuntap del t0 mode tap"));
        assertEquals("t0", mode.where().text());
        left.run("tuntap del t0 mode tun");
        assertEquals("", left.run("tuntap"));
    }

    @Test
    void refuses_what_is_there_and_what_is_not() {
        left.run("tuntap add t0 mode tun");
        Problem twice = assertThrows(Problem.class, () -> left.run("tuntap add dev t0 mode tun"));
        assertEquals("cannot make t0: there is a link of that name", twice.getMessage());
        Problem none = assertThrows(Problem.class, () -> left.run("tuntap del dev t9 mode tun"));
        assertEquals("Cannot find device \"t9\"", none.getMessage());
        Problem lo = assertThrows(Problem.class, () -> left.run("tuntap del lo mode tun"));
        assertEquals("lo is no tun or tap", lo.getMessage());
        assertThrows(Problem.class, () -> left.run("tuntap add t1"));
    }

    @Test
    void says_which_name_the_kernel_chose() {
        assertEquals("the kernel calls it tap0\n", left.run("tuntap add mode tap"));
        assertTrue(left.run("tuntap").startsWith("tap0: tap persist"));
    }

    @Test
    void finds_the_program_that_is_at_it() throws Exception {
        left.run("tuntap add t0 mode tun");
        String[] attach = {
            "ip",
            "netns",
            "exec",
            "left",
            "python3",
            "-c",
            "import fcntl,struct,sys;f=open('/dev/net/tun','r+b',0);"
                    + "fcntl.ioctl(f,0x400454ca,struct.pack('16sH22x',b't0',0x1001));print(1,flush=True);sys.stdin.read()"
        };
        Process process = new ProcessBuilder(attach).start();
        try {
            assertEquals('1', process.getInputStream().read());
            String shown = left.run("ip -d tuntap");
            assertTrue(
                    shown.startsWith("t0: tun persist\n\tAttached to processes:python3(" + process.pid() + ")"), shown);
            assertTrue(left.run("ip -d -j tuntap")
                    .contains("\"processes\":[{\"name\":\"python3\",\"pid\":" + process.pid() + "}]"));
        } finally {
            process.getOutputStream().close();
            process.waitFor();
        }
    }
}
