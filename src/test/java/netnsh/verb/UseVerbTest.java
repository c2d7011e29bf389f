package netnsh.verb;

import static netnsh.verb.Typed.effects;
import static netnsh.verb.Typed.mistake;
import static netnsh.verb.Typed.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class UseVerbTest {
    private final FakeView view = new FakeView().with("left", "eth0");

    private Context to(String line) {
        return ((Effect.Move) effects(view, line).get(0)).to();
    }

    @Test
    void goes_to_a_namespace_and_chooses_an_interface() {
        assertEquals(new Context(new NsRef.Named("left"), null), to("use left"));
        assertEquals(new Context(new NsRef.Named("left"), Dev.named("eth0")), to("use left dev eth0"));
    }

    @Test
    void goes_to_a_process_and_to_a_file() {
        assertEquals(new NsRef.Pid(4242), to("use pid:4242").ns());
        assertEquals(
                new NsRef.Path("/proc/4242/ns/net"), to("use /proc/4242/ns/net").ns());
    }

    @Test
    void goes_home_and_back() {
        assertEquals(Context.HOME, to("use"));
        assertEquals(Context.HOME, to("use /"));
        assertNull(to("use -"));
    }

    @Test
    void an_interface_that_is_not_there_is_refused_under_its_word() {
        assertEquals("eth1", refusal(view, "use left dev eth1").where().text());
        assertEquals("nosuch", refusal(view, "use nosuch dev eth1").where().text());
    }

    @Test
    void containers_by_name_are_refused_with_the_way_on() {
        assertTrue(mistake("use docker:web").contains("pid:N"));
        assertTrue(mistake("use pid:0").contains("range"));
    }
}
