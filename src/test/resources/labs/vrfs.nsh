# VRFs with their ports, tables and rules.
netns add a b
cable a:eth0 b:eth0
@a link add red type vrf table 100
@a link set red up
@a link add d0 type dummy
@a link set d0 master red up
@a addr add 10.7.0.1/24 dev d0
@a route add 10.77.0.0/16 via 10.7.0.2 table 100
@a route add vrf red default via 10.7.0.3 metric 9
@a rule add from 10.3.0.0/16 table 100 priority 77
@b link add blue mtu 1400 type vrf table 200
@b link set eth0 master blue
@b addr add 10.7.1.1/24 dev eth0
