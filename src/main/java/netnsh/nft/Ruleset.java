package netnsh.nft;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.model.PacketState;

/** Reads what {@code nft -j list ruleset} prints. */
public final class Ruleset {
    /** The kernel's own number of the hook is the same; nft's names. */
    private static final String HOOK = "forward";

    private static final Set<String> ROUTED = Set.of("ip", "ip6", "inet");

    private final List<JsonObject> chains = new ArrayList<>();
    private final List<JsonObject> rules = new ArrayList<>();

    private Ruleset() {}

    /**
     * The state of a filter.
     *
     * @throws IllegalArgumentException when this is not what nft prints
     */
    public static PacketState read(String json) {
        Ruleset all = new Ruleset();
        try {
            for (JsonElement e : JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("nftables")) {
                JsonObject o = e.getAsJsonObject();
                if (o.has("chain")) {
                    all.chains.add(o.getAsJsonObject("chain"));
                } else if (o.has("rule")) {
                    all.rules.add(o.getAsJsonObject("rule"));
                }
            }
        } catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("nft -j printed something else than rules", e);
        }
        return new PacketState(all.own(), all.closed());
    }

    private static String text(JsonObject o, String key) {
        JsonElement value = o.get(key);
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }

    private List<PacketState.Line> own() {
        Map<String, PacketState.Line> lines = new LinkedHashMap<>();
        for (JsonObject rule : rules) {
            String line = text(rule, "comment");
            if (!text(rule, "table").equals(Transaction.TABLE) || line.isEmpty()) {
                continue;
            }
            PacketState.Line before = lines.getOrDefault(line, new PacketState.Line(line, List.of(), 0, 0));
            List<PacketState.Handle> handles = new ArrayList<>(before.handles());
            handles.add(new PacketState.Handle(
                    text(rule, "family"),
                    text(rule, "chain"),
                    rule.get("handle").getAsLong()));
            JsonObject counter = expression(rule, "counter");
            boolean counts = counter != null
                    && !(line.startsWith("nat ") && text(rule, "chain").equals(HOOK));
            lines.put(
                    line,
                    new PacketState.Line(
                            line,
                            List.copyOf(handles),
                            before.packets() + (counts ? counter.get("packets").getAsLong() : 0),
                            before.bytes() + (counts ? counter.get("bytes").getAsLong() : 0)));
        }
        return List.copyOf(lines.values());
    }

    private static JsonObject expression(JsonObject rule, String name) {
        for (JsonElement e : rule.getAsJsonArray("expr")) {
            if (e.isJsonObject() && e.getAsJsonObject().has(name)) {
                JsonElement value = e.getAsJsonObject().get(name);
                return value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
            }
        }
        return null;
    }

    private List<PacketState.Closed> closed() {
        List<PacketState.Closed> closed = new ArrayList<>();
        for (JsonObject chain : chains) {
            String family = text(chain, "family");
            boolean foreign = text(chain, "hook").equals(HOOK)
                    && ROUTED.contains(family)
                    && !text(chain, "table").equals(Transaction.TABLE);
            String how = foreign ? how(chain) : null;
            if (how != null) {
                boolean docker = chains.stream()
                        .anyMatch(c -> text(c, "name").equals("DOCKER-USER")
                                && text(c, "table").equals(text(chain, "table")));
                closed.add(new PacketState.Closed(
                        family,
                        text(chain, "table"),
                        text(chain, "name"),
                        how,
                        open(family, text(chain, "table")),
                        docker,
                        false));
            }
        }
        return closed;
    }

    /** What makes a chain end with a drop; null when it lets through what nobody has spoken of. */
    private String how(JsonObject chain) {
        JsonObject last = null;
        for (JsonObject rule : rules) {
            if (text(rule, "chain").equals(text(chain, "name"))
                    && text(rule, "table").equals(text(chain, "table"))
                    && text(rule, "family").equals(text(chain, "family"))) {
                last = rule;
            }
        }
        if (text(chain, "policy").equals("drop")) {
            return "policy drop";
        } else if (last != null && expression(last, "match") == null && expression(last, "drop") != null) {
            return "its last rule drops";
        }
        boolean rejects = last != null && expression(last, "match") == null && expression(last, "reject") != null;
        return rejects ? "its last rule rejects" : null;
    }

    /** Networks and interfaces that rules of a table let through: {@code saddr 10.0.1.0/24}, {@code iifname eth0} … */
    private List<String> open(String family, String table) {
        List<String> open = new ArrayList<>();
        for (JsonObject rule : rules) {
            boolean here =
                    text(rule, "table").equals(table) && text(rule, "family").equals(family);
            if (!here || expression(rule, "accept") == null) {
                continue;
            }
            for (JsonElement e : rule.getAsJsonArray("expr")) {
                if (e.isJsonObject() && e.getAsJsonObject().has("match")) {
                    String side = side(e.getAsJsonObject().getAsJsonObject("match"));
                    if (side != null) {
                        open.add(side);
                    }
                }
            }
        }
        return open;
    }

    private static String side(JsonObject match) {
        if (!text(match, "op").equals("==") || !match.get("left").isJsonObject()) {
            return null;
        }
        JsonObject left = match.getAsJsonObject("left");
        JsonElement right = match.get("right");
        if (left.has("meta") && right.isJsonPrimitive()) {
            return text(left.getAsJsonObject("meta"), "key") + " " + right.getAsString();
        } else if (!left.has("payload")) {
            return null;
        }
        String field = text(left.getAsJsonObject("payload"), "field");
        if (right.isJsonObject() && right.getAsJsonObject().has("prefix")) {
            JsonObject prefix = right.getAsJsonObject().getAsJsonObject("prefix");
            return field + " " + text(prefix, "addr") + "/" + text(prefix, "len");
        }
        return right.isJsonPrimitive() ? field + " " + right.getAsString() : null;
    }
}
