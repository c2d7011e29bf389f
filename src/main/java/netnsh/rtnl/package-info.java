/**
 * Between the model and rtnetlink's messages: one family of messages a file, each with its fixed header written out
 * (linux/rtnetlink.h, linux/if_addr.h, linux/neighbour.h, linux/fib_rules.h, linux/net_namespace.h). Sends nothing.
 */
package netnsh.rtnl;
