# IPv4 only: a namespace in which a program that prefers IPv6 finds none.
#
#   ip4only            box (plays the machine)             lan
#   .2 ip4only-ns -- ip4only-root .1   br-lan .1 -- eth0 .7
#    192.168.99.0/24      NAT        10.20.0.0/24, 2001:db8:20::/64
#
# The machine is played by a namespace, so that no rule of the real one is touched.

NET=192.168.99
LAN=10.20.0
LAN6=2001:db8:20:

netns add box lan ip4only
@all up lo

# The dual-stack LAN.
use box
switch br-lan lan:eth0
addr add $LAN.1/24 dev br-lan
addr add $LAN6:1/64 dev br-lan nodad
@lan addr add $LAN.7/24 dev eth0
@lan addr add $LAN6:7/64 dev eth0 nodad

# The cable into the namespace.
cable box:ip4only-root ip4only:ip4only-ns
addr add $NET.1/24 dev ip4only-root
use ip4only
addr $NET.2/24
gw $NET.1

# Forwarding and masquerading, for this pair of interfaces only.
use box
sysctl net.ipv4.ip_forward=1
nft add table ip lab
nft 'add chain ip lab forward { type filter hook forward priority filter ; policy drop ; }'
nft 'add chain ip lab postrouting { type nat hook postrouting priority srcnat ; }'
nft add rule ip lab forward iifname ip4only-root oifname br-lan accept
nft add rule ip lab forward iifname br-lan oifname ip4only-root ct state established,related accept
nft add rule ip lab postrouting ip saddr $NET.0/24 oifname br-lan masquerade

# The claim: the machine has both protocols, the namespace has IPv4 and no IPv6.
retry 20s ping -c 1 -W 1 -q $LAN6:7 > /dev/null
ping -c 1 $LAN.7
use ip4only
ping -c 2 -i 0.2 $LAN.7
! ping -6 -c 1 -W 1 $LAN6:7
! ip -6 route get $LAN6:7

use
echo "ip4only speaks IPv4 and nothing else."
echo "Take it down with: netns del ip4only lan box"
