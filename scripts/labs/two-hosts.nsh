# Two hosts on one switch: left owns 10.0.1.0/24, right owns 10.0.0.0/24.
#
#      left                    (home)                    right
#   10.0.1.1/24 left_inner -- left_outer ┐
#                                        br0
#                            right_outer ┘-- right_inner 10.0.0.1/24
#
# Spelled as iproute2 spells it, except that nobody has to say twice where a line belongs.

netns add left right
@left,right link set lo up

# The cables: each end is in its place from the start.
link add left_outer type veth peer name left_inner netns left
link add right_outer type veth peer name right_inner netns right

# The switch.
link add br0 type bridge
link set left_outer master br0
link set right_outer master br0
up br0 left_outer right_outer

use left
link set left_inner up
addr add 10.0.1.1/24 dev left_inner
route add 10.0.0.0/24 dev left_inner

use right
link set right_inner up
addr add 10.0.0.1/24 dev right_inner
route add 10.0.1.0/24 dev right_inner

# The claim: each reaches the other, and itself.
use left
retry 20s ping -c 1 -W 1 -q 10.0.0.1 > /dev/null
ping -c 2 -i 0.2 10.0.0.1
ping -c 1 10.0.1.1
@right ping -c 2 -i 0.2 10.0.1.1

use
echo "left and right reach each other."
echo "Take it down with: netns del left right; link del br0"
