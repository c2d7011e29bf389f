package netnsh.uapi;

import java.util.List;

/** Flags of a neighbour: NTF_* of linux/neighbour.h. */
public final class Ntf {
    public static final int NTF_USE = 0x1;
    public static final int NTF_SELF = 0x2;
    public static final int NTF_MASTER = 0x4;
    public static final int NTF_ROUTER = 0x80;
    public static final int NTF_PROXY = 0x8;
    public static final int NTF_EXT_LEARNED = 0x10;
    public static final int NTF_OFFLOADED = 0x20;
    public static final int NTF_STICKY = 0x40;
    /** In NDA_FLAGS_EXT; printed as {@code managed}, behind proxy. */
    public static final int NTF_EXT_MANAGED = 0x1;

    /** The flags that {@code ip neigh} prints, in its order. */
    public static final List<Named> PRINTED = List.of(
            new Named(NTF_ROUTER, "router"),
            new Named(NTF_PROXY, "proxy"),
            new Named(NTF_EXT_LEARNED, "extern_learn"),
            new Named(NTF_OFFLOADED, "offload"));

    private Ntf() {}
}
