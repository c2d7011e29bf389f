package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Identifier-locator addressing: ILA_ATTR_* of linux/ila.h. */
public final class IlaAttr {
    public static final Attr<Long> ILA_ATTR_LOCATOR = new Attr<>(1, "ILA_ATTR_LOCATOR", Codec.BE64);
    public static final Attr<Integer> ILA_ATTR_CSUM_MODE = new Attr<>(7, "ILA_ATTR_CSUM_MODE", Codec.U8);
    public static final Attr<Integer> ILA_ATTR_IDENT_TYPE = new Attr<>(8, "ILA_ATTR_IDENT_TYPE", Codec.U8);
    public static final Attr<Integer> ILA_ATTR_HOOK_TYPE = new Attr<>(9, "ILA_ATTR_HOOK_TYPE", Codec.U8);

    /** ILA_CSUM_*. */
    public static final List<Named> CSUM_MODES = List.of(
            new Named(0, "adj-transport"),
            new Named(1, "neutral-map"),
            new Named(2, "no-action"),
            new Named(3, "neutral-map-auto"));

    /** ILA_ATYPE_*. */
    public static final List<Named> IDENT_TYPES = List.of(
            new Named(0, "iid"),
            new Named(1, "luid"),
            new Named(2, "virt-v4"),
            new Named(3, "virt-uni-v6"),
            new Named(4, "virt-multi-v6"),
            new Named(5, "nonlocal-addr"),
            new Named(32, "use-format"));

    /** ILA_HOOK_*. */
    public static final List<Named> HOOK_TYPES = List.of(new Named(0, "output"), new Named(1, "input"));

    private IlaAttr() {}
}
