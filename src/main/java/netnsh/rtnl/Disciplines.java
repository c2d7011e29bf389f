package netnsh.rtnl;

import netnsh.model.Discipline;
import netnsh.netlink.Attrs;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.uapi.Rtm;
import netnsh.uapi.TcMsg;
import netnsh.value.Dev;

/** RTM_GETQDISC: struct tcmsg and TCA_*. */
final class Disciplines {
    private Disciplines() {}

    /** Asks for all of them. */
    static Message dump() {
        return Message.of(Rtm.RTM_GETQDISC, 0, TcMsg.all(), Attrs.NONE);
    }

    /**
     * Reads an RTM_NEWQDISC.
     *
     * @throws CodecException when it is too short or malformed
     */
    static Discipline decode(Message message) {
        TcMsg header = TcMsg.parse(message.payload());
        return new Discipline(Dev.index(header.index()), header.handle(), message.attrs(TcMsg.LENGTH));
    }
}
