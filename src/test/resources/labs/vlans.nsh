# VLANs over another link.
netns add a b
cable a:eth0 b:eth0
@a link add link eth0 name eth0.5 type vlan id 5
@a link add link eth0 name q type vlan protocol 802.1ad id 7 egress-qos-map 1:2 3:4 ingress-qos-map 2:3 reorder_hdr off
@a link add link q name q.8 type vlan id 8 gvrp on mvrp on
@a link set eth0.5 up
@a addr add 10.5.0.1/24 dev eth0.5
@a route add 10.55.0.0/16 via 10.5.0.2
@b link add link eth0 name v mtu 1400 type vlan id 5 loose_binding on
@b link set v address 02:00:00:00:00:99 up
@b link add br0 type bridge
@b link add link br0 name br0.9 type vlan id 9 bridge_binding on
@b link add link eth0 name far type vlan id 11
@b link set far netns a
@a link set far up
@a addr add 10.6.0.1/24 dev far
