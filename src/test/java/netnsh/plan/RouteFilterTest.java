package netnsh.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inet.ipaddr.IPAddressString;
import java.util.Random;
import netnsh.model.Route;
import netnsh.netlink.Attrs;
import netnsh.uapi.RouteFlag;
import netnsh.uapi.Rta;
import netnsh.value.Ip;
import netnsh.value.Prefix;
import org.junit.jupiter.api.Test;

class RouteFilterTest {
    private static Route route(Prefix to) {
        Attrs attrs = to.isDefault() ? Attrs.NONE : Attrs.NONE.with(Rta.RTA_DST, to.address());
        return new Route(2, to.length(), 0, 0, 254, 4, 0, 1, 0, attrs);
    }

    private static Prefix random(Random random) {
        byte[] bytes = {10, (byte) (random.nextInt(3) * 64), (byte) (random.nextInt(2) * 128), 0};
        return new Prefix(Ip.of(bytes), random.nextInt(33), true).network();
    }

    private static RouteFilter destinations(Prefix root, Prefix match) {
        return new RouteFilter(
                254, 2, null, null, 0, null, null, null, null, null, 0, null, root, match, null, null, null, null,
                null);
    }

    @Test
    void root_match_and_exact_are_inside_around_and_equal() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Prefix to = random(random);
            Prefix asked = random(random);
            boolean inside = new IPAddressString(asked.toString()).contains(new IPAddressString(to.toString()));
            boolean around = new IPAddressString(to.toString()).contains(new IPAddressString(asked.toString()));
            String why = "seed " + seed + ": " + to + " for " + asked;
            assertEquals(inside, destinations(asked, null).passes(route(to)), why);
            assertEquals(around, destinations(null, asked).passes(route(to)), why);
            assertEquals(inside && around, destinations(asked, asked).passes(route(to)), why);
        }
    }

    @Test
    void the_default_route_is_around_everything_and_inside_nothing_but_itself() {
        Prefix ten = new Prefix(Ip.of((byte) 10, (byte) 0, (byte) 0, (byte) 0), 8, true);
        assertTrue(destinations(null, ten).passes(route(Prefix.DEFAULT)));
        assertFalse(destinations(ten, null).passes(route(Prefix.DEFAULT)));
        assertTrue(destinations(Prefix.DEFAULT, Prefix.DEFAULT).passes(route(Prefix.DEFAULT)));
        assertFalse(destinations(Prefix.DEFAULT, Prefix.DEFAULT).passes(route(ten)));
        assertTrue(destinations(Prefix.DEFAULT, null).passes(route(ten)));
    }

    @Test
    void what_is_not_asked_lets_everything_pass() {
        Route cloned = new Route(10, 0, 0, 0, 0, 0, 0, 1, RouteFlag.RTM_F_CLONED, Attrs.NONE);
        assertTrue(RouteFilter.ALL.passes(cloned));
        assertTrue(RouteFilter.ALL.passes(route(Prefix.DEFAULT)));
    }
}
