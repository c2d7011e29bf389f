package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.model.Address;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.uapi.Ifa;
import netnsh.uapi.IfaCacheInfo;
import netnsh.uapi.IfaFlag;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddrVerbTest {
    private final FakeView view = new FakeView().with("left", "eth0").with("right", "eth0", "eth1");

    private Effect.Net only(String line) {
        List<Effect> effects = Typed.effects(view, line);
        assertEquals(1, effects.size(), line);
        return (Effect.Net) effects.get(0);
    }

    private Address added(String line) {
        return ((NetOp.AddAddress) only(line).op()).address();
    }

    @Test
    void an_address_is_its_own_far_end_unless_a_peer_is_named() {
        Address a = added("addr add 10.0.1.1/24 dev x");
        assertEquals(24, a.prefixLength());
        assertEquals(Dev.named("x"), a.dev());
        assertEquals("10.0.1.1", Ip.text(a.attrs().get(Ifa.IFA_ADDRESS).orElseThrow()));
        Address p = added("addr add 10.0.1.1 peer 10.0.1.2/30 dev x");
        assertEquals(30, p.prefixLength());
        assertEquals("10.0.1.2", Ip.text(p.attrs().get(Ifa.IFA_ADDRESS).orElseThrow()));
        assertEquals("10.0.1.1", Ip.text(p.local().orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.1.1/24 brd +, 10.0.1.255",
        "10.0.1.1/24 brd -, 10.0.1.0",
        "10.0.1.77/30 brd +, 10.0.1.79",
        "10.0.1.1/8 broadcast 10.9.9.9, 10.9.9.9"
    })
    void a_broadcast_address_can_be_computed(String words, String brd) {
        assertEquals(
                brd,
                Ip.text(added("addr add " + words + " dev x")
                        .attrs()
                        .get(Ifa.IFA_BROADCAST)
                        .orElseThrow()));
    }

    @Test
    void no_broadcast_address_is_added_unasked_or_where_there_is_no_room() {
        assertFalse(added("addr add 10.0.1.1/24 dev x").attrs().has(Ifa.IFA_BROADCAST));
        assertFalse(added("addr add 10.0.1.1/31 brd + dev x").attrs().has(Ifa.IFA_BROADCAST));
        assertEquals(
                "+",
                Typed.refusal(view, "addr add fd00::1/64 brd + dev x").where().text());
    }

    @Test
    void the_scope_is_host_for_loopback_addresses_and_global_for_all_others() {
        assertEquals(254, added("addr add 127.1.2.3/8 dev lo").scope());
        assertEquals(0, added("addr add 169.254.1.1/16 dev x").scope());
        assertEquals(0, added("addr add ::1/128 dev lo").scope());
        assertEquals(253, added("addr add 10.0.0.1/8 scope link dev x").scope());
    }

    @Test
    void many_flags_need_an_attribute_of_their_own() {
        Address small = added("addr add fd00::1/64 dev x nodad home");
        assertEquals(IfaFlag.IFA_F_NODAD | IfaFlag.IFA_F_HOMEADDRESS, small.flags());
        assertFalse(small.attrs().has(Ifa.IFA_FLAGS));
        Address large = added("addr add fd00::1/64 dev x nodad noprefixroute");
        assertEquals(0, large.flags());
        assertEquals(IfaFlag.IFA_F_NODAD | IfaFlag.IFA_F_NOPREFIXROUTE, large.allFlags());
    }

    @Test
    void flags_that_change_nothing_are_told() {
        assertEquals(
                1,
                Typed.plan(view, Context.HOME, "addr add 10.0.0.1/8 dev x nodad")
                        .warnings()
                        .size());
        assertEquals(
                1,
                Typed.plan(view, Context.HOME, "addr add fd00::1/64 dev x tentative")
                        .warnings()
                        .size());
    }

    @Test
    void lifetimes_are_checked_as_iproute2_checks_them() {
        Address a = added("addr add fd00::1/64 valid_lft 100 preferred_lft 50 dev x");
        assertEquals(
                new IfaCacheInfo(50, 100, 0, 0),
                a.attrs().get(Ifa.IFA_CACHEINFO).orElseThrow());
        assertEquals(
                new IfaCacheInfo(0, IfaCacheInfo.FOREVER, 0, 0),
                added("addr add fd00::1/64 preferred_lft 0 dev x")
                        .attrs()
                        .get(Ifa.IFA_CACHEINFO)
                        .orElseThrow());
        assertEquals(
                "0",
                Typed.refusal(view, "addr add fd00::1/64 valid_lft 0 dev x")
                        .where()
                        .text());
        assertEquals(
                "100",
                Typed.refusal(view, "addr add fd00::1/64 valid_lft 100 dev x")
                        .where()
                        .text());
    }

    @Test
    void the_short_form_stands_for_addr_add_and_finds_its_interface() {
        assertEquals(
                List.of("ip -n left addr add 10.0.1.1/24 dev eth0"),
                Typed.words(view, Typed.in("left"), "addr 10.0.1.1/24"));
        assertEquals(
                List.of("ip -n right addr add 10.0.1.1/24 dev eth1"),
                Typed.words(view, Typed.in("right"), "a 10.0.1.1/24 dev eth1"));
        Context chosen = new Context(new NsRef.Named("right"), Dev.named("eth1"));
        assertEquals(
                List.of("ip -n right addr add 10.0.1.1/24 dev eth1"), Typed.words(view, chosen, "addr 10.0.1.1/24"));
        Problem several = Typed.refusal(view, "ip -n right addr 10.0.1.1/24");
        assertTrue(several.getMessage().contains("eth0, eth1"), several.getMessage());
    }

    @Test
    void words_of_showing_are_never_taken_for_addresses() {
        for (String line : List.of("addr", "addr show", "addr sh", "addr list up", "addr lst", "a l dev x")) {
            assertEquals("addr show", Typed.request(Context.HOME, line).form().name(), line);
        }
    }

    @Test
    void an_address_is_deleted_with_a_length_always() {
        Address a = ((NetOp.DelAddress) only("addr del 10.9.9.9 dev x").op()).address();
        assertEquals(32, a.prefixLength());
        assertTrue(a.attrs().has(Ifa.IFA_ADDRESS), "without it the kernel takes any length");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0/0", "255.255.255.255", "::ffff:1.2.3.4/96"})
    void strange_addresses_are_taken_with_a_warning(String address) {
        assertEquals(
                1,
                Typed.plan(view, Context.HOME, "addr add " + address + " dev x")
                        .warnings()
                        .size());
        assertEquals(
                address.startsWith(":") ? 10 : 2,
                added("addr add " + address + " dev x").family());
    }

    @ParameterizedTest
    @CsvSource({
        "010.0.0.1/8",
        "10.1/16",
        "1/8",
        "10.0.0.1/-1",
        "10.0.0.1/",
        "10.0.0.1/024",
        "10.0.0.1/0x18",
        "10.0.0.1/255.0.255.0",
        "10.0.0.1/24/24",
        "10.0.0.1\\24",
        "fe80::1%eth0/64",
        "::1/129",
        "default"
    })
    void a_bad_address_is_refused_before_the_kernel_sees_it(String address) {
        assertTrue(Typed.mistake("addr add " + address + " dev x") != null);
    }

    @Test
    void a_missing_address_is_asked_for() {
        assertFalse(Commands.read(Typed.tokens("addr add dev x")).complete());
    }

    @Test
    void families_do_not_mix() {
        assertEquals(
                "fd00::1",
                Typed.refusal(view, "addr add 10.0.0.1/8 peer fd00::1 dev x")
                        .where()
                        .text());
        assertEquals(
                "10.0.0.1/8",
                Typed.refusal(view, "ip -6 addr add 10.0.0.1/8 dev x").where().text());
    }

    @Test
    void flush_wants_to_know_what() {
        assertTrue(Typed.refusal(view, "addr flush").hint().contains("dev"));
        assertEquals(
                "addr", Typed.refusal(view, "ip -0 addr flush dev x").where().text());
    }

    @Test
    void patterns_fit_as_in_fnmatch() {
        assertTrue(Glob.matches("eth*", "eth0:1"));
        assertTrue(Glob.matches("e?h[0-9]", "eth7"));
        assertTrue(Glob.matches("[!a]*", "eth7"));
        assertTrue(Glob.matches("a\\*", "a*"));
        assertFalse(Glob.matches("eth", "eth0"));
        assertFalse(Glob.matches("e?", "e"));
        assertFalse(Glob.matches("[!e]*", "eth7"));
    }
}
