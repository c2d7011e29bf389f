package netnsh.rtnl;

import netnsh.model.Rule;
import netnsh.netlink.Attrs;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.uapi.FibRuleHdr;
import netnsh.uapi.Rtm;

/** RTM_*RULE: struct fib_rule_hdr and FRA_*. */
public final class Rules {
    /** The length of the fixed header. */
    public static final int HEADER = FibRuleHdr.LENGTH;

    private Rules() {}

    static Message add(Rule rule) {
        return Message.of(Rtm.RTM_NEWRULE, Rtm.NLM_F_CREATE | Rtm.NLM_F_EXCL, header(rule), rule.attrs());
    }

    static Message delete(Rule rule) {
        return Message.of(Rtm.RTM_DELRULE, 0, header(rule), rule.attrs());
    }

    private static byte[] header(Rule r) {
        return new FibRuleHdr(
                        r.family(),
                        r.dstLength(),
                        r.srcLength(),
                        r.tos(),
                        r.table(),
                        r.action(),
                        Integer.toUnsignedLong(r.flags()))
                .bytes();
    }

    /**
     * Reads an RTM_NEWRULE (or DELRULE).
     *
     * @throws CodecException when it is too short or malformed
     */
    public static Rule decode(Message message) {
        FibRuleHdr h = FibRuleHdr.parse(message.payload());
        return new Rule(
                h.family(),
                h.dstLength(),
                h.srcLength(),
                h.tos(),
                h.table(),
                h.action(),
                (int) h.flags(),
                message.attrs(HEADER));
    }

    /** Asks for the rules of a family. */
    public static Message dump(int family) {
        return Message.of(Rtm.RTM_GETRULE, 0, new FibRuleHdr(family, 0, 0, 0, 0, 0, 0).bytes(), Attrs.NONE);
    }
}
