/*
 * For LD_PRELOAD: answers a program's rtnetlink requests for links, routes and nexthops with the messages in the file
 * $REPLAY, so that it can be shown what no kernel at hand has, and keeps the request for a new or changed one in the file
 * $CAPTURE; likewise the ioctls of tunnels, with what is in the file $TUNNEL. Nothing reaches the kernel.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/if_tunnel.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static char answer[1 << 16];
static int length, port;

static int wanted(struct nlmsghdr *h, struct nlmsghdr *q) {
    struct ifinfomsg *have = NLMSG_DATA(h), *want = NLMSG_DATA(q);
    if (h->nlmsg_type != q->nlmsg_type - 2) return 0;
    if (q->nlmsg_type != RTM_GETLINK) return 1;
    if (q->nlmsg_flags & NLM_F_DUMP) return 1;
    if (want->ifi_index) return want->ifi_index == have->ifi_index;
    char *name = 0;
    int len = IFLA_PAYLOAD(h);
    for (struct rtattr *a = IFLA_RTA(have); RTA_OK(a, len); a = RTA_NEXT(a, len))
        if (a->rta_type == IFLA_IFNAME) name = RTA_DATA(a);
    len = IFLA_PAYLOAD(q);
    for (struct rtattr *a = IFLA_RTA(want); RTA_OK(a, len); a = RTA_NEXT(a, len))
        if (a->rta_type == IFLA_IFNAME) return name && !strcmp(name, RTA_DATA(a));
    return 0;
}

static int changes(int type) {
    return type == RTM_NEWLINK || type == RTM_NEWROUTE || type == RTM_DELROUTE || type == RTM_NEWNEXTHOP;
}

static void ask(struct nlmsghdr *q) {
    if (changes(q->nlmsg_type) && getenv("CAPTURE")) {
        int to = open(getenv("CAPTURE"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        write(to, q, q->nlmsg_len);
        close(to);
        struct { struct nlmsghdr h; struct nlmsgerr e; } ack = {0};
        ack.h.nlmsg_len = sizeof ack;
        ack.h.nlmsg_type = NLMSG_ERROR;
        ack.h.nlmsg_seq = q->nlmsg_seq;
        ack.h.nlmsg_pid = port;
        ack.e.msg = *q;
        memcpy(answer, &ack, length = sizeof ack);
        return;
    }
    static char file[1 << 16];
    int fd = open(getenv("REPLAY"), O_RDONLY), size = read(fd, file, sizeof file), left = size;
    close(fd);
    length = 0;
    if (q->nlmsg_type == RTM_GETLINK || q->nlmsg_type == RTM_GETROUTE || q->nlmsg_type == RTM_GETNEXTHOP)
        for (struct nlmsghdr *h = (void *)file; NLMSG_OK(h, left); h = NLMSG_NEXT(h, left))
            if (wanted(h, q)) {
                struct nlmsghdr *to = (void *)(answer + length);
                memcpy(to, h, h->nlmsg_len);
                to->nlmsg_seq = q->nlmsg_seq;
                to->nlmsg_pid = port;
                if (q->nlmsg_flags & NLM_F_DUMP) to->nlmsg_flags |= NLM_F_MULTI;
                length += NLMSG_ALIGN(h->nlmsg_len);
            }
    if (q->nlmsg_flags & NLM_F_DUMP || !length) {
        struct { struct nlmsghdr h; struct nlmsgerr e; } end = {0};
        end.h.nlmsg_len = sizeof end;
        end.h.nlmsg_type = q->nlmsg_flags & NLM_F_DUMP ? NLMSG_DONE : NLMSG_ERROR;
        end.h.nlmsg_seq = q->nlmsg_seq;
        end.h.nlmsg_pid = port;
        end.e.error = q->nlmsg_flags & NLM_F_DUMP ? 0 : -ENODEV;
        end.e.msg = *q;
        memcpy(answer + length, &end, sizeof end);
        length += sizeof end;
    }
}

static void local(int fd) {
    struct sockaddr_nl me;
    socklen_t size = sizeof me;
    getsockname(fd, (void *)&me, &size);
    port = me.nl_pid;
}

static int netlink(int fd) {
    int domain = 0;
    socklen_t size = sizeof domain;
    return !getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) && domain == AF_NETLINK;
}

ssize_t send(int fd, const void *b, size_t n, int flags) { if (netlink(fd)) local(fd), ask((void *)b); return n; }

ssize_t sendmsg(int fd, const struct msghdr *m, int flags) {
    char q[4096];
    int n = 0;
    for (size_t i = 0; i < m->msg_iovlen; i++) {
        memcpy(q + n, m->msg_iov[i].iov_base, m->msg_iov[i].iov_len);
        n += m->msg_iov[i].iov_len;
    }
    local(fd);
    ask((void *)q);
    return n;
}

ssize_t recvmsg(int fd, struct msghdr *m, int flags) {
    if (m->msg_name) memset(m->msg_name, 0, m->msg_namelen), ((struct sockaddr_nl *)m->msg_name)->nl_family = AF_NETLINK;
    m->msg_flags = 0;
    if (flags & MSG_PEEK) return length;
    int n = length;
    memcpy(m->msg_iov[0].iov_base, answer, n);
    length = 0;
    return n;
}

int ioctl(int fd, unsigned long what, ...) {
    va_list rest;
    va_start(rest, what);
    struct ifreq *r = va_arg(rest, void *);
    va_end(rest);
    if (what < SIOCGETTUNNEL || what > SIOCGETTUNNEL + 15) return syscall(SYS_ioctl, fd, what, r);
    int size = getenv("SIZE") ? atoi(getenv("SIZE")) : 0, file;
    if (what == SIOCGETTUNNEL) {
        file = open(getenv("TUNNEL"), O_RDONLY);
        if (file < 0) return errno = ENODEV, -1;
        read(file, r->ifr_ifru.ifru_data, size);
        return close(file);
    } else if (what == SIOCGETPRL) {
        return 0;
    } else if (what != SIOCADDTUNNEL && what != SIOCCHGTUNNEL) {
        return errno = EINVAL, -1;
    }
    file = open(getenv("CAPTURE"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    write(file, r->ifr_ifru.ifru_data, size);
    return close(file);
}
