package netnsh.kind;

import netnsh.grammar.Args;
import netnsh.netlink.Attr;

/**
 * What kinds of tunnels have in common: the kernel forgets all that a change does not say; with {@code external} nothing
 * else is sent.
 */
abstract class Tunnel extends LinkKind {
    Tunnel(String name, String summary, String module) {
        super(name, summary, module);
    }

    @Override
    public boolean whole() {
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
