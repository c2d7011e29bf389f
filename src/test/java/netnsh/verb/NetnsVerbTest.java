package netnsh.verb;

import static netnsh.verb.Typed.effects;
import static netnsh.verb.Typed.in;
import static netnsh.verb.Typed.mistake;
import static netnsh.verb.Typed.plan;
import static netnsh.verb.Typed.refusal;
import static netnsh.verb.Typed.request;
import static netnsh.verb.Typed.shown;
import static netnsh.verb.Typed.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.model.NamedNs;
import netnsh.model.Nsid;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.uapi.Netnsa;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class NetnsVerbTest {
    private final FakeView view = new FakeView().with("red", "eth0").with("blue");

    @Test
    void several_namespaces_are_made_by_one_line() {
        assertEquals(List.of("ip netns add a", "ip netns add b", "ip netns add c"), words(view, "netns add a b c"));
    }

    @Test
    void nothing_is_made_when_one_of_the_names_is_taken() {
        Problem p = refusal(view, "netns add a red c");
        assertEquals("netns.exists", p.id());
        assertEquals("red", p.where().text());
        assertEquals(12, p.where().start());
        assertEquals("a", refusal(view, "netns add a b a").where().text());
    }

    @Test
    void a_taken_name_that_is_no_namespace_is_called_what_it_is() {
        view.odd("old", NamedNs.State.STALE);
        assertTrue(refusal(view, "netns add old").hint().contains("stale"));
    }

    @Test
    void bad_names_are_refused_with_the_reason() {
        assertEquals("the name is empty", mistake("netns add "));
        assertTrue(mistake("netns add .").contains("reserved"));
        assertTrue(mistake("netns add a/b").contains("'/'"));
        assertTrue(mistake("netns add ../x").contains("'/'"));
        assertTrue(mistake("netns add -x").contains("option"));
        assertTrue(mistake("netns add --help").contains("option"));
        assertTrue(mistake("netns add " + "y".repeat(256)).contains("255"));
        assertTrue(mistake("netns add n\nl").contains("white space"));
        assertTrue(mistake("netns add \u001b]0;pwn\u0007").contains("control"));
        assertTrue(mistake("netns add (id:").contains("ambiguous"));
        assertNotNull(mistake("-n ../../etc/passwd netns list"));
    }

    @Test
    void abbreviations_are_those_of_iproute2() {
        assertEquals("netns list", request(Context.HOME, "ip netns").form().name());
        assertEquals("netns list", request(Context.HOME, "ip netns s").form().name());
        assertEquals("netns list", request(Context.HOME, "netn lst").form().name());
        assertEquals(
                "netns list-id", request(Context.HOME, "ip netns list-").form().name());
        assertEquals("netns add", request(Context.HOME, "ip netns a x").form().name());
        assertEquals(
                "netns set", request(Context.HOME, "ip netns se red 1").form().name());
        assertEquals(
                "netns delete", request(Context.HOME, "ip netns d red").form().name());
        assertEquals(
                "netns exec", request(Context.HOME, "ip netns e red ls").form().name());
        assertEquals(
                "netns attach", request(Context.HOME, "ip netns at x 1").form().name());
    }

    @Test
    void deleting_names_them_all_before_the_first_goes() {
        assertEquals(List.of("ip netns delete red", "ip netns delete blue"), words(view, "netns del red blue"));
        assertEquals("green", refusal(view, "netns del red green").where().text());
        assertEquals("netns.missing", refusal(view, "netns del").id());
        view.odd("folder", NamedNs.State.DIRECTORY);
        assertEquals("netns.unusable", refusal(view, "netns del folder").id());
    }

    @Test
    void all_names_go_but_those_that_are_no_namespaces_stay_and_are_told() {
        view.odd("lnk", NamedNs.State.SYMLINK).odd("old", NamedNs.State.STALE);
        Plan plan = plan(view, Context.HOME, "ip -all netns del");
        assertEquals(
                List.of("ip netns delete red", "ip netns delete blue", "ip netns delete old"),
                plan.effects().stream().map(Effect::words).toList());
        assertEquals(List.of("lnk stays: it is no network namespace (symlink)"), plan.warnings());
    }

    @Test
    void an_id_is_given_to_the_namespace_in_the_namespace_of_the_line() {
        Effect.Net net =
                (Effect.Net) plan(view, in("blue"), "netns set red 7").effects().get(0);
        assertEquals(new NsRef.Named("blue"), net.ns());
        Nsid id = ((NetOp.SetNsid) net.op()).nsid();
        assertEquals(7, id.attrs().get(Netnsa.NETNSA_NSID).orElseThrow());
        assertEquals("ip -n blue netns set red 7", net.words());
        assertEquals("7", net.blame().find(List.of(Netnsa.NETNSA_NSID.id())).text());
        Effect.Net auto = (Effect.Net) effects(view, "netns set red auto").get(0);
        assertEquals(
                -1,
                ((NetOp.SetNsid) auto.op())
                        .nsid()
                        .attrs()
                        .get(Netnsa.NETNSA_NSID)
                        .orElseThrow());
        assertNotNull(mistake("netns set red -1"));
        assertNotNull(mistake("netns set red 0x5"));
    }

    @Test
    void the_list_has_the_ids_of_the_namespace_that_the_line_is_about() {
        view.id(new NsRef.Named("blue"), 3, "red");
        Outcome.Namespaces home = (Outcome.Namespaces) shown(view, Context.HOME, "netns");
        assertEquals(-1, home.namespaces().get(0).nsid());
        Outcome.Namespaces blue = (Outcome.Namespaces) shown(view, Context.HOME, "ip -n blue netns");
        assertEquals(3, blue.namespaces().get(0).nsid());
    }

    @Test
    void ids_are_told_as_another_namespace_knows_them() {
        NsRef red = new NsRef.Named("red");
        view.id(NsRef.HOME, 5, "blue").id(NsRef.HOME, 7, "red").id(red, 3, "blue");
        Outcome.Nsids ids = (Outcome.Nsids) shown(view, Context.HOME, "netns list-id target-nsid 7");
        assertEquals(1, ids.ids().size());
        assertEquals(3, ids.ids().get(0).attrs().get(Netnsa.NETNSA_NSID).orElseThrow());
        assertEquals(5, ids.ids().get(0).attrs().get(Netnsa.NETNSA_CURRENT_NSID).orElseThrow());
        Outcome.Nsids one = (Outcome.Nsids) shown(view, Context.HOME, "netns list-id nsid 5");
        assertEquals(1, one.ids().size());
        Problem p = assertThrows(Problem.class, () -> shown(view, Context.HOME, "netns list-id nsid 9"));
        assertEquals("9", p.where().text());
    }

    @Test
    void a_program_runs_where_exec_says() {
        Effect.Exec exec =
                (Effect.Exec) effects(view, "ip netns exec red bash -c true").get(0);
        assertEquals(new NsRef.Named("red"), exec.ns());
        assertEquals(List.of("bash", "-c", "true"), exec.argv());
        assertEquals("bash", exec.at().text());
        assertEquals("netns.exec.command", refusal(view, "netns exec red").id());
        assertEquals("netns.name", refusal(view, "netns exec a/b ls").id());
    }

    @Test
    void exec_of_ip_is_done_by_netnsh_itself_with_the_inner_options() {
        Request r = request(in("blue"), "ip -j netns exec red ip -4 -o netns identify");
        assertEquals("netns identify", r.form().name());
        assertEquals(new NsRef.Named("red"), r.ns());
        assertFalse(r.display().json(), "the outer -j is not handed on");
        assertTrue(r.display().oneline());
        assertEquals("ip -n red -4 -oneline netns identify", r.words());
    }

    @Test
    void exec_of_an_ip_that_netnsh_does_not_understand_runs_the_program() {
        assertInstanceOf(
                Effect.Exec.class, effects(view, "netns exec red ip xfrm state").get(0));
        assertInstanceOf(
                Effect.Exec.class,
                effects(view, "netns exec red ip netns monitor").get(0));
        assertInstanceOf(Effect.Exec.class, effects(view, "netns exec red ip").get(0));
        assertEquals("netns.elsewhere", refusal(view, "netns monitor").id());
    }

    @Test
    void a_line_for_all_namespaces_has_a_heading_for_each() {
        view.odd("old", NamedNs.State.STALE);
        List<Effect> effects = effects(view, "ip -all netns exec ls -l");
        assertEquals(4, effects.size());
        assertEquals("\nnetns: red\n", ((Effect.Echo) effects.get(0)).text());
        assertEquals(List.of("ls", "-l"), ((Effect.Exec) effects.get(1)).argv());
        assertEquals("ip netns exec blue ls -l", effects.get(3).words());
        List<Effect> own = effects(view, "ip -all netns exec ip netns identify");
        assertEquals("ip -n blue netns identify", own.get(3).words());
    }

    @Test
    void a_namespace_called_ip_or_list_keeps_its_name_in_the_spelled_out_line() {
        assertEquals("ip netns pids ip", request(Context.HOME, "netns pids ip").words());
        assertEquals(
                "ip netns pids list",
                request(Context.HOME, "ip netns pids list").words());
    }
}
