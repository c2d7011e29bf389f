package netnsh.uapi;

import java.util.List;

/** Flags of an address: IFA_F_* of linux/if_addr.h. */
public final class IfaFlag {
    /** For IPv6 it is called {@code temporary}. */
    public static final int IFA_F_SECONDARY = 0x1;

    public static final int IFA_F_NODAD = 0x2;
    public static final int IFA_F_OPTIMISTIC = 0x4;
    public static final int IFA_F_DADFAILED = 0x8;
    public static final int IFA_F_HOMEADDRESS = 0x10;
    public static final int IFA_F_DEPRECATED = 0x20;
    public static final int IFA_F_TENTATIVE = 0x40;
    /** Printed when it is missing: {@code dynamic}. */
    public static final int IFA_F_PERMANENT = 0x80;

    public static final int IFA_F_MANAGETEMPADDR = 0x100;
    public static final int IFA_F_NOPREFIXROUTE = 0x200;
    public static final int IFA_F_MCAUTOJOIN = 0x400;
    public static final int IFA_F_STABLE_PRIVACY = 0x800;

    /** All of them, in the order in which iproute2 prints them. */
    public static final List<Named> NAMES = List.of(
            new Named(IFA_F_SECONDARY, "secondary"),
            new Named(IFA_F_NODAD, "nodad"),
            new Named(IFA_F_OPTIMISTIC, "optimistic"),
            new Named(IFA_F_DADFAILED, "dadfailed"),
            new Named(IFA_F_HOMEADDRESS, "home"),
            new Named(IFA_F_DEPRECATED, "deprecated"),
            new Named(IFA_F_TENTATIVE, "tentative"),
            new Named(IFA_F_PERMANENT, "permanent"),
            new Named(IFA_F_MANAGETEMPADDR, "mngtmpaddr"),
            new Named(IFA_F_NOPREFIXROUTE, "noprefixroute"),
            new Named(IFA_F_MCAUTOJOIN, "autojoin"),
            new Named(IFA_F_STABLE_PRIVACY, "stable-privacy"));

    /** Those that a person may set; the rest the kernel sets. */
    public static final int SETTABLE = IFA_F_NODAD
            | IFA_F_OPTIMISTIC
            | IFA_F_HOMEADDRESS
            | IFA_F_MANAGETEMPADDR
            | IFA_F_NOPREFIXROUTE
            | IFA_F_MCAUTOJOIN;

    /** Those that only IPv6 has. */
    public static final int IPV6_ONLY = IFA_F_NODAD
            | IFA_F_OPTIMISTIC
            | IFA_F_DADFAILED
            | IFA_F_HOMEADDRESS
            | IFA_F_DEPRECATED
            | IFA_F_TENTATIVE
            | IFA_F_MANAGETEMPADDR
            | IFA_F_STABLE_PRIVACY;

    private IfaFlag() {}
}
