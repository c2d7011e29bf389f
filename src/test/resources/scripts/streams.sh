#!/bin/bash
# Where output goes: redirections, pipes, closed streams, batches from standard input, much of it.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit
ip link add s0 type bridge
ip -br link show lo >one
ip -br link show nosuch >two 2>three
ip -o link show lo >>one
ip -br link show lo 2>&1 | cut -d' ' -f1
wc -l one two three
cat three
{ ip link show nosuch; } 2>four
cat four
ip link show nosuch 2>&1 >/dev/null | tr a-z A-Z
exec 5>five
ip -br link show lo >&5
exec 5>&-
cut -d' ' -f1 five
ip link show lo >&-
echo "closed: $?"
ip link show nosuch 2>&-
echo "closed: $?"
ip link show lo <&- | sed -n 's/^1: \(lo\).*/\1/p'

ip -batch - <<END
link set s0 mtu 1300
link set s0 alias "two words"
END
echo "batch: $?"
ip -o link show s0 | grep -o 'mtu 1300\|alias.*'
printf 'link set s0 mtu 1301\nlink set nosuch up\nlink set s0 mtu 1302\n' >lines
ip -batch lines
echo "batch: $?"
ip -force -batch "./lines"
echo "batch: $?"
ip -o link show s0 | grep -o 'mtu [0-9]*'
ip -b <(echo link set s0 mtu 1303) && ip -o link show s0 | grep -o 'mtu [0-9]*'
ip -b /dev/stdin <lines
ip -b nosuch
echo "rest" | { read -r line; echo "$line"; ip link show lo >/dev/null; cat; }
printf '%s\n' a b c | while read -r line; do
    ip link show lo >/dev/null
    echo "$line"
done

for i in {1..400}; do
    echo "addr add 10.9.$((i / 200)).$((i % 200 + 1))/32 dev s0"
done | ip -b -
ip -4 addr show dev s0 | grep -c inet
lines=$(ip -4 addr show dev s0)
echo "${#lines}"
ip -4 addr show dev s0 | head -n 1 >/dev/null
echo "pipe: ${PIPESTATUS[1]}"
ip -4 -o addr show dev s0 | sha256sum >sums
ip -4 -o addr show dev s0 >table
sha256sum <table | cmp - sums && echo "the same"
coproc ip -batch -
pid=$COPROC_PID to=${COPROC[1]} from=${COPROC[0]} # bash forgets them when it ends
echo "link show s0" >&"$to" # answered before there is more
read -r _ first _ <&"$from"
echo "at once: $first"
echo "link set s0 mtu 1310" >&"$to"
exec {to}>&-
wait "$pid"
echo "status $?"
ip -o link show s0 | grep -o 'mtu 1310'
ip link del s0
