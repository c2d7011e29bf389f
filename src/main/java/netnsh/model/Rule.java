package netnsh.model;

import netnsh.netlink.Attrs;
import netnsh.uapi.Fra;
import netnsh.value.Prefix;

/**
 * A policy rule as struct fib_rule_hdr and FRA_* (linux/fib_rules.h) have it.
 *
 * @param family AF_INET 2 or AF_INET6 10
 * @param dstLength bits of FRA_DST
 * @param srcLength bits of FRA_SRC
 * @param tos type of service
 * @param table the header's table number (FRA_TABLE has all 32 bits)
 * @param action FR_ACT_* / RTN_*
 * @param flags FIB_RULE_*
 * @param attrs FRA_*
 */
public record Rule(int family, int dstLength, int srcLength, int tos, int table, int action, int flags, Attrs attrs) {
    /** The table with all 32 bits of its number; 0 when the rule names none. */
    public long tableId() {
        return attrs.get(Fra.FRA_TABLE, (long) table);
    }

    /** When it is tried: lower numbers first. */
    public long priority() {
        return attrs.get(Fra.FRA_PRIORITY, 0L);
    }

    /** The source it is about; {@link Prefix#DEFAULT} for all. */
    public Prefix from() {
        return attrs.get(Fra.FRA_SRC).map(a -> new Prefix(a, srcLength, true)).orElse(Prefix.DEFAULT);
    }

    /** The destination it is about; {@link Prefix#DEFAULT} for all. */
    public Prefix to() {
        return attrs.get(Fra.FRA_DST).map(a -> new Prefix(a, dstLength, true)).orElse(Prefix.DEFAULT);
    }

    /** Whether it holds for what does not match. */
    public boolean inverted() {
        return (flags & Fra.FIB_RULE_INVERT) != 0;
    }
}
