# The first cable, in netnsh's own words: a host of its own called demo, and a server in it that is reached from outside.
# first-veth.nsh does the cable alone with the lines of ip.
#
#   demo uplink0 -- up-demo box (plays the machine) up0 192.0.2.1 -- eth0 192.0.2.50 outside
#      10.213.0.0/24

netns add box outside
@all up lo
cable box:up0 outside:eth0
@outside addr 192.0.2.50/24
use box
addr 192.0.2.1/24 dev up0
gw 192.0.2.50

# More than a network of its own: a hostname, process numbers from 1, a /proc that shows nobody else.
spawn demo python3 $HERE/hello.py 80 "hello from demo"
@demo wait-port 80 20s
spawn list

# The way out, and in.
uplink demo nat
forward 80 -> demo:80

# The claim: demo is a host like any other, and what listens on its port 80 seems to listen on the machine's.
@demo uname -n | grep -x demo
@demo cat /proc/1/comm | grep python3
! @demo test -e /proc/100
@demo ping -c 1 -W 5 -q 192.0.2.50
@demo as nobody sh -c 'echo "uid $(id -u) on $(uname -n), capabilities $(grep CapEff /proc/self/status)"' | grep "uid 65534 on demo"
@outside curl -fsS -m 10 http://192.0.2.1/ | grep "hello from demo"
curl -fsS -m 10 http://127.0.0.1/ | grep "hello from demo"

# It goes with its program.
stop demo
retry 10s sh -c '! ip netns list | grep -w demo'

use
echo "demo was a host of its own, behind port 80 of the machine."
echo "Take it down with: netns del box outside"
