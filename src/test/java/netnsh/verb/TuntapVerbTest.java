package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.grammar.Reading;
import netnsh.kernel.Rehearsal;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.uapi.TunFlag;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class TuntapVerbTest {
    private final FakeView view = new FakeView();

    private Effect.Tap tap(String line) {
        return (Effect.Tap) Typed.effects(view, line).get(0);
    }

    @Test
    void words_become_flags_and_owners() {
        Effect.Tap plain = tap("ip tuntap add dev tap0 mode tap");
        assertEquals(TunFlag.IFF_TAP | TunFlag.IFF_NO_PI | TunFlag.IFF_TUN_EXCL, plain.flags());
        assertEquals(-1, plain.owner());
        Effect.Tap full = tap("tuntap add name t mode tun user root group 7 pi vnet_hdr multi_queue one_queue");
        assertEquals(
                TunFlag.IFF_TUN
                        | TunFlag.IFF_VNET_HDR
                        | TunFlag.IFF_MULTI_QUEUE
                        | TunFlag.IFF_ONE_QUEUE
                        | TunFlag.IFF_TUN_EXCL,
                full.flags());
        assertEquals(0, full.owner());
        assertEquals(7, full.group());
        assertEquals("ip tuntap add name t mode tun user root group 7 pi vnet_hdr multi_queue one_queue", normal(full));
    }

    private static String normal(Effect.Tap tap) {
        return tap.words().replaceFirst("group \\S+", "group " + tap.group());
    }

    @Test
    void abbreviations_are_never_names() {
        assertEquals("tap0", tap("tap a mo tap n tap0").name());
        assertEquals("x", tap("tuntap add x m tun").name());
        Reading reading = Commands.read(Typed.tokens("tuntap add mode tun mode tap"));
        assertTrue(reading.mistake().isPresent());
        assertEquals("out of range 0..4294967294", Typed.mistake("tuntap add t0 mode tun user 4294967295"));
        assertEquals("no user of that name", Typed.mistake("tuntap add t0 mode tun user no-such-user"));
    }

    @Test
    void a_mode_must_be_said_and_a_name_to_remove() {
        assertEquals("tuntap.mode", Typed.refusal(view, "tuntap add tap0").id());
        assertEquals("tuntap.name", Typed.refusal(view, "tuntap del mode tap").id());
    }

    @Test
    void a_rehearsal_remembers_what_would_be_there() {
        Rehearsal kernel = Rehearsal.empty();
        Effect.Tap make = tap("tuntap add tap0 mode tap");
        kernel.run(make, out -> {});
        assertEquals("tun", kernel.link(NsRef.HOME, "tap0").orElseThrow().kind().orElseThrow());
        Problem twice = assertThrows(Problem.class, () -> kernel.run(make, out -> {}));
        assertEquals("tap0", twice.where().text());
        kernel.run(tap("tuntap del tap0 mode tap"), out -> {});
        assertTrue(kernel.link(NsRef.HOME, "tap0").isEmpty());
    }
}
