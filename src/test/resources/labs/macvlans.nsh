# Several links on one: macvlan, macvtap.
netns add a b
cable a:eth0 b:eth0
@b link add mv0 link eth0 type macvlan mode private
@b link set mv0 up
@b link add mv1 link eth0 address 02:00:00:00:00:31 type macvlan mode bridge bcqueuelen 500
@b link set mv1 protodown on
@b link add mv2 link eth0 type macvlan mode vepa
@b link add mt0 link eth0 type macvtap mode bridge
@b link set mt0 up
@a link add d0 type dummy
@a link add mv3 link d0 type macvlan mode passthru nopromisc
@a link add d1 type dummy
@a link add mv4 link d1 type macvlan mode source
@a link set mv4 type macvlan macaddr add 02:00:00:00:00:41
@a link set mv4 type macvlan macaddr add 02:00:00:00:00:42
@a link add mv5 link d1 type macvlan mode bridge
@a link set mv5 netns b
@b addr add 10.11.0.1/24 dev mv5
@b link set mv5 up
