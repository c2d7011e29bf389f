package netnsh.rtnl;

import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.plan.Mode;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Ifla;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Utf8;

/** RTM_*LINK: struct ifinfomsg and IFLA_*. */
public final class Links {
    /** The length of the fixed header. */
    public static final int HEADER = IfInfoMsg.LENGTH;

    private Links() {}

    /** Creates a link; its name is IFLA_IFNAME, or that of {@code link.dev()}. */
    static Message add(Link link, Mode mode) {
        Attrs attrs = link.attrs();
        if (link.dev().symbolic() && !attrs.has(Ifla.IFLA_IFNAME)) {
            attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, link.dev().name()).plus(attrs);
        }
        return Message.of(Rtm.RTM_NEWLINK, mode.flags(), header(link), attrs);
    }

    /** Changes one. A bridge port's own settings (AF_BRIDGE) go by RTM_SETLINK, as bridge(8) sends them. */
    static Message set(Link link) {
        int type = link.family() == Rtm.AF_BRIDGE ? Rtm.RTM_SETLINK : Rtm.RTM_NEWLINK;
        return Message.of(type, 0, header(link), link.attrs());
    }

    static Message delete(Link link) {
        return Message.of(Rtm.RTM_DELLINK, 0, header(link), link.attrs());
    }

    static Message property(Link link, boolean add) {
        return add
                ? Message.of(
                        Rtm.RTM_NEWLINKPROP,
                        Rtm.NLM_F_EXCL | Rtm.NLM_F_CREATE | Rtm.NLM_F_APPEND,
                        header(link),
                        link.attrs())
                : Message.of(Rtm.RTM_DELLINKPROP, 0, header(link), link.attrs());
    }

    private static byte[] header(Link l) {
        long flags = Integer.toUnsignedLong(l.flags());
        return new IfInfoMsg(l.family(), l.type(), l.index(), flags, Integer.toUnsignedLong(l.change())).bytes();
    }

    private static byte[] header(int index) {
        return new IfInfoMsg(0, 0, index, 0, 0).bytes();
    }

    /**
     * Reads an RTM_NEWLINK (or DELLINK).
     *
     * @throws CodecException when it is too short or malformed
     */
    public static Link decode(Message message) {
        IfInfoMsg header = IfInfoMsg.parse(message.payload());
        Attrs attrs = message.attrs(HEADER);
        Dev dev = Dev.of(header.index(), attrs.get(Ifla.IFLA_IFNAME, ""));
        return new Link(dev, header.family(), header.type(), (int) header.flags(), (int) header.change(), attrs);
    }

    /** Asks for every link with its virtual functions, and with its statistics when {@code stats}. */
    public static Message dump(boolean stats) {
        return Message.of(Rtm.RTM_GETLINK, 0, header(0), mask(stats));
    }

    /** Asks for one link by name: IFLA_IFNAME finds alternative names too, longer ones need IFLA_ALT_IFNAME. */
    public static Message get(String name, boolean stats) {
        Attrs attrs = mask(stats).with(isShort(name) ? Ifla.IFLA_IFNAME : Ifla.IFLA_ALT_IFNAME, name);
        return Message.of(Rtm.RTM_GETLINK, 0, header(0), attrs);
    }

    /** Whether a name fits into IFLA_IFNAME; longer ones are alternative names. */
    public static boolean isShort(String name) {
        return Utf8.encode(name).length < IFNAMSIZ;
    }

    /** Asks for one link by index. */
    public static Message get(int index, boolean stats) {
        return Message.of(Rtm.RTM_GETLINK, 0, header(index), mask(stats));
    }

    /** linux/if.h: the longest name with its NUL. */
    private static final int IFNAMSIZ = 16;

    private static Attrs mask(boolean stats) {
        long bits = stats ? Ifla.RTEXT_FILTER_VF : Ifla.RTEXT_FILTER_VF | Ifla.RTEXT_FILTER_SKIP_STATS;
        return Attrs.NONE.with(Ifla.IFLA_EXT_MASK, bits);
    }
}
