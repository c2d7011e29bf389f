# Labels.
netns add a b
cable a:eth0 b:eth0
@a addr 10.0.0.1/24 dev eth0
@b addr 10.0.0.2/24 dev eth0
@a sysctl -q -w net.mpls.platform_labels=1000
@a sysctl -q -w net.mpls.conf.eth0.input=1
@a ip -M route add 100 via inet 10.0.0.2 dev eth0
@a ip -M route add 101 as 200/300 via inet 10.0.0.2 dev eth0
@a ip -M route add 102 dev lo
@a ip -M route add 103 nexthop as 7 via inet 10.0.0.2 dev eth0 nexthop as 8 via inet 10.0.0.3 dev eth0
@a route add 10.5.0.0/24 encap mpls 200/201 via 10.0.0.2
@a route add 10.6.0.0/24 encap mpls 300 ttl 7 via 10.0.0.2 metric 5
@a nexthop add id 5 encap mpls 400 via 10.0.0.2 dev eth0
@a route add 10.7.0.0/24 nhid 5
