# Two servers, one port: both listen on 8080, each in its own namespace; the machine forwards 6000 and 6001 to them.
#
#   netns1 .2 veth1 -- veth0 .1 ┐   192.168.0.0/24
#                               box -- uplink0 10.0.0.173 -- eth0 10.0.0.50 outside
#   netns2 .2 veth3 -- veth2 .1 ┘   192.168.1.0/24
#
# The machine is played by the namespace "box", so that no rule of the real one is touched.

BOX=10.0.0.173

netns add box outside netns1 netns2
@all up lo

# The way out.
cable box:uplink0 outside:eth0
@box addr $BOX/24 dev uplink0
@outside addr 10.0.0.50/24

# Two networks behind the machine.
cable box:veth0 netns1:veth1
cable box:veth2 netns2:veth3
use box
addr 192.168.0.1/24 dev veth0
addr 192.168.1.1/24 dev veth2
use netns1
addr 192.168.0.2/24
gw 192.168.0.1
use netns2
addr 192.168.1.2/24
gw 192.168.1.1

# Forwarding: nothing passes but what is named here.
use box
echo 1 > /proc/sys/net/ipv4/ip_forward
nft add table ip lab
nft 'add chain ip lab forward { type filter hook forward priority filter ; policy drop ; }'
nft 'add chain ip lab prerouting { type nat hook prerouting priority dstnat ; }'
nft 'add chain ip lab postrouting { type nat hook postrouting priority srcnat ; }'
nft add rule ip lab forward ct state established,related accept
nft add rule ip lab forward oifname uplink0 accept
nft add rule ip lab forward ip daddr '{ 192.168.0.2, 192.168.1.2 }' tcp dport 8080 accept
nft add rule ip lab postrouting ip saddr 192.168.0.0/23 oifname uplink0 masquerade
nft add rule ip lab prerouting iifname uplink0 tcp dport 6000 dnat to 192.168.0.2:8080
nft add rule ip lab prerouting iifname uplink0 tcp dport 6001 dnat to 192.168.1.2:8080

# The servers get out ...
retry 20s @netns1 ping -c 1 -W 1 -q 10.0.0.50 > /dev/null
@netns2 ping -c 2 -i 0.2 10.0.0.50

# ... and are reached.
@netns1 python3 $HERE/hello.py 8080 "hello from the one" &
@netns2 python3 $HERE/hello.py 8080 "hello from the other" &
use outside
retry 10s curl -fsS -o /dev/null http://$BOX:6000/
retry 10s curl -fsS -o /dev/null http://$BOX:6001/
curl -fsS http://$BOX:6000/ | grep "hello from the one"
curl -fsS http://$BOX:6001/ | grep "hello from the other"
! curl -fsS -m 1 -o /dev/null http://$BOX:8080/

use
echo "Two servers on port 8080, reached by 6000 and 6001."
echo "Take it down with: netns del netns1 netns2 outside box"
