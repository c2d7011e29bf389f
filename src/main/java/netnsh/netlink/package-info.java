/**
 * The netlink protocol without a socket: messages and attributes as values, codecs that say their byte order in their
 * name, and a conversation (sequence numbers, multipart answers, extended acks) over the port
 * {@link netnsh.netlink.Wire}. man 7 netlink, linux/netlink.h.
 */
package netnsh.netlink;
