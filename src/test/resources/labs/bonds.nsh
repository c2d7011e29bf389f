# Bonds of several modes, with and without ports.
netns add a b
cable a:eth0 b:eth0
@a link add bo type bond mode active-backup miimon 100 updelay 200 primary_reselect better fail_over_mac active
@a link add d1 type dummy
@a link add d2 type dummy
@a link set d1 master bo
@a link set d2 master bo
@a link set bo type bond primary d1
@a link set bo up
@a addr add 10.8.0.1/24 dev bo
@a link add watch type bond mode active-backup arp_interval 500 arp_ip_target 10.0.0.7,10.0.0.8 arp_validate all
@b link add bl type bond mode 802.3ad lacp_rate fast xmit_hash_policy layer3+4 ad_actor_sys_prio 100 min_links 1 ad_select bandwidth
@b link add d1 type dummy
@b link set d1 master bl
@b link set d1 type bond_slave queue_id 3
@b link set bl up
@b link add tlb type bond mode balance-tlb tlb_dynamic_lb 0 lp_interval 5
@b link add alb type bond mode balance-alb resend_igmp 3 num_grat_arp 4
@b link add rr type bond mode balance-rr packets_per_slave 4 all_slaves_active 1
@b link add xor numtxqueues 4 numrxqueues 4 type bond mode balance-xor use_carrier 0 miimon 50 downdelay 100
@b link add plain type bond
@b link add link bl name bl.7 type vlan id 7
