package netnsh.kind;

import static netnsh.uapi.Veth.VETH_INFO_PEER;

import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attr;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.LinkPart;

/** {@code type veth}: one end of a pair; the other end takes every option of a link (linux/veth.h). */
public final class Veth extends LinkKind {
    private static final Syntax.Word PEER = Syntax.exactly("peer", "the other end, with any option of a link");

    /** The other end's options. */
    public static final Syntax.Group OPTIONS =
            Syntax.group("peer", Syntax.later(() -> Syntax.anyOrder(LinkRows.adding())));

    Veth() {
        super("veth", "a pair of links: what goes in at one end comes out at the other");
    }

    @Override
    public boolean shows() {
        return false;
    }

    @Override
    public boolean pair() {
        return true;
    }

    @Override
    protected List<Row> make() {
        return List.of();
    }

    @Override
    public synchronized Syntax syntax(boolean create) {
        return Syntax.maybe(PEER, OPTIONS);
    }

    @Override
    protected void finish(Args args, Build build) {
        peer(args, build, VETH_INFO_PEER);
    }

    /** Puts the other end's options, if there are any, into an attribute. */
    static void peer(Args args, Build build, Attr<LinkPart> attr) {
        Args peer = args.group(OPTIONS).orElse(null);
        if (peer == null) {
            return;
        }
        Build inside = build.nest(attr);
        LinkRows.write(peer, inside);
        if ((inside.flags() & Iff.IFF_UP) != 0) {
            throw new Refusal(
                    "the other end cannot be set up while the pair is made: the kernel refuses it",
                    LinkRows.upToken(peer));
        }
        int index = peer.get(LinkRows.INDEX).orElse(0);
        LinkPart part = new LinkPart(new IfInfoMsg(0, 0, index, inside.flags(), inside.change()), inside.attrs());
        build.put(attr, part, args.token(OPTIONS));
        inside.mark(Ifla.IFLA_IFNAME, LinkRows.nameToken(peer));
    }
}
