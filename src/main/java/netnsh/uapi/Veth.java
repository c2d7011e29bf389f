package netnsh.uapi;

import netnsh.netlink.Attr;

/** The pair of a veth: linux/veth.h. */
public final class Veth {
    public static final Attr<LinkPart> VETH_INFO_PEER = new Attr<>(1, "VETH_INFO_PEER", LinkPart.CODEC);

    private Veth() {}
}
