# Links whose keys other programs set: what is left of them in a file.
netns add a b
cable a:eth0 b:eth0
@a link add wg0 mtu 1380 type wireguard
@a addr add 10.30.0.1/24 dev wg0
@a link set wg0 up
@a route add 10.31.0.0/24 dev wg0
@b link add wg0 type wireguard
@b link set wg0 netns a name wg1
@b link add link eth0 name ms0 type macsec sci 0200000000010001 cipher gcm-aes-256 encrypt on protect off replay on window 64
@b link add link eth0 name ms1 type macsec port 11 send_sci off scb on validate check
@b link set ms0 up
@a link add x0 type xfrm dev eth0 if_id 5
@a link add x1 type xfrm if_id 0x77
@a link set x0 up
@b link add te type team
@b link add d0 type dummy
@b link set d0 master te
