"""Writes src/test/resources/netnsh/encap/*.txt anew: what the installed ip sends and prints for routes with a light-weight
tunnel, for MPLS routes, and for nexthops with one.

No kernel takes part (replay.c answers ip): some kernels panic when they are given options of tunnels in a route. Run it
as `python3 src/test/capture/encaps.py` in the project's folder.
"""
import os
import struct

from replay import HERE, LINKS, a4, a6, attr, attrs, ip, message, request, u8, u16, u32

OUT = os.path.join(HERE, "../resources/netnsh/encap")
os.makedirs(OUT, exist_ok=True)

S = ["2001:db8::1", "2001:db8::1,2001:db8::2", "2001:db8::1,2001:db8::2,2001:db8::3"]
cases = {
    "mpls": ["mpls 100", "mpls 100/200/1048575", "mpls 16/17 ttl 5"],
    "ip": [
        "ip id 42 dst 192.0.2.1",
        "ip id 18446744073709551615 dst 192.0.2.1 src 192.0.2.2 tos 0x10 ttl 64 key csum seq",
        "ip dst 192.0.2.1 geneve_opts 0x1234:7:01020304",
        "ip dst 192.0.2.1 geneve_opts 1:2:01020304,65535:255:0a0b0c0d0e0f1011",
        "ip dst 192.0.2.1 vxlan_opts 77",
        "ip dst 192.0.2.1 erspan_opts 1:2:0:0",
        "ip dst 192.0.2.1 erspan_opts 2:0:1:63 seq",
        "ip key",
    ],
    "ip6": [
        "ip6 id 42 dst 2001:db8::1",
        "ip6 id 7 dst 2001:db8::1 src 2001:db8::2 tc 0x1c hoplimit 64 key csum seq",
        "ip6 dst 2001:db8::1 geneve_opts 1:2:01020304,3:4:05060708",
        "ip6 dst 2001:db8::1 vxlan_opts 4294967295",
        "ip6 dst 2001:db8::1 erspan_opts 2:0:1:3",
    ],
    "seg6": ["seg6 mode %s segs %s" % (m, s) for m in ("inline", "encap", "l2encap", "encap.red", "l2encap.red") for s in S]
    + ["seg6 mode encap segs 2001:db8::1 hmac 255", "seg6 mode inline segs 2001:db8::1,2001:db8::2 hmac 7"],
    "seg6local": [
        "seg6local action End",
        "seg6local action End count",
        "seg6local action End.X nh6 2001:db8::7",
        "seg6local action End.T table main count",
        "seg6local action End.DX2 oif v1",
        "seg6local action End.DX6 nh6 ::",
        "seg6local action End.DX4 nh4 192.0.2.1",
        "seg6local action End.DT6 table 100",
        "seg6local action End.DT6 vrftable 100",
        "seg6local action End.DT4 vrftable 100",
        "seg6local action End.DT46 vrftable 100 count",
        "seg6local action End.B6 srh segs 2001:db8::1,2001:db8::2",
        "seg6local action End.B6.Encaps srh segs 2001:db8::1,2001:db8::2 hmac 9",
        "seg6local action End flavors psp",
        "seg6local action End flavors psp,usp,usd",
        "seg6local action End flavors next-csid",
        "seg6local action End flavors next-csid lblen 48 nflen 16",
        "seg6local action End.AM iif v1 oif v0",
        "seg6local action End.BM srh segs 2001:db8::1",
        "seg6local action End.S table 7",
        "seg6local action End.AS count",
    ],
    "rpl": ["rpl segs 2001:db8::1", "rpl segs 2001:db8::1,2001:db8::2,2001:db8::3"],
    "ioam6": [
        "ioam6 trace prealloc type 0x800000 ns 1 size 4",
        "ioam6 freq 1/2 mode inline trace prealloc type 0xf00000 ns 65535 size 244",
        "ioam6 mode encap tundst 2001:db8::1 trace prealloc type 8388608 ns 0 size 12",
        "ioam6 freq 5/1000 mode auto tundst 2001:db8::1 trace prealloc size 8 ns 3 type 0x800000",
    ],
    "xfrm": ["xfrm if_id 42", "xfrm if_id 0xffffffff link_dev v1"],
    "ila": [
        "ila 1:2:3:4",
        "ila 2001:db8:0:1 csum-mode adj-transport ident-type luid hook-type input",
        "ila ffff:0:0:1 csum-mode neutral-map-auto ident-type use-format hook-type output",
        "ila 0:0:0:0 csum-mode no-action",
        "ila 0:0:0:0 csum-mode neutral-map",
    ],
}
# what is told by kernels and cannot be said
told = {
    "seg6local": [attr(1, u32(3)) + attr(10, attr(2, struct.pack("Q", 5)) + attr(3, struct.pack("Q", 1234567)) + attr(4, struct.pack("Q", 1)))],
    "ila": [
        attr(1, bytes(range(8))) + attr(7, u8(9)) + attr(8, u8(n)) + attr(9, u8(9)) for n in (0, 2, 3, 4, 5, 9)
    ],
    "bpf": [
        attr(1, attr(2, b"in.o:[x]\0")) + attr(2, attr(2, b"out\0")) + attr(3, b"") + attr(4, u32(20)),
    ],
    "seg6": [attr(1, u32(9)[:4] + bytes([0, 2, 4, 0, 0, 0, 0, 0]) + a6("2001:db8::1"))],
}
NUMBERS = {"mpls": 1, "ip": 2, "ila": 3, "ip6": 4, "seg6": 5, "bpf": 6, "seg6local": 7, "rpl": 8, "ioam6": 9, "xfrm": 10}
NEST = 0x8000


def merged(encap):
    """LWTUNNEL_IP_OPTS as a kernel tells it: all options of GENEVE in one attribute."""
    found = []
    for number, value in attrs(encap):
        if number & 0x3FFF == 8:
            one = attrs(value)
            if one[0][0] & 0x3FFF == 1:
                value = attr(1 | NEST, b"".join(v for _, v in one))
        found.append(attr(number, value))
    return b"".join(found)


def as_told(body, encap, merge):
    """A request's body behind its header as a kernel would tell it: a tunnel without the mark of nests."""
    parts = b""
    for number, value in attrs(body):
        if number & 0x3FFF == encap:
            parts += attr(encap, merged(value) if merge else value)
        elif number == 9:
            parts += attr(9, hops(value))
        else:
            parts += attr(number, value)
    return parts


def hops(value):
    """RTA_MULTIPATH likewise."""
    parts, at = b"", 0
    while at < len(value):
        size = struct.unpack_from("H", value, at)[0]
        inner = as_told(value[at + 8 : at + size], 22, False)
        parts += struct.pack("H", 8 + len(inner)) + value[at + 2 : at + 8] + inner
        at += (size + 3) & ~3
    return parts


def shown(reply, what, options):
    text = "reply " + reply.hex() + "\n"
    for o in options:
        words = ["ip", *o.split(), *what.split()]
        text += "$ " + " ".join(words) + "\n" + ip(words, LINKS + reply).rstrip("\n") + "\n"
    return text


def route(line, options=("", "-d -j", "-o", "-s")):
    sent = request(line)
    text = line + "\n" + sent.hex() + "\n"
    if " del " in line:
        return text
    family = "-M " if sent[16] == 28 else "-6 " if sent[16] == 10 else ""
    body = sent[16:28] + as_told(sent[28:], 22, "_opts " in line)
    return text + shown(message(24, body), "route show table all", [(family + o).strip() for o in options])


for kind, lines in {**cases, "bpf": []}.items():
    six = kind not in ("mpls", "ip", "xfrm")
    to = "2001:db8:7::/48" if six else "10.1.0.0/16"
    with open(os.path.join(OUT, kind + ".txt"), "w") as file:
        for line in lines:
            # ip wants a word behind, but takes every word behind xfrm for xfrm's
            last = f"dev v0 encap {line}" if kind == "xfrm" else f"encap {line} dev v0"
            file.write(route(f"ip route add {to} {last}"))
        for data in told.get(kind, []):
            body = struct.pack("BBBBBBBBI", 10, 48, 0, 0, 254, 3, 0, 1, 0) + attr(1, a6("2001:db8:7::"))
            body += attr(22, data) + attr(21, u16(NUMBERS[kind])) + attr(4, u32(3))
            file.write(shown(message(24, body), "route show table all", ("-6", "-6 -d -j", "-6 -s", "-6 -s -j", "-6 -s -h")))

others = [
    "ip route add 10.1.0.0/16 encap mpls 100/200 ttl 3 via 10.0.0.2 dev v0 src 10.0.0.1 mtu 1400",
    "ip route replace 10.1.0.0/16 encap ip id 5 dst 192.0.2.1 src 192.0.2.2 dev v0 src 10.0.0.1",
    "ip route add 10.1.0.0/16 nexthop encap mpls 100 via 10.0.0.2 dev v0 weight 2 nexthop via 10.0.0.3 encap ip id 7 dst 192.0.2.1 ttl 5 dev v1",
    "ip -6 route add 2001:db8:7::/48 nexthop encap seg6 mode encap segs 2001:db8::1 dev v0 nexthop dev v1 encap seg6local action End.X nh6 2001:db8::7",
    "ip route add 10.1.0.0/16 dev v0 ttl-propagate enabled",
    "ip route add 10.1.0.0/16 encap mpls 100 dev v0 ttl-propagate d",
    "ip route add 10.1.0.0/16 via inet6 fe80::1 dev v0",
]
labels = [
    "ip -M route add 100 via inet 10.0.0.2 dev v0",
    "ip -M route add 100 as 200 via inet 10.0.0.2",
    "ip -f mpls route add to 100 as to 200/300 via inet6 2001:db8::2 dev v0 ttl-propagate disabled",
    "ip -M route replace 1048575 dev v1",
    "ip -M route add 100 via link 02:00:00:00:00:07 dev v0 proto static",
    "ip -M route add 100 nexthop as 200 via inet 10.0.0.2 dev v0 nexthop as to 300/400 via inet6 fe80::1 dev v1",
    "ip -M route add 0x10 dev v0 table main",
    "ip -M route del 100",
    "ip -M route del 100 via inet 10.0.0.2",
    "ip -family mpls route add blackhole 100",
]
with open(os.path.join(OUT, "routes.txt"), "w") as file:
    file.writelines(route(line, ("", "-j", "-d -j", "-o")) for line in others)
with open(os.path.join(OUT, "labels.txt"), "w") as file:
    file.writelines(route(line, ("", "-j", "-d", "-c")) for line in labels)

hops = [
    "ip nexthop add id 1 encap mpls 100/200 ttl 9 via 10.0.0.2 dev v0",
    "ip nexthop add id 2 encap ip id 5 dst 192.0.2.1 dev v0",
    "ip nexthop replace id 3 via 2001:db8::2 dev v0 encap seg6 mode encap segs 2001:db8::9 protocol static",
    "ip -6 nexthop add id 4 dev v0 encap seg6local action End.DT6 table 7",
    "ip nexthop add id 5 dev v0 encap xfrm if_id 5",
]
with open(os.path.join(OUT, "nexthops.txt"), "w") as file:
    for line in hops:
        sent = request(line)
        file.write(line + "\n" + sent.hex() + "\n")
        file.write(shown(message(104, sent[16:24] + as_told(sent[24:], 8, False)), "nexthop show", ("", "-j", "-d")))
