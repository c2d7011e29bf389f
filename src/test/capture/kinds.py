"""Writes src/test/resources/netnsh/kind/*.txt anew: what the installed ip sends and prints for each kind of link.

No kernel takes part: replay.c answers ip. Run it as `python3 src/test/capture/kinds.py` in the project's folder. netkit
is newer than iproute2 6.1: its file is written only where $IP_LIB_DIR holds a link_netkit.so, which is iproute2's
ip/iplink_netkit.c built with `cc -shared -fPIC`.
"""
import os
import struct

from replay import HERE, LINKS, a6, attr, attrs, ip, newlink, request, u8, u16, u32

OUT = os.path.join(HERE, "../resources/netnsh/kind")


def told(message):
    """The request's IFLA_LINKINFO as the kernel tells it: there the kind ends in a NUL."""
    info = dict(attrs(message[32:])).get(18)
    return None if info is None else b"".join(attr(n, v + b"\0" if n == 1 else v) for n, v in attrs(info))


def shown(info):
    reply = newlink(9, "t0", info)
    text = "reply " + reply.hex() + "\n"
    for options in ("-d", "-d -j"):
        words = ["ip", *options.split(), "link", "show", "dev", "t0"]
        text += "$ " + " ".join(words) + "\n" + ip(words, LINKS + reply).rstrip("\n") + "\n"
    return text


cases = {}
enc = "encap gue encap-sport auto encap-dport 5555 encap-csum noencap-udp6-csum encap-remcsum"
g4 = [
    "",
    "remote 192.0.2.1 local 192.0.2.2 dev v0 ttl 64 tos inherit key 5 seq csum",
    "local 192.0.2.1 remote 224.0.0.5 ikey 1.2.3.4 noseq ocsum iseq nopmtudisc ignore-df fwmark 0x10",
    "external",
    "remote any local 192.0.2.1 tos 0x10 hlim inherit okey 7 noignore-df icsum oseq " + enc,
    "r 192.0.2.1 l 192.0.2.2 d v1 k 9 n",
    "encap fou encap-sport 7 encap-dport 8 encap-udp6-csum key 5 noikey",
]
for k in ("gre", "gretap"):
    cases[k] = g4
cases["erspan"] = [
    "remote 192.0.2.1 local 192.0.2.2 seq key 30 erspan_ver 1 erspan 123",
    "remote 192.0.2.1 erspan_ver 2 erspan_dir egress erspan_hwid 0x17 key 5",
    "erspan_ver 2",
    "erspan_ver 0 erspan 5",
    "external",
]
g6 = [
    "",
    "remote 2001:db8::1 local 2001:db8::2 dev v0 hoplimit 255 tclass inherit flowlabel inherit encaplimit "
    "none dscp inherit fwmark inherit allow-localremote key 5 seq csum",
    "remote 2001:db8::1 tclass 0x1c flowlabel 0x12345 encaplimit 7 fwmark 3 noallow-localremote ikey 1 "
    "okey 2 iseq ocsum",
    "external",
    "ttl inherit " + enc,
    "erspan_ver 2 erspan_dir e erspan_hwid 0x1 encap fou",
    "erspan 9 key 1",
]
for k in ("ip6gre", "ip6gretap", "ip6erspan"):
    cases[k] = g6
ipt = [
    "",
    "remote 192.0.2.1 local 192.0.2.2 dev v0 ttl 64 tos inherit pmtudisc fwmark 0x10",
    "mode ipip remote 192.0.2.1 nopmtudisc tos 0x10",
    "mode any external",
    "mode mplsip hlim 5 dsf 0x4 " + enc,
    "local 192.0.2.9 encap fou encap-sport 7 encap-dport 8",
]
cases["ipip"] = ipt
cases["sit"] = ipt + ["mode ip6ip isatap 6rd-prefix 2001:db8::/32 6rd-relay_prefix 10.0.0.0/8 local 192.0.2.1"]
cases["ip6tnl"] = [
    "",
    "mode ip6ip6 remote 2001:db8::1 local 2001:db8::2 dev v0 hoplimit 255 tclass inherit flowlabel "
    "inherit encaplimit none dscp inherit fwmark inherit allow-localremote",
    "mode ip4ip6 remote 2001:db8::1 tc 0x1c fl 0x12345 encaplimit 7 fwmark 3 noallow-localremote",
    "mode any external",
    "ttl inherit " + enc,
    (None, attr(4, u8(64)) + attr(8, u32(8)) + attr(9, u8(41)) + attr(2, a6("::")) + attr(3, a6("fd00::2"))),
]
for k, (x, y) in (("vti", ("192.0.2.1", "192.0.2.2")), ("vti6", ("2001:db8::1", "2001:db8::2"))):
    cases[k] = [
        "",
        "remote %s local %s key 5 dev v0"%(x, y),
        "ikey 1 okey 0.0.1.2 fwmark 0x5 remote any",
        "k 7 ikey 1 l " + y,
        "ikey 7 key 1",
    ]
cases["geneve"] = [
    "id 42 remote 192.0.2.1",
    "vni 7 remote 2001:db8::1 ttl inherit tos inherit df set flowlabel 0x12345 dstport 6081 udpcsum "
    "noudp6zerocsumtx udp6zerocsumrx innerprotoinherit",
    "external",
    "external dstport 6082 udp6zerocsumtx noudpcsum",
    "id 5 remote 192.0.2.1 ttl auto tos 0x10 df inherit noexternal",
    "id 5 remote 192.0.2.1 hop 9 df unset lab 7 dst 0",
]
cases["xfrm"] = ["dev v0 if_id 42", "if_id 0xffffffff", "external"]
cases["vrf"] = ["table 10", "t main", "table 4294967295"]
cases["vrf_slave"] = [("vrf", attr(1, u32(10)))]
for k in ("ipvlan", "ipvtap"):
    cases[k] = [
        "",
        "mode l2",
        "mode l3 private",
        "mode l3s vepa",
        "bridge",
        "m l3 p",
    ]
cases["macvtap"] = [
    "mode bridge",
    "mode passthru nopromisc",
    "mode source macaddr set 02:00:00:00:00:01 02:00:00:00:00:02",
    "mode private bcqueuelen 10",
]
cases["hsr"] = [
    "slave1 v0 slave2 v1",
    "slave1 v0 slave2 v1 supervision 45 version 1 proto 1",
    (None, attr(1, u32(3)) + attr(4, bytes([1, 0x15, 0x4e, 0, 1, 45])) + attr(5, u16(77)) + attr(7, u8(0))),
]
bond_ad = attr(1, u16(1)) + attr(2, u16(2)) + attr(3, u16(9)) + attr(4, u16(1)) + attr(5, bytes([2, 0, 0, 0, 0, 9]))
cases["bond"] = [
    "",
    "mode 1 miimon 100 updelay 200 downdelay 300 use_carrier 1 primary v0 primary_reselect better "
    "fail_over_mac active active_slave v1",
    "mode 802.3ad lacp_rate fast lacp_active off ad_select bandwidth ad_user_port_key 7 ad_actor_sys_prio "
    "9 ad_actor_system 02:00:00:00:00:01 min_links 2 xmit_hash_policy layer3+4 peer_notify_delay 5",
    "mode active-backup arp_interval 100 arp_ip_target 192.0.2.1,192.0.2.2 arp_validate filter "
    "arp_all_targets all arp_missed_max 3",
    "mode balance-tlb tlb_dynamic_lb 1 lp_interval 2 packets_per_slave 3 all_slaves_active 1 num_grat_arp "
    "2 resend_igmp 4",
    "arp_validate none clear_active_slave num_unsol_na 3",
    "a v0 m 5",
    "ns_ip6_target 2001:db8::1,2001:db8::2 mii 5",
    "mode 6 arp_ip_target",
    (None, attr(1, u8(4)) + attr(23, bond_ad) + attr(24, u16(65535)) + attr(25, u16(0)) + attr(26, bytes(6)) + attr(27, u8(1))),
    (None, attr(1, u8(9))),
]
cases["bond_slave"] = [
    "ip link set v0 type bond_slave queue_id 3 prio -5",
    "ip link set dev v0 type bond_slave q 65535",
    ("bond", attr(1, u8(0)) + attr(2, u8(0)) + attr(3, u32(2)) + attr(4, bytes([2, 0, 0, 0, 0, 9])) + attr(5, u16(3)) + attr(9, struct.pack("i", -5)) + attr(6, u16(1)) + attr(7, u8(0x3d)) + attr(8, u16(0xc3))),
    ("bond", attr(1, u8(1)) + attr(2, u8(2)) + attr(7, u8(0))),
    ("bond", attr(1, u8(7)) + attr(2, u8(9))),
]
cases["tun"] = [
    (None, attr(3, u8(2)) + attr(4, u8(0)) + attr(5, u8(1)) + attr(7, u8(0)) + attr(6, u8(1)) + attr(1, u32(0)) + attr(2, u32(4294967))),
    (None, attr(3, u8(1)) + attr(4, u8(1)) + attr(5, u8(0)) + attr(7, u8(1)) + attr(8, u32(3)) + attr(9, u32(1)) + attr(6, u8(0))),
]
cases["amt"] = [
    "",
    "mode relay local 192.0.2.1 dev v0 relay_port 2268 max_tunnels 10",
    "mode gateway local 192.0.2.1 dev v0 gateway_port 2268 discovery 192.0.2.9",
]
cases["bareudp"] = [
    "dstport 6635 ethertype mpls_uc",
    "dstport 6635 ethertype ipv4 srcportmin 49153 multiproto",
    "dst 1 eth ipv6 nomultiproto",
]
cases["batadv"] = ["", "ra BATMAN_V"]
cases["dsa"] = ["ip link set v1 type dsa conduit v0", (None, attr(1, u32(3)))]
cases["gtp"] = ["role sgsn", "role ggsn hsize 131071 restart_count 7"]
cases["ipoib"] = ["", "pkey 0x8001 mode connected umcast 1", "mode datagram pkey 0x7fff umcast 0"]
cases["macsec"] = [
    "",
    "encrypt on",
    "port 11 encrypt on send_sci off end_station on icvlen 16",
    "sci 0200000000010001 cipher gcm-aes-256 protect on validate strict offload off encodingsa 3",
    "address 02:00:00:00:00:01 port 7 replay on window 128 validate check scb on",
    "cipher default replay off validate disabled offload mac",
    "cipher gcm-aes-xpn-128 send_sci on scb off",
]
cases["rmnet"] = ["mux_id 5"]
cases["vxcan"] = ["", "peer name t1", "peer name t1 mtu 72"]
cases["wwan"] = ["linkid 3"]
for k in ("vcan", "virt_wifi", "netdevsim"):
    cases[k] = [""]
for k in ("nlmon", "team", "wireguard"):
    cases[k] = [""]
cases["team_slave"] = ["ip link set v0 type team_slave"]
cases["netkit"] = [
    "",
    "mode l2",
    "mode l3 blackhole",
    "scrub none forward peer blackhole scrub default name t1",
    "mode l2 peer name t1 mtu 1400",
    "peer blackhole",
    "blackhole peer name t1 address 02:00:00:00:00:02",
    (None, attr(2, u8(1)) + attr(3, u32(0)) + attr(5, u32(1)) + attr(6, u32(1)) + attr(4, u32(2)) + attr(7, u32(0))),
    (None, attr(2, u8(0)) + attr(3, u32(9)) + attr(5, u32(0))),
]
changes = {}
full4 = (
    "remote 192.0.2.1 local 192.0.2.2 dev v0 ttl 64 tos inherit key 5 seq csum fwmark 3 encap gue encap-csum"
)
for k in ("gre", "gretap"):
    changes[k] = [
        (full4, "ttl 5"),
        (full4, "nokey noseq"),
        (full4, "remote any tos 0x10"),
        (full4, "noencap nopmtudisc"),
        (full4, "local 192.0.2.9 ikey 7"),
    ]
full6 = (
    "remote 2001:db8::1 local 2001:db8::2 dev v0 hoplimit 9 tclass 0x1c flowlabel inherit encaplimit none "
    "dscp inherit fwmark inherit key 5 encap fou"
)
for k in ("ip6gre", "ip6gretap"):
    changes[k] = [
        (full6, "ttl 5"),
        (full6, "nookey tclass inherit"),
        (full6, "flowlabel 0x1 encaplimit 3 fwmark 0"),
        (full6, "allow-localremote"),
    ]
changes["ipip"] = [
    ("mode ipip remote 192.0.2.1 local 192.0.2.2 dev v0 ttl 64", "tos inherit"),
    ("mode ipip remote 192.0.2.1 local 192.0.2.2 dev v0 ttl 64", "remote 192.0.2.7 ttl inherit nopmtudisc"),
    ("mode ipip remote 192.0.2.1 local 192.0.2.2 dev v0 ttl 64", "mode any"),
]
changes["sit"] = [
    ("mode ip6ip isatap 6rd-prefix 2001:db8::/32 6rd-relay_prefix 10.0.0.0/8 local 192.0.2.1", "ttl 5"),
    ("mode ip6ip isatap 6rd-prefix 2001:db8::/32 6rd-relay_prefix 10.0.0.0/8 local 192.0.2.1", "6rd-prefix 2001:db9::/33"),
    ("mode ip6ip isatap 6rd-prefix 2001:db8::/32 6rd-relay_prefix 10.0.0.0/8 local 192.0.2.1", "remote 192.0.2.7"),
]
changes["ip6tnl"] = [
    ("mode ipip6 remote 2001:db8::1 local 2001:db8::2 dev v0 hoplimit 9 tclass 0x1c flowlabel inherit", "ttl 5"),
    ("mode ipip6 remote 2001:db8::1 local 2001:db8::2 dev v0 hoplimit 9 tclass 0x1c flowlabel inherit", "mode any"),
    ("mode ipip6 remote 2001:db8::1 local 2001:db8::2 dev v0 hoplimit 9 tclass 0x1c flowlabel inherit", "encaplimit none"),
    ("mode ipip6 remote 2001:db8::1 local 2001:db8::2 dev v0 hoplimit 9 tclass 0x1c flowlabel inherit", "remote any tclass inherit"),
]
changes["vti"] = [
    ("remote 192.0.2.1 local 192.0.2.2 key 5 fwmark 7", "okey 9"),
    ("remote 192.0.2.1 local 192.0.2.2 key 5 fwmark 7", "remote 192.0.2.7"),
    ("remote 192.0.2.1 local 192.0.2.2 key 5 fwmark 7", "fwmark 0"),
]
changes["vti6"] = [
    ("remote 2001:db8::1 local 2001:db8::2 key 5", "ikey 9"),
    ("remote 2001:db8::1 local 2001:db8::2 key 5", "local any"),
]
changes["erspan"] = [
    ("remote 192.0.2.1 local 192.0.2.2 seq key 30 erspan_ver 1 erspan 123", "ttl 5"),
    ("remote 192.0.2.1 local 192.0.2.2 seq key 30 erspan_ver 1 erspan 123", "erspan_ver 2 erspan_hwid 3"),
    ("remote 192.0.2.1 local 192.0.2.2 seq key 30 erspan_ver 1 erspan 123", "erspan 7"),
]


def described(kind, case):
    if isinstance(case, tuple):
        master, data = case
        a, b = (4, 5) if kind.endswith("_slave") else (1, 2)
        return shown(attr(a, (master or kind).encode() + b"\0") + attr(b, data))
    lower = " link v0" if kind in ("ipvlan", "ipvtap", "macvtap", "macsec", "rmnet") else ""
    line = case if case.startswith("ip ") else f"ip link add{lower} name t0 type {kind} {case}".strip()
    message = request(line)
    text = line + "\n" + message.hex() + "\n"
    return text + (shown(told(message)) if " add " in line and kind not in ("netkit", "vxcan") else "")


def changed(kind, base, change):
    reply = newlink(9, "t0", told(request(f"ip link add name t0 type {kind} {base}")))
    line = f"ip link set t0 type {kind} {change}"
    return f"reply {reply.hex()}\n{line}\n{request(line, LINKS + reply).hex()}\n"


plugin = os.path.exists(os.path.join(os.environ.get("IP_LIB_DIR", "/usr/lib/ip"), "link_netkit.so"))
for kind in cases:
    if kind != "netkit" or plugin:
        with open(os.path.join(OUT, kind + ".txt"), "w") as file:
            file.writelines(described(kind, case) for case in cases[kind])
            file.writelines(changed(kind, *case) for case in changes.get(kind, []))

lines = [
    "vf 0 mac 02:00:00:00:00:01",
    "vf 3 vlan 5 qos 3 spoofchk on trust off",
    "vf 1 vlan 5 proto 802.1ad vlan 7 qos 2",
    "vf 1 vlan 5 proto 802.1Q",
    "vf 1 vlan 0 rate 100 query_rss on state auto",
    "vf 2 max_tx_rate 100 min_tx_rate 10 state enable",
    "vf 2 min_tx_rate 1 rate 5 state disable",
    "vf 4 node_guid 00:11:22:33:44:55:66:77 port_guid ff:11:22:33:44:55:66:77",
    "vf 0 spoofchk off mtu 1400",
    "xdp off",
    "xdpgeneric off",
    "xdpdrv none",
    "xdpoffload off",
]
with open(os.path.join(OUT, "../verb/link-set.txt"), "w") as file:
    for line in lines:
        for force in ("", "-force ") if "xdp" in line else ("",):
            words = f"ip {force}link set dev v0 {line}"
            file.write(words + "\n" + request(words).hex() + "\n")
