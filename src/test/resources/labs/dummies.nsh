# What every link can be set to, of links that are nothing else.
netns add a b
cable a:eth0 b:eth0
@a link add d0 address 02:00:00:00:00:d0 mtu 1400 type dummy
@a link set d0 txqueuelen 77 alias 'the first' group 9 arp on multicast on allmulticast on promisc on up
@a link set d0 addrgenmode random
@a link property add dev d0 altname the-first-dummy altname erste
@a link add d1 numtxqueues 3 numrxqueues 2 type dummy
@a link set d1 addrgenmode none up
@a link add i0 type ifb
@a link add i1 numtxqueues 4 type ifb
@a link set i0 txqueuelen 1000 up
@a link add n0 type nlmon
@a link set n0 up
@b link set lo mtu 4000 up
@b link add d0 type dummy
@b link set d0 gso_max_size 30000 gso_max_segs 100
@b link set eth0 down
