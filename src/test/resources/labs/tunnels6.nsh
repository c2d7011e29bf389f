# Tunnels over IPv6.
netns add a b
cable a:eth0 b:eth0
@a addr fd00::1/64 dev eth0 nodad
@b addr fd00::2/64 dev eth0 nodad
@a link add g6 type ip6gre remote fd00::2 local fd00::1
@a link add gk type ip6gre remote fd00::2 local fd00::1 ikey 1 okey 2 iseq oseq icsum ocsum hoplimit 9 tclass 8
@a link add gt type ip6gretap remote fd00::2 local fd00::1 key 5 encaplimit none flowlabel 0x17
@a link add gi type ip6gre remote fd00::3 local fd00::1 flowlabel inherit tclass inherit dscp inherit
@a link add er type ip6erspan seq key 30 local fd00::1 remote fd00::2 erspan_ver 1 erspan 5
@a link add it type ip6tnl remote fd00::2 local fd00::1 mode any hoplimit 9
@a link add i6 type ip6tnl remote fd00::4 local fd00::1 mode ip6ip6 encaplimit 3 tclass 4
@a link add i4 type ip6tnl remote fd00::5 local fd00::1 mode ipip6 dev eth0 allow-localremote
@a link add ie type ip6tnl external
@a link add vt type vti6 remote fd00::2 local fd00::1 key 3
@a link add vk type vti6 remote fd00::3 local fd00::1 ikey 4 okey 5 fwmark 6
@a link set g6 up
@a addr add 10.21.0.1/30 dev g6
@a link set it up
@b link add fo type ip6tnl remote fd00::1 local fd00::2 mode ip6ip6 encap fou encap-sport auto encap-dport 5555
@b link add fw type ip6gre remote fd00::1 local fd00::2 fwmark 7
