#!/bin/bash
# Three hosts at a bridge: functions, loops, arrays, arithmetic, command substitution, here-documents.
set -eu
hosts=(red green blue)

host() { # NAME NUMBER
    local name=$1 number=$2
    ip netns add "$name"
    ip link add "to-$name" type veth peer name eth0 netns "$name"
    ip link set "to-$name" master br0 up
    ip -n "$name" addr add "10.7.0.$number/24" dev eth0
    ip netns exec "$name" ip link set eth0 up
    ip -n "$name" link set lo up
    printf '%s has %s\n' "$name" "$(ip -n "$name" -4 -o addr show dev eth0 | awk '{ print $4 }')"
}

teardown() {
    local name
    for name in "${hosts[@]}"; do
        ip netns del "$name"
    done
    ip link del br0
}

ip link add br0 type bridge
ip link set dev br0 up
for i in "${!hosts[@]}"; do
    host "${hosts[i]}" "$((i + 1))"
done
bridge link show | awk '{ print $2 }' | sort
ip netns list | awk '{ print $1 }' | sort

while read -r name destination; do
    ip -n "$name" route add "$destination" via 10.7.0.1
done <<TABLE
green 192.0.2.0/24
blue 198.51.100.0/24
TABLE
for name in "${hosts[@]}"; do
    echo "$name:"
    ip -n "$name" -4 route show
done

ip netns exec red ping -c 1 -W 5 10.7.0.2 >/dev/null && echo "red reaches green"
until ip netns exec blue ping -c 1 -W 1 10.7.0.1 | grep -q ' 0% packet loss'; do :; done
case $(ip -br link show br0) in
    br0*UP*) echo "the bridge is up" ;;
    *) echo "the bridge is down" ;;
esac
teardown
ip netns list
ip link show br0 2>&1 || echo "gone: $?"
