package netnsh.verb;

import static netnsh.verb.Typed.effects;
import static netnsh.verb.Typed.mistake;
import static netnsh.verb.Typed.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.grammar.BadValue;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.word.Names;
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
    void containers_and_units_have_names_of_their_own() throws BadValue {
        assertEquals(new NsRef.Held("docker", "web"), Names.PLACE.read("docker:web"));
        assertEquals(new NsRef.Held("systemd", "a@b.service"), Names.NS.read("systemd:a@b.service"));
        assertTrue(mistake("use docker:").contains("a name is missing"));
        assertTrue(mistake("use podman:a%b").contains("not the name of a container"));
        assertTrue(mistake("use pid:0").contains("range"));
    }
}
