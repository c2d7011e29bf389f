# The first cable: a namespace called demo, and a veth pair that leads into it.

# Nothing but a loopback that is down lives in a new namespace.
netns add demo
ip netns exec demo ip link list

# A pair, one end of which moves.
ip link add veth0 type veth peer name veth1
ip link set veth1 netns demo

# Inside ...
use demo
ip link set lo up
ip link set veth1 up
ip addr add 169.254.1.2/30 dev veth1

# ... and out here.
use
ip link set veth0 up
ip addr add 169.254.1.1/30 dev veth0

# The claim: both directions work, and demo sees nothing else.
retry 20s ping -c 1 -W 1 -q 169.254.1.2 > /dev/null
ping -c 2 -i 0.2 169.254.1.2
@demo ping -c 2 -i 0.2 169.254.1.1
! @demo ping -c 1 -W 1 192.0.2.1
@demo -br addr

echo "demo is one cable away."
echo "Take it down with: link del veth0; netns del demo"
