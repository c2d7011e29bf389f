package netnsh.rtnl;

import netnsh.model.Address;
import netnsh.netlink.Attrs;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.plan.Mode;
import netnsh.uapi.IfAddrMsg;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;

/** RTM_*ADDR: struct ifaddrmsg and IFA_*. */
public final class Addresses {
    /** The length of the fixed header. */
    public static final int HEADER = IfAddrMsg.LENGTH;

    private Addresses() {}

    static Message add(Address address, Mode mode) {
        return Message.of(Rtm.RTM_NEWADDR, mode.flags(), header(address), address.attrs());
    }

    static Message delete(Address address) {
        return Message.of(Rtm.RTM_DELADDR, 0, header(address), address.attrs());
    }

    private static byte[] header(Address a) {
        return new IfAddrMsg(
                        a.family(),
                        a.prefixLength(),
                        a.flags(),
                        a.scope(),
                        a.dev().index())
                .bytes();
    }

    /**
     * Reads an RTM_NEWADDR (or DELADDR); the interface is known by its index alone.
     *
     * @throws CodecException when it is too short or malformed
     */
    public static Address decode(Message message) {
        IfAddrMsg h = IfAddrMsg.parse(message.payload());
        return new Address(
                h.family(), h.prefixLength(), h.flags(), h.scope(), Dev.index(h.index()), message.attrs(HEADER));
    }

    /** Asks for every address of a family; 0 for all families. */
    public static Message dump(int family) {
        return Message.of(Rtm.RTM_GETADDR, 0, new IfAddrMsg(family, 0, 0, 0, 0).bytes(), Attrs.NONE);
    }
}
