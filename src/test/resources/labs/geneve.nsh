# Geneve tunnels.
netns add a b
cable a:eth0 b:eth0
@a link add g0 type geneve id 6 remote 10.0.0.2
@a link add g1 type geneve id 7 remote 10.0.0.2 ttl 5 tos 4 dstport 7000 df set udpcsum
@a link add g2 type geneve id 8 remote fd00::2 flowlabel 99 udp6zerocsumtx udp6zerocsumrx
@a link add g3 type geneve id 9 remote 10.0.0.3 ttl inherit tos inherit innerprotoinherit
@a link set g0 up
@a addr add 10.60.0.1/24 dev g0
@b link add gx type geneve external dstport 6082
@b link set gx up
@b link add gm address 02:00:00:00:00:66 mtu 1300 type geneve id 10 remote 10.0.0.9 noudpcsum
