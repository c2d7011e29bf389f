# Tunnels over IPv4.
netns add a b
cable a:eth0 b:eth0
@a addr 10.0.0.1/24 dev eth0
@b addr 10.0.0.2/24 dev eth0
@a link add gr type gre remote 10.0.0.2 local 10.0.0.1 key 7 ttl 9
@a link add gd type gre remote 10.0.0.2 local 10.0.0.1 ikey 1 okey 2 iseq ocsum tos 4 dev eth0
@a link add gi type gre remote 10.0.0.3 ttl inherit tos inherit ignore-df nopmtudisc
@a link add gt type gretap remote 10.0.0.2 local 10.0.0.1 nopmtudisc key 3.3.3.3
@a link add ge type gretap external
@a link add er type erspan seq key 30 local 10.0.0.1 remote 10.0.0.2 erspan_ver 1 erspan 123
@a link add er2 type erspan seq key 31 local 10.0.0.1 remote 10.0.0.2 erspan_ver 2 erspan_dir egress erspan_hwid 17
@a link add ii type ipip remote 10.0.0.2 local 10.0.0.1 ttl 7 mode any
@a link add ie type ipip external
@a link add si type sit remote 10.0.0.2 local 10.0.0.1 mode ip6ip isatap
@a link add s6 type sit remote any local 10.0.0.1 6rd-prefix 2001:db8::/32 6rd-relay_prefix 10.0.0.0/8
@a link add vt type vti remote 10.0.0.2 local 10.0.0.1 key 3
@a link add vk type vti remote 10.0.0.3 local 10.0.0.1 ikey 4 okey 5 fwmark 6
@a link set gr up
@a addr add 10.20.0.1/30 dev gr
@a addr add 10.20.1.1 peer 10.20.1.2 dev ii
@a link set ii up
@b link add gf type gre remote 10.0.0.1 local 10.0.0.2 encap fou encap-sport auto encap-dport 5555 encap-csum
@b link add gu type gre remote 10.0.0.1 local 10.0.0.2 key 9 encap gue encap-sport 1111 encap-dport 5556 encap-remcsum
@b link add fw type gretap remote 10.0.0.1 fwmark 77
@b link set gf mtu 1300 up
@b link add out type ipip remote 10.0.0.1
@b link set out netns a
