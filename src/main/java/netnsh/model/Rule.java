package netnsh.model;

import netnsh.netlink.Attrs;

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
public record Rule(
        int family, int dstLength, int srcLength, int tos, int table, int action, int flags, Attrs attrs) {}
