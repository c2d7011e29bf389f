#!/bin/bash
# Words: blanks, quotes, line ends, bytes that are no text, very long ones, patterns; options of the shell.
ip link add w0 type bridge
for alias in 'plain' 'two words' "it's" '"quoted"' 'back\slash' $'tab\there' $'line\nend' '$HOME `x` $(y)' '*' '~' 'öäü €' '-' $'\x7f' 'a;b&c|d'; do
    ip link set w0 alias "$alias"
    echo "status $?"
    [ "$(cat /sys/class/net/w0/ifalias 2>/dev/null)" = "$alias" ] && echo "kept: $(printf '%q' "$alias")"
done
ip link set w0 alias ''
ip link set w0 alias "$(printf 'x%.0s' {1..250})"
ip -o link show w0 | grep -o 'x*$' | wc -c
ip link set w0 alias "$(printf 'x%.0s' {1..2000})"
echo "status $?"
ip ''
echo "status $?"
touch nothing-here-* 2>/dev/null && rm -f 'nothing-here-*'
ip link show lo* 2>/dev/null
echo "status $?"
IFS=,
ip -br link show w0 | cut -d' ' -f1
IFS=1023456789
ip link show nosuch 2>/dev/null
echo "status $?"
unset IFS
(
    set -u
    set -o noclobber
    set -f
    ip -br link show w0 | cut -d' ' -f1
)
(
    set -o posix
    ip -br link show w0 | cut -d' ' -f1
    ip link show nosuch || echo "status $?"
)
(
    shopt -s nullglob failglob nocasematch lastpipe
    ip -br link show w0 | read -r first rest
    echo "$first"
    ip -br link show w0 | cut -d' ' -f1
)
(
    set -x
    ip link set w0 up
    set +x
) 2>&1
IP="ip -br"
$IP link show w0 | cut -d' ' -f1
command ip -br link show w0 | cut -d' ' -f1
[ -x "$(command -v ip)" ] && echo "there is an ip"
command -v ip bridge nosuch-program
echo "status $?"
command echo "as ever"
env ip -br link show w0 | cut -d' ' -f1
echo w0 | xargs ip -br link show | cut -d' ' -f1
unset -f ip
ip -br link show w0 | cut -d' ' -f1
bash -c 'ip -br link show w0 | cut -d" " -f1; exit 3'
echo "status $?"
ip() { echo "mine: $*"; }
ip link
unset -f ip
PATH=/nowhere
ip link show w0
echo "status $?"
