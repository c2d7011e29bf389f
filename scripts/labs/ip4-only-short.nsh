# IPv4 only, in netnsh's own words; ip4-only.nsh does the same with the lines of ip and nft.
#
#   ip4only uplink0 -- up-ip4only box (plays the machine) br-lan .1 -- eth0 .7 lan
#            10.213.0.0/24    nat                    10.20.0.0/24, 2001:db8:20::/64

netns add box lan ip4only
@all up lo

# The dual-stack LAN.
use box
switch br-lan lan:eth0
addr add 10.20.0.1/24 dev br-lan
addr add 2001:db8:20::1/64 dev br-lan nodad
@lan addr add 10.20.0.7/24 dev eth0
@lan addr add 2001:db8:20::7/64 dev eth0 nodad

# The way out, and the switch for the other protocol. "as" runs a program as somebody who may change nothing.
uplink ip4only nat via br-lan
ipv4only ip4only
hosts ip4only server.lan=10.20.0.7

# The claim: whatever a program prefers, it gets IPv4.
@lan start --name web python3 -m http.server --bind :: 80
@lan wait-port 80 20s
retry 10s ping -c 1 -W 1 -q 2001:db8:20::7 > /dev/null
use ip4only
retry 10s as nobody curl -sS -o /dev/null http://server.lan/
! as nobody python3 -c 'import socket; socket.create_connection(("2001:db8:20::7", 80), 2)'
! ping -6 -c 1 -W 1 ::1
as nobody ping -c 1 -W 2 -q server.lan
as nobody sh -c 'echo "uid $(id -u), capabilities $(grep CapEff /proc/self/status)"'
! as nobody ip link set lo down

use
hosts ip4only clear
echo "ip4only speaks IPv4 and nothing else."
echo "Take it down with: netns del ip4only lan box"
