package netnsh.model;

import java.net.InetAddress;

/**
 * A socket on which somebody waits for others, as sock_diag(7) tells it.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param address where it listens; the unspecified address for everywhere
 * @param port its port
 * @param dev index of the interface that it is bound to, 0 for any
 * @param uid whose it is
 * @param inode the number by which its holder's descriptors know it
 */
public record Listener(String protocol, InetAddress address, int port, long dev, long uid, long inode) {}
