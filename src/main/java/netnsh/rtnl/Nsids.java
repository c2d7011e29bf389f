package netnsh.rtnl;

import netnsh.model.Nsid;
import netnsh.netlink.Attrs;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.uapi.Netnsa;
import netnsh.uapi.Rtm;
import netnsh.value.NsRef;

/** RTM_*NSID: struct rtgenmsg and NETNSA_*. */
public final class Nsids {
    /** sizeof(struct rtgenmsg), the family; attributes start at the next multiple of four. */
    public static final int HEADER = 1;

    private Nsids() {}

    static Message set(Nsid nsid) {
        return Message.of(Rtm.RTM_NEWNSID, 0, header(), nsid.attrs());
    }

    private static byte[] header() {
        return new byte[HEADER];
    }

    /**
     * Reads an RTM_NEWNSID (or DELNSID).
     *
     * @throws CodecException when it is too short or malformed
     */
    public static Nsid decode(Message message) {
        return new Nsid(message.attrs(HEADER));
    }

    /** Asks for all ids. */
    public static Message dump() {
        return Message.of(Rtm.RTM_GETNSID, 0, header(), Attrs.NONE);
    }

    /** Asks for the id of one namespace, an open descriptor. */
    public static Message get(NsRef.FdRef namespace) {
        return Message.of(Rtm.RTM_GETNSID, 0, header(), Attrs.NONE.with(Netnsa.NETNSA_FD, namespace));
    }

    /** Asks for the namespace that has this id: ENOENT when there is none, also when it has ended and only the id is left. */
    public static Message get(int id) {
        return Message.of(Rtm.RTM_GETNSID, 0, header(), Attrs.NONE.with(Netnsa.NETNSA_NSID, id));
    }
}
