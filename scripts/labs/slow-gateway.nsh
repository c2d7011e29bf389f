# A gateway of one's own: what runs in the namespace "slow" leaves by the slow line, everything else by the fast one.
#
#   slow .6 veth1 -- veth0 ┐
#                         br0 .5 (box, plays the machine)
#                    eth0 ┘
#                     |
#                   lan0 (a switch) -- fast .1  knows 203.0.113.1
#                                   -- flat .2  knows 203.0.113.2

NET=192.168.10
netns add box slow lan fast flat
@all up lo

# The LAN that the machine is plugged into, and its two gateways.
@lan switch lan0 box:eth0 fast:eth0 flat:eth0
@fast addr $NET.1/24 dev eth0
@flat addr $NET.2/24 dev eth0
@fast addr 203.0.113.1/32 dev lo
@flat addr 203.0.113.2/32 dev lo

# The machine: the physical interface and a cable into "slow" become ports of a bridge, which gets the address.
use box
link add br0 type bridge
cable box:veth0 slow:veth1
link set eth0 master br0
link set veth0 master br0
up br0
addr $NET.5/24 dev br0
gw $NET.1

# The namespace has an address of its own and another gateway.
use slow
addr $NET.6/24 dev veth1
gw $NET.2

# The claim: each side reaches what its gateway knows, and not what the other one knows.
retry 5s ping -c 1 -W 1 -q 203.0.113.2 > /dev/null
ping -c 2 -i 0.2 203.0.113.2
! ping -c 1 -W 1 203.0.113.1
route get 203.0.113.2
use box
retry 5s ping -c 1 -W 1 -q 203.0.113.1 > /dev/null
ping -c 2 -i 0.2 203.0.113.1
! ping -c 1 -W 1 203.0.113.2

use
echo "slow leaves by the slow line."
echo "Take it down with: netns del slow box fast flat lan"
