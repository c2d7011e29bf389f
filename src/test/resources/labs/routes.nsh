# Routes of every type, with metrics, encapsulations and objects; rules; neighbours.
netns add a b
cable a:eth0 b:eth0
cable a:eth1 b:eth1
@a addr 10.0.0.1/24 dev eth0
@a addr 10.0.1.1/24 dev eth1
@b addr 10.0.0.2/24 dev eth0
@a addr fd00::1/64 dev eth0 nodad
@a addr add 10.0.0.7/24 dev eth0 label eth0:x
@a addr add 10.0.2.1 peer 10.0.2.2/32 dev eth0 metric 77
@a addr add 10.0.3.1/24 dev eth0 scope link noprefixroute
@a addr add fd00:3::1/64 dev eth0 home mngtmpaddr noprefixroute
@a route add default via 10.0.0.2 proto static metric 50 mtu lock 1300 advmss 1200 initcwnd 12 congctl reno quickack 1
@a route add 10.9.0.0/24 nexthop via 10.0.0.2 weight 2 nexthop via 10.0.1.2 dev eth1 weight 3
@a route add 10.9.1.0/24 via 10.0.0.200 dev eth1 onlink table 77 tos 4 src 10.0.0.7
@a route add 10.9.2.0/24 via inet6 fd00::2 dev eth0
@a route add blackhole 10.9.3.0/24
@a route add unreachable 10.9.4.0/24 metric 9
@a route add prohibit fd00:4::/64
@a route add throw 10.9.5.0/24 table 77
@a route add 10.9.6.0/24 encap ip id 7 dst 10.0.0.9 ttl 3 dev eth0
@a route add fd00:5::/64 encap seg6 mode encap segs fd00::7,fd00::8 dev eth0
@a route add fd00:6::/64 encap seg6local action End.DT6 table 77 dev eth0
@a route add fd00:8::/64 nexthop via fd00::2 dev eth0 nexthop via fd00::3 dev eth0
@a link set lo up
@a nexthop add id 1 via 10.0.0.2 dev eth0
@a nexthop add id 2 via 10.0.1.2 dev eth1
@a nexthop add id 3 group 1/2,3 type resilient buckets 8 idle_timer 60
@a nexthop add id 4 group 1/2,3
@a nexthop add id 5 blackhole
@a nexthop add id 6 via 10.0.0.9 fdb
@a route add 10.9.7.0/24 nhid 3
@a route add 10.9.8.0/24 nhid 4
@a rule add from 10.6.0.0/24 to 10.7.0.0/24 iif eth0 fwmark 0x5/0xff table 77 priority 1000
@a rule add ipproto udp sport 53 dport 100-200 uidrange 5-6 lookup 78 priority 1001
@a rule add to 10.5.0.0/24 prohibit priority 1002
@a rule add from all goto 2000 priority 1003
@a rule add from all lookup 79 suppress_prefixlength 0 priority 2000
@a ip -6 rule add from fd00:9::/64 lookup 80 priority 1004
@a ip rule del priority 32767
@a neigh add 10.0.0.77 lladdr 02:00:00:00:00:77 dev eth0 nud permanent
@a neigh add proxy 10.0.0.78 dev eth0
@a neigh add fd00::77 lladdr 02:00:00:00:00:78 dev eth0 router
@a maddr add 33:33:00:00:00:05 dev eth0
