package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import netnsh.model.Link;
import netnsh.netlink.Conversation;
import netnsh.netlink.Message;
import netnsh.netlink.NetlinkError;
import netnsh.plan.View;
import netnsh.rtnl.Links;
import netnsh.sys.NetlinkSocket;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.uapi.Rtm;

/**
 * The home namespace's links, and an ear for changes of them (RTNLGRP_LINK). What is announced is not read: one is enough to
 * know.
 */
final class LinkWatch implements View.Watch {
    /** Room for few announcements; where more come they are lost, which is told, too. */
    private static final int ROOM = 4096;

    private final NetlinkSocket socket;
    private final List<Link> links;

    private LinkWatch(NetlinkSocket socket, List<Link> links) {
        this.socket = socket;
        this.links = links;
    }

    /** A watch over the calling thread's namespace; one that sees nothing where it cannot be had. */
    static View.Watch here() {
        NetlinkSocket socket = null;
        try {
            socket = NetlinkSocket.open();
            socket.receiveBuffer(ROOM);
            socket.join(Rtm.RTNLGRP_LINK); // first: what changes while they are read is announced
            return new LinkWatch(socket, read());
        } catch (SysException | NetlinkError e) {
            if (socket != null) {
                socket.close();
            }
            return View.Watch.BLIND;
        }
    }

    private static List<Link> read() {
        try (Conversation own = new Conversation(SysWire.here())) {
            List<Link> all = new ArrayList<>();
            for (Message message : own.dump(Links.dump(false)).messages()) {
                if (message.type() == Rtm.RTM_NEWLINK) {
                    all.add(Links.decode(message).bare());
                }
            }
            return all;
        }
    }

    @Override
    public List<Link> links() {
        return links;
    }

    @Override
    public boolean quiet() {
        return !SysFiles.poll(0, socket.fd())[0];
    }

    @Override
    public void close() {
        socket.close();
    }
}
