# A bridge whose every setting is another one than usual, and ports likewise.
netns add a b
cable a:p1 b:eth0
cable a:p2 b:eth1
@a link add br0 address 02:00:00:00:0b:00 type bridge forward_delay 400 hello_time 100 max_age 1000 ageing_time 6000 priority 4096
@a link set br0 type bridge group_fwd_mask 8 mcast_snooping 1 mcast_router 2 mcast_query_use_ifaddr 1 mcast_querier 1 mcast_hash_max 512
@a link set br0 type bridge mcast_last_member_count 3 mcast_startup_query_count 4 mcast_last_member_interval 200 mcast_membership_interval 25000
@a link set br0 type bridge mcast_querier_interval 25000 mcast_query_interval 12000 mcast_query_response_interval 900 mcast_startup_query_interval 3000
@a link set br0 type bridge mcast_stats_enabled 1 mcast_igmp_version 3 mcast_mld_version 2 no_linklocal_learn 1
@a link set p1 master br0
@a link set p2 master br0
@a link set p1 type bridge_slave priority 8 cost 77 hairpin on guard on root_block on fastleave on learning off flood off
@a link set p2 type bridge_slave mcast_router 2 mcast_flood off mcast_to_unicast on neigh_suppress on isolated on locked on bcast_flood off
@a link set br0 up
@a addr add 10.1.0.1/24 dev br0
@a bridge fdb add 02:00:00:00:05:01 dev p1 master static
@a bridge fdb add 02:00:00:00:05:02 dev br0 self permanent
@a bridge mdb add dev br0 port p2 grp 239.1.1.1 permanent
@a bridge mdb add dev br0 port p2 grp ff05::7 permanent
@b link add br0 type bridge stp_state 1
@b link add d0 type dummy
@b link set d0 master br0
