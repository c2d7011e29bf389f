# A gateway of one's own, in netnsh's own words; slow-gateway.nsh does the same with the lines of ip.
#
#   slow .6 uplink0 -- up-slow ┐
#                           br-eth0 .5 (box, plays the machine)
#                         eth0 ┘
#                          |
#                        lan0 (a switch) -- fast .1  knows 203.0.113.1
#                                        -- flat .2  knows 203.0.113.2

NET=192.168.10
netns add box slow lan fast flat
@all up lo

# The LAN that the machine is plugged into, and its two gateways.
@lan switch lan0 box:eth0 fast:eth0 flat:eth0
@fast addr $NET.1/24 dev eth0
@flat addr $NET.2/24 dev eth0
@fast addr 203.0.113.1/32 dev lo
@flat addr 203.0.113.2/32 dev lo

# The machine, with a route of its own: its interface becomes a port of a bridge, beside "slow", and keeps what it has.
use box
addr $NET.5/24 dev eth0
route add 203.0.113.0/24 via $NET.1
uplink slow bridge eth0
addr show dev br-eth0 | grep -w "inet $NET.5/24"
route | grep "203.0.113.0/24 via $NET.1 dev br-eth0"

# The namespace has an address of its own and another gateway.
@slow addr $NET.6/24
@slow gw $NET.2

# The claim: each side reaches what its gateway knows, and not what the other one knows.
use slow
retry 10s ping -c 1 -W 1 -q 203.0.113.2 > /dev/null
ping -c 2 -i 0.2 203.0.113.2
! ping -c 1 -W 1 203.0.113.1
use box
retry 10s ping -c 1 -W 1 -q 203.0.113.1 > /dev/null
! ping -c 1 -W 1 203.0.113.2

use
echo "slow leaves by the slow line."
echo "Take it down with: netns del slow box fast flat lan"
