# Cables: their ends here and there, at home, and with options.
netns add a b
cable a:eth0 b:eth0
@a link add v0 address 02:00:00:00:01:00 mtu 9000 numtxqueues 2 numrxqueues 2 type veth peer name v1 address 02:00:00:00:01:01 mtu 8000
@a link add w0 txqueuelen 50 type veth peer name w1 netns b
@a link set v0 up
@b link set w1 name renamed
@b link set renamed up alias 'the far end'
@a link add x0 type veth peer name x0 netns b
link add h1 netns a type veth peer name h1 netns b
@a tuntap add tap0 mode tap user nobody multi_queue
@a tuntap add tun0 mode tun group nogroup pi
@a link set tap0 up mtu 1400
@b tuntap add tap1 mode tap vnet_hdr
