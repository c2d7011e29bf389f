# VXLANs.
netns add a b
cable a:eth0 b:eth0
@a addr 10.0.0.1/24 dev eth0
@b addr 10.0.0.2/24 dev eth0
@a link add v0 type vxlan id 5 remote 10.0.0.2 dstport 4789 dev eth0
@a link set v0 up
@a bridge fdb append 00:00:00:00:00:00 dev v0 dst 10.0.0.3
@a bridge fdb append 00:00:00:00:00:00 dev v0 dst 10.0.0.4 vni 9 port 9999 via eth0
@a bridge fdb add 02:00:00:00:00:51 dev v0 dst 10.0.0.3
@a link add v1 type vxlan id 6 group 239.1.1.1 dev eth0 dstport 4790 ttl 3 tos 4 ageing 60 maxaddress 100 nolearning proxy rsc l2miss l3miss
@a link add v2 type vxlan id 7 local fd00::1 remote fd00::2 dstport 4791 flowlabel 17 udp6zerocsumtx udp6zerocsumrx noudpcsum
@a link add v3 type vxlan id 8 local 10.0.0.1 srcport 20000 30000 dstport 4792 df set ttl inherit gbp
@b link add v0 type vxlan external dstport 4789
@b link add v1 type vxlan id 9 dstport 0 remcsumtx remcsumrx
@b link add v2 type vxlan external vnifilter dstport 4793
@b link add gpe type vxlan external local 10.0.0.2 dstport 4794 gpe
@b link add out type vxlan id 11 local 10.0.0.2 dstport 4795
@b link set out netns a
@a link set out up
