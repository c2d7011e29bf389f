# A gateway of one's own, in netnsh's own words; slow-gateway.nsh does the same with the lines of ip.
#
#   slow .6 uplink0 -- up-slow ┐
#                           br-eth0 .5 (box, plays the machine)
#                         eth0 ┘
#                          |
#                        lan0 (a switch) -- fast .1 ── 10.0.1.0/24 ┐
#                                        -- flat .2 ── 10.0.2.0/24 ┴─ world 203.0.113.9

NET=192.168.10
FAR=203.0.113.9
netns add box slow lan fast flat world
@all up lo

# The LAN that the machine is plugged into, and its two gateways.
@lan switch lan0 box:eth0 fast:eth0 flat:eth0
@fast addr $NET.1/24 dev eth0
@flat addr $NET.2/24 dev eth0

# Behind both gateways lies the same address, in "world", which answers each by his own gateway.
cable fast:eth1 world:eth0
cable flat:eth1 world:eth1
@fast addr 10.0.1.1/24 dev eth1
@world addr 10.0.1.2/24 dev eth0
@flat addr 10.0.2.1/24 dev eth1
@world addr 10.0.2.2/24 dev eth1
@world addr $FAR/32 dev lo
@fast route $FAR/32 via 10.0.1.2
@flat route $FAR/32 via 10.0.2.2
@world route $NET.5/32 via 10.0.1.1
@world route $NET.6/32 via 10.0.2.1
@fast,flat sysctl -q net.ipv4.ip_forward=1

# The machine, with a route of its own: its interface becomes a port of a bridge, beside "slow", and keeps what it has.
use box
addr $NET.5/24 dev eth0
route add $FAR/32 via $NET.1
uplink slow bridge eth0
addr show dev br-eth0 | grep -w "inet $NET.5/24"
route | grep "$FAR via $NET.1 dev br-eth0"

# The namespace has an address of its own and another gateway.
@slow addr $NET.6/24
@slow gw $NET.2

# The claim, by the path of the packets: each gateway counts what it hands on, from here on.
@slow retry 10s ping -c 1 -W 1 -q $FAR > /dev/null
retry 10s ping -c 1 -W 1 -q $FAR > /dev/null
@fast,flat nft add table ip lab
@fast,flat nft 'add chain ip lab forward { type filter hook forward priority filter ; }'
@fast,flat nft add rule ip lab forward ip saddr $NET.5 counter
@fast,flat nft add rule ip lab forward ip saddr $NET.6 counter
@slow ping -c 3 -i 0.2 $FAR
ping -c 2 -i 0.2 $FAR
@flat nft list chain ip lab forward | grep "$NET.6 counter packets 3 "
@flat nft list chain ip lab forward | grep "$NET.5 counter packets 0 "
@fast nft list chain ip lab forward | grep "$NET.5 counter packets 2 "
@fast nft list chain ip lab forward | grep "$NET.6 counter packets 0 "

use
echo "slow leaves by the slow line."
echo "Take it down with: netns del slow box fast flat lan world"
