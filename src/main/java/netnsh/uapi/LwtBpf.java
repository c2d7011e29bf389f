package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;

/** Programs on a route: LWT_BPF_* of linux/lwtunnel.h. */
public final class LwtBpf {
    /** Holds LWT_BPF_PROG_*, as the next two do. */
    public static final Attr<Attrs> LWT_BPF_IN = new Attr<>(1, "LWT_BPF_IN", Codec.NESTED);

    public static final Attr<Attrs> LWT_BPF_OUT = new Attr<>(2, "LWT_BPF_OUT", Codec.NESTED);
    public static final Attr<Attrs> LWT_BPF_XMIT = new Attr<>(3, "LWT_BPF_XMIT", Codec.NESTED);
    public static final Attr<Long> LWT_BPF_XMIT_HEADROOM = new Attr<>(4, "LWT_BPF_XMIT_HEADROOM", Codec.U32);

    public static final Attr<String> PROG_NAME = new Attr<>(2, "LWT_BPF_PROG_NAME", Codec.STRING);

    private LwtBpf() {}
}
