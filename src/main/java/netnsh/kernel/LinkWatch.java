package netnsh.kernel;

import netnsh.plan.View;
import netnsh.sys.NetlinkSocket;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.uapi.Rtm;

/** Hears of changes of the home namespace's links (RTNLGRP_LINK). What is announced is not read: one is enough to know. */
final class LinkWatch implements View.Watch {
    /** Room for few announcements; where more come they are lost, which is told, too. */
    private static final int ROOM = 4096;

    private final NetlinkSocket socket;

    private LinkWatch(NetlinkSocket socket) {
        this.socket = socket;
    }

    /** A watch over the calling thread's namespace; one that sees nothing where it cannot be had. */
    static View.Watch here() {
        NetlinkSocket socket = null;
        try {
            socket = NetlinkSocket.open();
            socket.receiveBuffer(ROOM);
            socket.join(Rtm.RTNLGRP_LINK);
            return new LinkWatch(socket);
        } catch (SysException e) {
            if (socket != null) {
                socket.close();
            }
            return View.Watch.BLIND;
        }
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
