package netnsh.bash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallSiteTest {
    private static boolean alone(String text) {
        return CallSite.isAlone(text.lines().toList(), 1, "ip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip netns exec a server &",
                "ip netns exec a server & pid=$!",
                "  ip netns exec \"$ns\" server >log 2>&1 </dev/null &",
                "ip netns exec a yes | head -1",
                "cat x | ip netns exec a cat",
                "cat x | ip netns exec a cat >&2 || exit 1",
                "ip netns exec a server &>/dev/null &",
                "if true; then ip netns exec a server & fi",
                "$IP netns exec a server \"a;b\" 'c;d' $(echo \";\") &",
                "(ip netns exec a server) &",
                "LC_ALL=C ip netns exec a server & # in the background; and so on",
                "a && ip netns exec a server &",
                "ip netns exec a \\\n  server \\\n &",
                "for i in 1 2; do ip netns exec a server $i & done",
                "ip netns exec a one & ip netns exec a two &"
            })
    void stands_alone_in_its_process(String line) {
        assertEquals(true, alone(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip netns exec a server",
                "ip netns exec a server; x &",
                "(ip netns exec a server; echo) &",
                "{ ip netns exec a server; } &",
                "ip netns exec a one && ip netns exec a two &",
                "! ip netns exec a server &",
                "time ip netns exec a server &",
                "eval 'ip netns exec a server &'",
                "x=$(ip netns exec a server)",
                "server() { ip netns exec a \"$@\"; }",
                "ip netns exec a sh -c 'x &'",
                "ip netns exec a echo \"&",
                "echo nothing &",
                ""
            })
    void may_have_more_to_do(String line) {
        assertEquals(false, alone(line));
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "99"})
    void a_line_that_is_not_there_says_nothing(int line) {
        assertEquals(false, CallSite.isAlone(List.of("ip netns exec a server &"), line, "ip"));
    }
}
