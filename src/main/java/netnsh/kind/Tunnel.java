package netnsh.kind;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;

/**
 * What kinds of tunnels have in common: the kernel forgets all that a change does not say; with {@code external} nothing
 * else is sent.
 */
abstract class Tunnel extends LinkKind {
    Tunnel(String name, String summary, String module) {
        super(name, summary, module);
    }

    /** Those that carry packets without Ethernet have no neighbours. */
    @Override
    public List<String> usualOfLink() {
        return name().contains("tap") || name().contains("erspan") ? List.of() : List.of("arp off", "multicast off");
    }

    /** Of an external one nothing else counts. */
    @Override
    public Map<String, List<String>> settings(Attrs data, IntFunction<String> names) {
        Map<String, List<String>> settings = super.settings(data, names);
        if (settings.containsKey("external")) {
            settings.keySet().retainAll(Set.of("external", "mode"));
        }
        return settings;
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public boolean staysBehind() {
        return true;
    }

    @Override
    public boolean worksAtHome() {
        return true;
    }

    @Override
    boolean always() {
        return false;
    }

    /** Leaves nothing but these when the tunnel is external. */
    static void external(Build build, Attr<Boolean> external, Attr<?>... kept) {
        if (build.has(external)) {
            build.keep(external, kept);
        }
    }

    /** Refuses what does not go together. */
    @Override
    protected abstract void finish(Args args, Build build);
}
