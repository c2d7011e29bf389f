#!/usr/bin/env bash
# set -e, traps of EXIT, ERR, DEBUG, RETURN and a signal, subshells, exit status.
trap 'echo "exit with $?"; ip link del t0' EXIT
trap 'echo "ERR in line $LINENO: $?"' ERR

ip link add t0 type bridge
ip link show nosuch
ip link set nosuch up && echo never
ip link set nosuch up || echo "refused with $?"
if ip link show nosuch >/dev/null 2>&1; then echo never; else echo "no such link"; fi
! ip link set nosuch up
echo "turned round: $?"

(
    trap 'echo "subshell ends with $?"' EXIT
    set -e
    ip link set t0 mtu 1400
    ip link set t0 mtu 3
    echo never
)
echo "after the subshell: $?"

count=0
trap 'count=$((count + 1))' USR1
kill -USR1 $$
ip link show t0 >/dev/null
kill -USR1 $$
ip -o link show t0 | cut -d: -f2
echo "signals: $count"

debugged() {
    trap 'echo "DEBUG"' DEBUG
    ip link set t0 alias one
    trap - DEBUG
}
debugged
f() {
    trap 'echo "RETURN"' RETURN
    ip link set t0 alias two
}
f
trap - RETURN
set -E
g() { ip link set nosuch up; }
g
set +E
set -e
ip link set t0 up
echo "$(ip link set nosuch2 up; echo still here)"
ip link set nosuch3 up
echo never
