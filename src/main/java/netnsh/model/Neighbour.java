package netnsh.model;

import java.net.InetAddress;
import java.util.Optional;
import netnsh.netlink.Attrs;
import netnsh.uapi.Nda;
import netnsh.uapi.Ntf;
import netnsh.value.Dev;
import netnsh.value.Mac;

/**
 * A neighbour (or bridge forwarding) entry as struct ndmsg and NDA_* (linux/neighbour.h) have it.
 *
 * @param family AF_INET 2, AF_INET6 10, AF_BRIDGE 7
 * @param dev the interface
 * @param state NUD_*
 * @param flags NTF_*
 * @param type RTN_*
 * @param attrs NDA_*
 */
public record Neighbour(int family, Dev dev, int state, int flags, int type, Attrs attrs) {
    /** The neighbour's address. */
    public Optional<InetAddress> address() {
        return attrs.get(Nda.NDA_DST);
    }

    /** Its link-layer address, when it is known. */
    public Optional<Mac> lladdr() {
        return attrs.get(Nda.NDA_LLADDR);
    }

    /** RTPROT_* of whoever made it, 0 when nobody says. */
    public int protocol() {
        return attrs.get(Nda.NDA_PROTOCOL, 0);
    }

    /** Whether it is an address that is answered for. */
    public boolean proxy() {
        return (flags & Ntf.NTF_PROXY) != 0;
    }
}
