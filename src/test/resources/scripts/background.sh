#!/bin/bash
# Background jobs, their process ids, signals and statuses; programs in namespaces.
ip netns add job
ip netns exec job sleep 60 &
pid=$!
until [ "$(cat "/proc/$pid/comm")" = sleep ]; do :; done
echo "the job is $(tr '\0' ' ' <"/proc/$pid/cmdline")"
kill "$pid"
wait "$pid"
echo "status $?"

for i in 1 2 3 4 5 6 7 8; do
    ip link add "b$i" type bridge &
done
wait
ip -br link show type bridge | awk '{ print $1 }' | sort
for i in 1 2 3 4 5 6 7 8; do
    (ip link set "b$i" up; ip link del "b$i") &
done
wait
ip -br link show type bridge

statuses=()
for word in lo nosuch lo; do
    ip link show "$word" >/dev/null 2>&1 &
    statuses+=("$!")
done
for pid in "${statuses[@]}"; do
    wait "$pid"
    echo "status $?"
done

{
    ip link show lo
    echo "in the group: $?"
} | sed -n 's/^1: \(lo\):.*/\1/p; s/^in/in/p'
ip netns exec job yes | head -n 2
echo "${PIPESTATUS[@]}"
echo "from standard input" | ip netns exec job cat
ip netns exec job sh -c 'exit 7'
echo "status $?"
(ip netns exec job sh -c 'exit 8') &
wait $!
echo "status $?"
serve() { ip netns exec job sleep "$1"; }
serve 0 &
wait $!
echo "status $?"
ip netns exec job bash -c 'ip link set lo up; ip -br link show lo | cut -d" " -f1; [ "$(ip netns identify)" = job ] && echo inside'
coproc ip netns exec job cat
echo "to and fro" >&"${COPROC[1]}"
read -r answer <&"${COPROC[0]}"
echo "$answer"
kill "$COPROC_PID"
ip netns del job
