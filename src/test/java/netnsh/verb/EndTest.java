package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Offer;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class EndTest {
    private static BadValue bad(String word) {
        return assertThrows(BadValue.class, () -> End.TYPE.read(word));
    }

    @Test
    void an_end_is_a_namespace_and_an_interface() throws BadValue {
        assertEquals(new End(new NsRef.Named("left"), "eth0"), End.TYPE.read("left:eth0"));
        assertEquals(new End(NsRef.HOME, "eth0"), End.TYPE.read("/:eth0"));
        assertEquals(new End(null, "eth0"), End.TYPE.read("eth0"));
        assertEquals(new End(new NsRef.Pid(42), "eth0"), End.TYPE.read("pid:42:eth0"));
        assertEquals(new End(new NsRef.Named("a:b"), "eth0"), End.TYPE.read("a:b:eth0"));
    }

    @Test
    void what_was_read_can_be_written_and_read_again() throws BadValue {
        for (String word : List.of("left:eth0", "/:eth0", "eth0", "pid:42:eth0", "/proc/1/ns/net:eth0")) {
            assertEquals(word, End.TYPE.write(End.TYPE.read(word)));
        }
        for (String example : End.TYPE.examples()) {
            End.TYPE.read(example);
        }
    }

    @Test
    void a_bad_part_is_pointed_at() {
        assertEquals(9, bad("left:eth0/1").offset());
        assertEquals(5, bad("left:").offset());
        assertEquals(0, bad(":eth0").offset());
        assertEquals(5, bad("left:abcdefghijklmnop").offset());
    }

    @Test
    void namespaces_are_offered_first_then_an_interface_there() {
        Lookup live = (what, prefix) -> what == Lookup.What.NAMESPACE ? List.of(new Offer("left", "")) : List.of();
        assertEquals("left:", End.TYPE.offers(live, "le").get(0).text());
        assertEquals("left:eth0", End.TYPE.offers(live, "left:").get(0).text());
    }
}
