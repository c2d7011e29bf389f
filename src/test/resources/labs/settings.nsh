# Parameters, files over those of /etc, rules of the packet filter.
netns add a b
cable a:eth0 b:eth0
@a addr 10.0.0.1/24 dev eth0
@b addr 10.0.0.2/24 dev eth0
@a sysctl -q -w net.ipv4.ip_forward=1
@a sysctl -q -w net.ipv4.neigh.eth0.gc_stale_time=77
@a sysctl -q -w net.ipv6.conf.all.forwarding=1
@a sysctl -q -w net.ipv4.conf.eth0.rp_filter=2
@a sysctl -q -w net.ipv6.conf.eth0.accept_ra=0
@b sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
@b sysctl -q -w net.ipv4.ping_group_range='0 100'
@b sysctl -q -w net.ipv4.tcp_rmem='4096 100000 200000'
@b sysctl -q -w net.core.somaxconn=99
@b sysctl -q -w net.ipv4.conf.default.arp_ignore=1
@b link add d0 type dummy
@b sysctl -q -w net.ipv4.conf.d0.arp_ignore=2
dns a 10.0.0.53
hosts a web=10.0.0.2
