package netnsh.nft;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import netnsh.model.PacketRule;
import netnsh.model.PacketRule.Side;
import netnsh.model.PacketState;
import netnsh.value.Ip;
import netnsh.value.Prefix;

/** What {@code nft -j -f -} is to do, all of it or nothing. */
public final class Transaction {
    /** The table of netnsh's, in each family. */
    public static final String TABLE = PacketState.TABLE;

    private static final String INET = "inet";
    private static final String BRIDGE = "bridge";

    private final JsonArray steps = new JsonArray();
    private String comment;

    private Transaction() {}

    /**
     * Adds a rule, and first the table and its chains where they are missing.
     *
     * @param bridged whether packets between the ports of a bridge are meant too
     */
    public static String add(PacketRule rule, boolean bridged) {
        Transaction t = new Transaction();
        t.comment = rule.line();
        t.table(INET);
        t.chain(INET, "guard", "filter", "prerouting", -150);
        t.chain(INET, "prerouting", "nat", "prerouting", -100);
        t.chain(INET, "output", "nat", "output", -100);
        t.chain(INET, "forward", "filter", "forward", 0);
        t.chain(INET, "postrouting", "nat", "postrouting", 100);
        if (rule instanceof PacketRule.Masquerade m) {
            t.masquerade(m);
        } else if (rule instanceof PacketRule.PortForward f) {
            t.forward(f);
        } else if (rule instanceof PacketRule.Passage p) {
            t.passage(INET, p);
            if (bridged) {
                t.table(BRIDGE);
                t.chain(BRIDGE, "forward", "filter", "forward", -200);
                t.passage(BRIDGE, p);
            }
        } else if (rule instanceof PacketRule.Redirect r) {
            t.redirect(r);
        }
        return t.text();
    }

    /** Takes one away; with the last one the tables go. */
    public static String delete(PacketState.Line line, boolean last, boolean bridged) {
        Transaction t = new Transaction();
        if (last) {
            for (String family : bridged ? List.of(INET, BRIDGE) : List.of(INET)) {
                t.step("delete", "table", object("family", family, "name", TABLE));
            }
            return t.text();
        }
        for (PacketState.Handle h : line.handles()) {
            JsonObject rule = object("family", h.family(), "table", TABLE, "chain", h.chain());
            rule.addProperty("handle", h.number());
            t.step("delete", "rule", rule);
        }
        return t.text();
    }

    private String text() {
        JsonObject all = new JsonObject();
        all.add("nftables", steps);
        return all.toString();
    }

    private void step(String verb, String what, JsonObject object) {
        JsonObject inner = new JsonObject();
        inner.add(what, object);
        JsonObject step = new JsonObject();
        step.add(verb, inner);
        steps.add(step);
    }

    private void table(String family) {
        step("add", "table", object("family", family, "name", TABLE));
    }

    private void chain(String family, String name, String type, String hook, int priority) {
        JsonObject chain = object("family", family, "table", TABLE, "name", name, "type", type, "hook", hook);
        chain.addProperty("prio", priority);
        chain.addProperty("policy", "accept");
        step("add", "chain", chain);
    }

    private void rule(String verb, String family, String chain, JsonElement... expressions) {
        JsonObject rule = object("family", family, "table", TABLE, "chain", chain, "comment", comment);
        JsonArray expr = new JsonArray();
        for (JsonElement e : expressions) {
            expr.add(e);
        }
        rule.add("expr", expr);
        step(verb, "rule", rule);
    }

    private void masquerade(PacketRule.Masquerade m) {
        rule(
                "add",
                INET,
                "postrouting",
                address("saddr", m.net()),
                dev("oifname", m.via()),
                COUNTER,
                alone("masquerade"));
        // what comes in unasked is kept out, unless a port is forwarded
        rule(
                "add",
                INET,
                "forward",
                dev("iifname", m.via()),
                address("daddr", m.net()),
                match("in", key("ct", "state"), new JsonPrimitive("new")),
                match("==", masked(key("ct", "status"), "dnat"), new JsonPrimitive(0)),
                COUNTER,
                alone("drop"));
    }

    private void forward(PacketRule.PortForward f) {
        String family = family(f.to().getAddress());
        JsonObject target = object("family", family, "addr", Ip.text(f.to()));
        target.addProperty("port", f.toPort());
        JsonObject dnat = new JsonObject();
        dnat.add("dnat", target);
        JsonElement ours = match("==", fib(), new JsonPrimitive("local"));
        JsonElement port = match("==", payload(f.protocol(), "dport"), new JsonPrimitive(f.port()));
        JsonElement kind =
                match("==", key("meta", "nfproto"), new JsonPrimitive(family.equals("ip") ? "ipv4" : "ipv6"));
        rule("add", INET, "prerouting", kind, ours, port, COUNTER, dnat);
        rule("add", INET, "output", kind, ours, port, COUNTER, dnat);
        JsonElement there = address("daddr", Prefix.of(f.to()));
        JsonElement toPort = match("==", payload(f.protocol(), "dport"), new JsonPrimitive(f.toPort()));
        JsonElement done = match("in", key("ct", "status"), new JsonPrimitive("dnat"));
        // the target would answer its own neighbours directly, and loopback addresses are no use to it
        rule("add", INET, "postrouting", address("saddr", f.net()), there, toPort, done, alone("masquerade"));
        if (family.equals("ip")) {
            Prefix loopback = new Prefix(Ip.of(new byte[] {127, 0, 0, 0}), 8, true);
            rule("add", INET, "postrouting", address("saddr", loopback), there, toPort, done, alone("masquerade"));
            // route_localnet opens the machine's loopback addresses to its neighbours: nobody but itself may use them
            rule(
                    "add",
                    INET,
                    "guard",
                    match("!=", key("meta", "iifname"), new JsonPrimitive("lo")),
                    address("daddr", loopback),
                    alone("drop"));
        }
    }

    private void passage(String family, PacketRule.Passage p) {
        // an exception stands in front of what it is an exception from
        String verb = p.allow() ? "insert" : "add";
        for (Side[] way : new Side[][] {{p.one(), p.other()}, {p.other(), p.one()}}) {
            rule(
                    verb,
                    family,
                    "forward",
                    side(way[0], "saddr", "iifname"),
                    side(way[1], "daddr", "oifname"),
                    COUNTER,
                    alone(p.allow() ? "accept" : "drop"));
        }
    }

    private void redirect(PacketRule.Redirect r) {
        String family = family(r.server().getAddress());
        JsonElement kind =
                match("==", key("meta", "nfproto"), new JsonPrimitive(family.equals("ip") ? "ipv4" : "ipv6"));
        JsonObject dnat = new JsonObject();
        dnat.add("dnat", object("family", family, "addr", Ip.text(r.server())));
        for (String protocol : List.of("udp", "tcp")) {
            JsonElement port = match("==", payload(protocol, "dport"), new JsonPrimitive(53));
            rule("add", INET, "output", kind, port, COUNTER, dnat);
            rule(
                    "add",
                    INET,
                    "postrouting",
                    address("daddr", Prefix.of(r.server())),
                    port,
                    match("in", key("ct", "status"), new JsonPrimitive("dnat")),
                    alone("masquerade"));
        }
    }

    private static JsonElement side(Side side, String address, String dev) {
        return side.net() == null ? dev(dev, side.dev()) : address(address, side.net());
    }

    private static final JsonElement COUNTER = alone("counter");

    private static JsonObject object(String... pairs) {
        JsonObject o = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            o.addProperty(pairs[i], pairs[i + 1]);
        }
        return o;
    }

    private static JsonElement alone(String what) {
        JsonObject o = new JsonObject();
        o.add(what, JsonNull.INSTANCE);
        return o;
    }

    private static JsonElement match(String op, JsonElement left, JsonElement right) {
        JsonObject match = object("op", op);
        match.add("left", left);
        match.add("right", right);
        JsonObject o = new JsonObject();
        o.add("match", match);
        return o;
    }

    private static JsonElement key(String what, String key) {
        JsonObject o = new JsonObject();
        o.add(what, object("key", key));
        return o;
    }

    /** One bit of several. */
    private static JsonElement masked(JsonElement left, String bit) {
        JsonArray both = new JsonArray();
        both.add(left);
        both.add(bit);
        JsonObject o = new JsonObject();
        o.add("&", both);
        return o;
    }

    private static JsonElement payload(String protocol, String field) {
        JsonObject o = new JsonObject();
        o.add("payload", object("protocol", protocol, "field", field));
        return o;
    }

    private static JsonElement fib() {
        JsonObject fib = object("result", "type");
        JsonArray flags = new JsonArray();
        flags.add("daddr");
        fib.add("flags", flags);
        JsonObject o = new JsonObject();
        o.add("fib", fib);
        return o;
    }

    private static JsonElement dev(String key, String name) {
        return match("==", key("meta", key), new JsonPrimitive(name));
    }

    private static JsonElement address(String field, Prefix net) {
        byte[] bytes = net.address().getAddress();
        JsonElement left = payload(family(bytes), field);
        if (net.length() == net.full()) {
            return match("==", left, new JsonPrimitive(Ip.text(bytes)));
        }
        JsonObject prefix = object("addr", Ip.text(net.network().address()));
        prefix.addProperty("len", net.length());
        JsonObject right = new JsonObject();
        right.add("prefix", prefix);
        return match("==", left, right);
    }

    private static String family(byte[] address) {
        return address.length == 4 ? "ip" : "ip6";
    }
}
