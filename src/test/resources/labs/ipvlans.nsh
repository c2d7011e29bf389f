# Several addresses on one link: ipvlan, ipvtap.
netns add a b
cable a:eth0 b:eth0
@a link add d0 type dummy
@a link set d0 up mtu 1400
@a link add iv0 link d0 type ipvlan mode l3s
@a link set iv0 up
@a addr add 10.9.0.1/24 dev iv0
@a link add d1 type dummy
@a link add iv1 link d1 type ipvlan mode l2 vepa
@a link add d2 type dummy
@a link add iv2 link d2 type ipvlan mode l3 private
@a link set iv2 netns b
@b link set iv2 up
@b link add tap0 link eth0 type ipvtap mode l2
