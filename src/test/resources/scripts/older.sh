#!/bin/bash
# The programs that were there before ip, and sysctl.
ip link add o0 type veth peer name o1
ifconfig o0 10.3.0.1 netmask 255.255.255.0 up
echo "status $?"
ifconfig o1 up
ip -4 -o addr show dev o0 | awk '{ print $4 }'
route add -net 192.0.2.0/24 gw 10.3.0.9
route -n | awk 'NR > 1 { print $1, $2, $3, $8 }'
arp -s 10.3.0.9 02:00:00:00:00:09
arp -n | awk 'NR > 1 { print $1, $3, $5 }'
route del -net 192.0.2.0/24
brctl addbr obr
brctl addif obr o1
brctl show | awk 'NR == 2 { print $1, $3, $4 }'
brctl delif obr o1
brctl delbr obr
ifconfig nosuch up
echo "status $?"
route add -net 192.0.2.0/24 gw 172.16.0.1
echo "status $?"
brctl addif nosuch o1
echo "status $?"
arp -d 10.3.0.77
echo "status $?"

sysctl net.ipv4.ip_forward
sysctl -w net.ipv4.ip_forward=1
sysctl -n net.ipv4.ip_forward
sysctl -q net.ipv4.conf.o0.forwarding=0
sysctl net.ipv4.conf.o0.forwarding net.ipv4.nosuch net.ipv4.ip_default_ttl
echo "status $?"
sysctl net.ipv4.ip_forward=foo
echo "status $?"
sysctl -e net.ipv4.nosuch
echo "status $?"
sysctl -w net.ipv4.ip_forward
echo "status $?"
sysctl "net.ipv4.ping_group_range=1 2"
sysctl -n net.ipv4.ping_group_range
sysctl -nw net/ipv4/conf/o0/forwarding=1
sysctl kernel.ostype
sysctl net.ipv4.conf.o0 | grep forwarding
sysctl -w
echo "status $?"
value=$(sysctl -n net.ipv4.ip_forward)
echo "$value"
ip link del o0
