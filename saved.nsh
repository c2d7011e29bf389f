# netnsh save: left, right
# left:uplink0 (tun) is left out: it goes with the program that made it
# right:uplink0 (tun) is left out: it goes with the program that made it
ip netns add left
ip netns add right
ip -n left link set dev lo up
ip -n right link set dev lo up
uplink left pasta
uplink right slirp
dns left 169.254.1.1
dns right 10.0.2.3
