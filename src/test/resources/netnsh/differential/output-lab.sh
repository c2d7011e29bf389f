# A network with something of everything that iproute2 6.1 can print of a kernel with veth, bridge, vxlan, macvlan, ifb and
# tun, made by the installed programs for OutputIT. Namespaces: lab (all of it), far (behind a small MTU), end (behind far).
set -e
for n in lab far end; do
    ip netns add $n
    # nothing that changes by itself: no advertisements, no duplicate detection
    nsenter --net=/run/netns/$n sh -c '
        for i in all default lo; do
            for key in accept_dad router_solicitations accept_ra; do echo 0 >/proc/sys/net/ipv6/conf/$i/$key; done
        done
        echo 1 >/proc/sys/net/ipv4/ip_forward'
done
ip netns set far 7
ip -n lab netns set far 12
ip -n lab netns set end auto

ip -n lab -batch - <<'LINKS'
link set lo up
link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
link add v2 address 02:00:00:00:01:02 mtu 1400 type veth peer name eth0 address 02:00:00:00:02:00 netns far
link add v4 address 02:00:00:00:01:04 type veth peer name v5 address 02:00:00:00:01:05
link add br0 address 02:00:00:00:00:b0 type bridge ageing_time 100000 group_fwd_mask 8
link add br1 type bridge mcast_snooping 0
link set v0 master br0
link set v4 master br0
link set v0 type bridge_slave hairpin on group_fwd_mask 16388 cost 33 priority 9 isolated on neigh_suppress on
link add m0 link v1 address 02:00:00:00:03:00 type macvlan mode bridge
link add m1 link v2 address 02:00:00:00:03:01 type macvlan mode source macaddr add 02:00:00:00:00:05
link add m2 link v2 address 02:00:00:00:03:02 type macvtap mode private
link add x0 address 02:00:00:00:04:00 type vxlan id 42 remote 192.0.2.1 local 192.0.2.2 dstport 4789 dev v1 ttl 9 tos 0x10
link add x1 address 02:00:00:00:04:01 type vxlan id 43 group ff05::100 dev v1 dstport 4790 nolearning udp6zerocsumtx
link add x2 address 02:00:00:00:04:02 type vxlan external dstport 4791 ttl inherit vnifilter
link add x3 address 02:00:00:00:04:03 type vxlan id 44 dstport 4792 nolearning
link set x3 master br0
link add i0 address 02:00:00:00:05:00 numtxqueues 3 type ifb
link add i1 address 02:00:00:00:05:01 type ifb
link set i0 group 42 alias 'a "b" \ c' txqueuelen 7
link property add dev i0 altname a-long-alternative-name altname second
link set v1 promisc on
link set v5 allmulticast on arp off
link set m1 multicast off protodown on
link set m1 protodown_reason 3 on
link set x0 addrgenmode none
link set i1 mode dormant
tuntap add t0 mode tap multi_queue
tuntap add t1 mode tun
link add café type ifb
link set lo up
link set v0 up
link set v1 up
link set v2 up
link set v4 up
link set v5 up
link set br0 up
link set m0 up
link set i0 up
link set i1 up
link set t1 up
link set x3 up
LINKS

ip -n lab -batch - <<'ADDRESSES'
addr add 10.0.0.1/24 brd + dev v1
addr add 10.0.0.2/24 dev v1 label v1:one
addr add 10.0.3.1/24 dev v1 valid_lft 90000 preferred_lft 80000 noprefixroute
addr add 10.0.4.1 peer 10.0.4.2/32 dev v1 scope link
addr add 192.0.2.2/24 brd 192.0.2.255 dev v2 metric 300
addr add 203.0.113.7/32 dev lo scope host
addr add fd00::1/64 dev v1
addr add fd00:3::1/64 dev v1 valid_lft 90000 preferred_lft 0 noprefixroute
addr add fd00:4::1/128 dev v1 home nodad
addr add fd00:5::1 peer fd00:5::2/128 dev v2
addr add fd00:6::1/64 dev i0 mngtmpaddr
addr add 10.0.9.1/24 dev t1
addr add fd00:9::1/64 dev br0
ADDRESSES
ip -n far -batch - <<'FAR'
link set lo up
link set eth0 up
link add d0 address 02:00:00:00:02:01 mtu 1280 type veth peer name eth0 address 02:00:00:00:06:00 mtu 1280 netns end
link set d0 up
addr add 192.0.2.1/24 dev eth0
addr add 198.51.100.1/24 dev d0
addr add fd00:8::1/64 dev eth0
FAR
ip -n end -batch - <<'END'
link set eth0 up
addr add 198.51.100.2/24 dev eth0
route add default via 198.51.100.1
END

ip -n lab -batch - <<'NEXTHOPS'
nexthop add id 1 via 10.0.0.9 dev v1
nexthop add id 2 via 192.0.2.1 dev v2 onlink
nexthop add id 3 blackhole
nexthop add id 4 dev v1 proto static
nexthop add id 5 via fd00::9 dev v1
nexthop add id 6 via 192.0.2.9 fdb
nexthop add id 7 group 1/2,3
nexthop add id 8 group 1/2,30 type resilient buckets 4 idle_timer 100000
nexthop add id 9 group 6 fdb
nexthop add id 10 via fd00:8::1 dev v2 onlink
NEXTHOPS

ip -n lab -batch - <<'ROUTES'
route add default via 10.0.0.9 dev v1 proto static metric 50 src 10.0.0.2
route add default via 192.0.2.1 dev v2 metric 60
route add 198.51.100.0/24 via 192.0.2.1 dev v2
route add 10.1.0.0/16 nexthop via 10.0.0.9 dev v1 weight 3 nexthop via 192.0.2.1 dev v2 onlink weight 2
route add 10.2.0.0/16 nhid 1
route add 10.3.0.0/16 nhid 8 proto bird
route add blackhole 10.4.0.0/16
route add unreachable 10.5.0.0/16 metric 7
route add prohibit 10.6.0.0/16 proto 77
route add throw 10.7.0.0/16 table 100
route add local 10.8.0.0/16 dev lo table 100
route add broadcast 10.9.255.255 dev t1 table 101
route add 10.11.0.0/16 tos 0x10 via 10.0.0.9 mtu lock 1300 advmss 1200 window 9000 initcwnd 10 initrwnd 12
route add 10.12.0.0/16 dev v1 rtt 100ms rttvar 2s rto_min 50ms ssthresh 9 reordering 4 hoplimit 5 quickack 1
route add 10.13.0.0/16 via 10.0.0.9 congctl reno features ecn cwnd lock 4 fastopen_no_cookie 1
route add 10.14.0.0/16 via inet6 fd00::9 dev v1 table 102
route add 10.15.0.0/16 dev v1 scope link realm 3/4
route add multicast 239.1.0.0/16 dev v1 scope global table 104
route add fd00:10::/64 via fd00::9 dev v1 metric 20 pref high mtu 1400
route add fd00:11::/64 nexthop via fd00::9 dev v1 weight 2 nexthop via fd00::8 dev v1
route add fd00:12::/64 nhid 5
route add blackhole fd00:13::/64
route add unreachable fd00:14::/64 table 100
route add fd00:15::/64 via fd00::9 expires 90000
route add prohibit fd00:16::/64 proto ra
route add default via fd00::9 dev v1 table 100 proto kernel pref low
ROUTES

ip -n lab -batch - <<'RULES'
rule add pref 100 from 10.0.0.0/8 to 192.0.2.0/24 table 100
rule add pref 101 not fwmark 0x10/0xf0 iif v1 oif v2 lookup 101
rule add pref 102 tos 0x10 uidrange 0-0 table main suppress_prefixlength 0
rule add pref 103 ipproto tcp sport 1000-2000 dport 80 table default suppress_ifgroup 42
rule add pref 104 iif nosuch blackhole
rule add pref 105 from 10.9.0.1 unreachable protocol static
rule add pref 106 tun_id 77 prohibit
rule add pref 107 goto 200
rule add pref 108 realms 3/4 to 10.0.0.0/8 table 102
rule add pref 109 l3mdev protocol 99
rule add pref 200 nop
rule add pref 201 goto 32766
rule add pref 202 fwmark 7 ipproto 132 table 4000000000
RULES
ip -n lab -6 -batch - <<'RULES'
rule add pref 100 from fd00::/64 to fd00:8::/64 table 100
rule add pref 101 not fwmark 0x10/0xf0 iif v1 table 101 suppress_ifgroup default
rule add pref 102 ipproto ipv6-icmp prohibit
RULES

ip -n lab -batch - <<'NEIGHBOURS'
neigh add 10.0.0.9 lladdr 02:00:00:00:09:09 dev v1 nud permanent
neigh add 10.0.0.10 lladdr 02:00:00:00:09:0a dev v1 nud stale
neigh add 10.0.0.11 lladdr 02:00:00:00:09:0b dev v1 nud noarp protocol static
neigh add 10.0.0.12 lladdr 02:00:00:00:09:0c dev v1 extern_learn
neigh add fd00::9 lladdr 02:00:00:00:09:09 dev v1 nud permanent router
neigh add fd00::10 lladdr 02:00:00:00:09:10 dev v1 nud stale
neigh add fd00::11 lladdr 02:00:00:00:09:11 dev v1 nud stale extern_learn
neigh add proxy 10.0.0.99 dev v1
neigh add proxy fd00::99 dev v1 protocol static
NEIGHBOURS

bridge -n lab -batch - <<'BRIDGE'
link set dev x3 neigh_suppress on
fdb add 02:00:00:00:0a:01 dev v0 master static
fdb add 02:00:00:00:0a:02 dev v0 master dynamic sticky
fdb add 02:00:00:00:0a:03 dev v4 master extern_learn
fdb add 02:00:00:00:0a:04 dev br0 self local
fdb append 00:00:00:00:00:00 dev x1 dst ff05::7 port 4799 vni 7 via v1
fdb append 00:00:00:00:00:00 dev x3 dst 192.0.2.7 self
fdb add 02:00:00:00:0a:06 dev x3 nhid 9 self
fdb add 02:00:00:00:0a:07 dev x2 dst 192.0.2.8 src_vni 77 self
mdb add dev br0 port v0 grp 239.1.1.1 permanent
mdb add dev br0 port v0 grp ff15::1 temp
mdb add dev br0 port v4 grp 239.1.1.2 src 10.0.0.7 permanent
mdb add dev br0 port v0 grp 01:00:5e:7f:00:01 permanent
mdb add dev br0 port br0 grp 239.1.1.3 temp
link set dev v4 state listening mcast_router 2
BRIDGE

# exceptions in the cache: far's way on takes packets of 1280 bytes
ping_lab="nsenter --net=/run/netns/lab ping -q -n -c 1 -W 1"
$ping_lab -s 1350 -M do 198.51.100.2 >/dev/null || true
$ping_lab 198.51.100.2 >/dev/null
