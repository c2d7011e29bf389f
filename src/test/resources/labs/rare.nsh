# Kinds that few use and Debian's kernel has.
netns add a b
cable a:eth0 b:eth0
@b link add d0 type dummy
@b link add bat type batadv ra BATMAN_IV
@b link set d0 master bat
@a link add vc type vcan
@a link set vc mtu 72 up
@a link add xc0 type vxcan peer name xc1 netns b
@b link set xc1 up
@a link add mon type vsockmon
