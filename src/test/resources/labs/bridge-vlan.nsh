# VLANs of a bridge: of ports, of the bridge, with tunnels, options and multicast of their own.
netns add a b
cable a:eth0 b:eth0
@a link add br0 type bridge vlan_filtering 1 vlan_default_pvid 5 vlan_stats_enabled 1
@a link add d1 type dummy
@a link add d2 type dummy
@a link set d1 master br0 up
@a link set d2 master br0 up
@a link set br0 up
@a bridge vlan add dev d1 vid 10 pvid untagged
@a bridge vlan add dev d2 vid 20-22
@a bridge vlan del dev d2 vid 5
@a bridge vlan add dev br0 vid 10 self
@a bridge vlan set dev d2 vid 21 state blocking
@a bridge fdb add 02:00:00:00:05:01 dev d1 master static vlan 10
@a bridge mdb add dev br0 port d1 grp 239.1.1.1 permanent vid 10
@a link add link br0 name br0.10 type vlan id 10
@a link set br0.10 up
@a addr add 10.40.0.1/24 dev br0.10
@b link add br1 type bridge vlan_filtering 1 vlan_protocol 802.1ad vlan_default_pvid 0 vlan_stats_per_port 1
@b link add d1 type dummy
@b link set d1 master br1
@b bridge vlan add dev d1 vid 7 pvid
@b link add vx type vxlan external dstport 4789
@b link set vx master br1
@b link set vx type bridge_slave vlan_tunnel on
@b bridge vlan add dev vx vid 8
@b bridge vlan add dev vx vid 8 tunnel_info id 800
