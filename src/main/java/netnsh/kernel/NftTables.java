package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;
import netnsh.netlink.Conversation;
import netnsh.netlink.Message;
import netnsh.netlink.NetlinkError;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.NetlinkSocket;
import netnsh.sys.SysException;
import netnsh.value.NsRef;

/**
 * Which tables a packet filter has: linux/netfilter/nfnetlink.h and nf_tables.h. A quick look that needs no nft(8), for
 * namespaces by the hundred.
 */
final class NftTables {
    private static final int NETLINK_NETFILTER = 12;
    /** NFNL_SUBSYS_NFTABLES in the high byte, NFT_MSG_GETTABLE in the low one. */
    private static final int GETTABLE = 10 << 8 | 1;
    /** sizeof(struct nfgenmsg). */
    private static final int NFGENMSG = 4;

    private static final Attr<String> NFTA_TABLE_NAME = new Attr<>(1, "NFTA_TABLE_NAME", Codec.STRING);

    private NftTables() {}

    /** Their names, in whatever family; none when it cannot be asked. */
    static List<String> names(NsRef ns) {
        try (Fd namespace = Places.open(ns);
                Conversation talk = new Conversation(
                        new SysWire(NsThread.call(namespace, () -> NetlinkSocket.open(NETLINK_NETFILTER))))) {
            byte[] header = Bytes.buffer(NFGENMSG).array();
            List<String> all = new ArrayList<>();
            for (Message m : talk.dump(new Message(GETTABLE, 0, 0, 0, header)).messages()) {
                m.attrs(NFGENMSG).get(NFTA_TABLE_NAME).ifPresent(all::add);
            }
            return all;
        } catch (SysException | NetlinkError | CodecException | Problem noNetfilter) {
            return List.of();
        }
    }
}
