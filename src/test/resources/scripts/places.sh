#!/bin/bash
# Where a line is about: namespaces of the caller, with and without a name, other mounts, other folders.
ip netns add place
ip netns exec place ip link set lo up
ip netns exec place bash -c '
    ip link add inner type bridge
    ip -br link show type bridge | cut -d" " -f1
    ip netns identify
    ( ip link set inner mtu 1234; ip -o link show inner | grep -o "mtu [0-9]*" )
'
ip -n place -br link show type bridge | cut -d' ' -f1
ip -br link show inner
unshare --net bash -c '
    ip link add hidden type bridge
    ip -br link show type bridge | cut -d" " -f1
    ip netns identify
    ip netns add from-inside
    ip link set hidden netns from-inside
    ip -br link show type bridge | cut -d" " -f1
'
ip -n from-inside -br link show type bridge | cut -d' ' -f1
unshare --mount bash -c '
    mount -t tmpfs nothing /run/netns
    ip netns list
    ip netns add private
    ip netns list
    ip -n private -br link | cut -d" " -f1
    ip -n place link
    echo "status $?"
'
ip netns list | cut -d' ' -f1 | sort
ip netns exec place sysctl -w net.ipv4.ip_forward=1
sysctl net.ipv4.ip_forward
ip netns exec place sysctl net.ipv4.ip_forward
ip netns exec place bash -c 'sysctl -n net.ipv4.ip_forward; ip netns exec from-inside sysctl -n net.ipv4.ip_forward'
unshare --user bash -c 'ip link add refused type bridge; echo "status $?"; ip -br link show lo | cut -d" " -f1'
unshare --user --map-root-user --net bash -c 'ip link add own type bridge && ip -br link show own | cut -d" " -f1'
(cd / && ip -br link show lo | cut -d' ' -f1)
ip netns del place
ip netns del from-inside
ip netns exec place true
echo "status $?"
ip -n place link
echo "status $?"

ip link add name vx up type vxlan id 2000 dstport 4789
bridge fdb append dev vx 00:00:00:00:00:00 dst 192.0.2.20 self permanent
bridge fdb show dev vx | grep -c 192.0.2.20
ip -d link show vx | grep -o 'vxlan id 2000'
ip link add mv link vx type macvlan mode bridge && ip -br link show mv | cut -d' ' -f1
ip tuntap add dev tap9 mode tap && ip tuntap list | cut -d: -f1
