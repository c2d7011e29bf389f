package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Ethernet with signatures: IFLA_MACSEC_* of linux/if_link.h. */
public final class IflaMacsec {
    public static final Attr<Long> IFLA_MACSEC_SCI = new Attr<>(1, "IFLA_MACSEC_SCI", Codec.BE64);
    public static final Attr<Integer> IFLA_MACSEC_PORT = new Attr<>(2, "IFLA_MACSEC_PORT", Codec.BE16);
    public static final Attr<Integer> IFLA_MACSEC_ICV_LEN = new Attr<>(3, "IFLA_MACSEC_ICV_LEN", Codec.U8);
    public static final Attr<Long> IFLA_MACSEC_CIPHER_SUITE = new Attr<>(4, "IFLA_MACSEC_CIPHER_SUITE", Codec.U64);
    public static final Attr<Long> IFLA_MACSEC_WINDOW = new Attr<>(5, "IFLA_MACSEC_WINDOW", Codec.U32);
    public static final Attr<Integer> IFLA_MACSEC_ENCODING_SA = new Attr<>(6, "IFLA_MACSEC_ENCODING_SA", Codec.U8);
    public static final Attr<Integer> IFLA_MACSEC_ENCRYPT = new Attr<>(7, "IFLA_MACSEC_ENCRYPT", Codec.U8);
    public static final Attr<Integer> IFLA_MACSEC_PROTECT = new Attr<>(8, "IFLA_MACSEC_PROTECT", Codec.U8);
    public static final Attr<Integer> IFLA_MACSEC_INC_SCI = new Attr<>(9, "IFLA_MACSEC_INC_SCI", Codec.U8);
    public static final Attr<Integer> IFLA_MACSEC_ES = new Attr<>(10, "IFLA_MACSEC_ES", Codec.U8);
    public static final Attr<Integer> IFLA_MACSEC_SCB = new Attr<>(11, "IFLA_MACSEC_SCB", Codec.U8);
    public static final Attr<Integer> IFLA_MACSEC_REPLAY_PROTECT =
            new Attr<>(12, "IFLA_MACSEC_REPLAY_PROTECT", Codec.U8);
    public static final Attr<Integer> IFLA_MACSEC_VALIDATION = new Attr<>(13, "IFLA_MACSEC_VALIDATION", Codec.U8);
    public static final Attr<Integer> IFLA_MACSEC_OFFLOAD = new Attr<>(15, "IFLA_MACSEC_OFFLOAD", Codec.U8);

    /** MACSEC_CIPHER_ID_* of linux/if_macsec.h. */
    public static final List<Named> CIPHERS = List.of(
            new Named(0x0080C20001000001L, "GCM-AES-128"),
            new Named(0x0080C20001000002L, "GCM-AES-256"),
            new Named(0x0080C20001000003L, "GCM-AES-XPN-128"),
            new Named(0x0080C20001000004L, "GCM-AES-XPN-256"));

    /** MACSEC_DEFAULT_CIPHER_ID, which is printed as GCM-AES-128, too. */
    public static final long DEFAULT_CIPHER = 0x0080020001000001L;

    /** MACSEC_VALIDATE_*. */
    public static final List<Named> VALIDATIONS =
            List.of(new Named(0, "disabled"), new Named(1, "check"), new Named(2, "strict"));

    /** MACSEC_OFFLOAD_*. */
    public static final List<Named> OFFLOADS = List.of(new Named(0, "off"), new Named(1, "phy"), new Named(2, "mac"));

    private IflaMacsec() {}
}
