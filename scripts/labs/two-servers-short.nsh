# Two servers, one port, in netnsh's own words; two-servers.nsh does the same with the lines of ip and nft.
#
#   netns1 .2 uplink0 -- up-netns1 .1 ┐   10.213.0.0/24
#                                     box -- up0 10.0.0.173 -- eth0 10.0.0.50 outside
#   netns2 .2 uplink0 -- up-netns2 .1 ┘   10.213.1.0/24
#
# The machine is played by the namespace "box", so that no rule of the real one is touched.

netns add box outside netns1 netns2
@all up lo
cable box:up0 outside:eth0
@outside addr 10.0.0.50/24
use box
addr 10.0.0.173/24 dev up0
gw 10.0.0.50

# The way out, and in.
uplink netns1 nat
uplink netns2 nat
forward 6000 -> netns1:8080
forward 6001 -> netns2:8080
block netns1 netns2

# The servers, each on the same port.
@netns1 start --name one python3 $HERE/hello.py 8080 "hello from the one"
@netns2 start --name other python3 $HERE/hello.py 8080 "hello from the other"
@netns1 wait-port 8080 20s
@netns2 wait-port 8080 20s
servers

# From outside, and from the machine itself.
@outside curl -fsS http://10.0.0.173:6000/ | grep "hello from the one"
@outside curl -fsS http://10.0.0.173:6001/ | grep "hello from the other"
curl -fsS http://127.0.0.1:6000/ | grep "hello from the one"
! @outside curl -fsS -m 1 -o /dev/null http://10.0.0.173:8080/
! @netns1 curl -fsS -m 1 -o /dev/null http://10.213.1.2:8080/
@netns1 ping -c 1 -W 2 -q 10.0.0.50
nat list
forward list

use
stop one
stop other
echo "Two servers on port 8080, reached by 6000 and 6001."
echo "Take it down with: netns del netns1 netns2 outside box"
