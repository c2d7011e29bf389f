"""Writes src/test/resources/netnsh/verb/tunnels.txt anew: what the installed ip makes of lines of ip tunnel.

A line is followed by a link without anything of its kind, then by what `ip tunnel show` prints when a kernel has what the
line asked for. No kernel takes part: replay.c keeps the ioctl and answers with it. Run it as `python3
src/test/capture/tunnels.py` in the project's folder.
"""
import os
import struct

from replay import CAPTURE, HERE, LINKS, WORK, attr, ip, newlink

OUT = os.path.join(HERE, "../resources/netnsh/verb/tunnels.txt")
TUNNEL = os.path.join(WORK, "tunnel")
KEY, FOUR, SIX = 0x20, 52, 76
COUNTERS = attr(23, struct.pack("25Q", *range(1000, 1025)))

adds = [
    ("t0 mode ipip remote 192.0.2.1 local 192.0.2.2", 768),
    ("name t0 mode ip/ip remote 192.0.2.1 local any ttl 64 dev v0", 768),
    ("ipip7 remote 192.0.2.1 local 192.0.2.2 tos inherit nopmtudisc", 768),
    ("t0 mode gre remote 192.0.2.1 local 192.0.2.2 ttl 255", 778),
    ("gre9 remote 192.0.2.1 local 192.0.2.2 key 5 seq csum", 778),
    ("t0 mode gre/ip remote 192.0.2.1 ikey 1.2.3.4 okey 7 iseq ocsum tos 0x10", 778),
    ("t0 mode gre local 192.0.2.2 remote 224.0.0.5 dev v1 ttl 5", 778),
    ("t0 mode gre icsum oseq tos inherit/0x10 hlim inherit", 778),
    ("t0 mode sit remote 192.0.2.1 local 192.0.2.2 ttl 64", 776),
    ("sit3 remote any local 192.0.2.2 pmtudisc dsf 0x4", 776),
    ("t0 mode ipv6/ip remote 192.0.2.1", 776),
    ("t0 mode isatap local 192.0.2.2", 776),
    ("t0 mode vti remote 192.0.2.1 local 192.0.2.2 key 77", 768),
    ("vti4 local 192.0.2.2 ikey 3 okey 0.0.1.0 dev v0", 768),
    ("t0 mode ip6ip6 remote 2001:db8::1 local 2001:db8::2", 769),
    ("t0 mode ipip6 remote 2001:db8::1 local 2001:db8::2 dev v0 hoplimit 9 tclass 0x1c flowlabel 0x12345 encaplimit 7", 769),
    ("t0 mode ip4ip6 remote 2001:db8::1 encaplimit none tclass inherit flowlabel inherit dscp inherit", 769),
    ("t0 mode any/ipv6 remote 2001:db8::1 allow-localremote ttl 0", 769),
    ("t0 mode ip6gre remote 2001:db8::1 local 2001:db8::2 key 9 csum fl 0x1", 823),
    ("t0 mode gre/ipv6 remote 2001:db8::1 okey 4 seq tc 0x4 noallow-localremote", 823),
]
adds6 = [
    ("t0 remote 2001:db8::1 local 2001:db8::2", 769),
    ("name t0 mode any remote 2001:db8::1 dev v1", 769),
    ("t0 mode gre/ipv6 local 2001:db8::2", 823),
]
changes = [
    ("t0 mode gre remote 192.0.2.1 local 192.0.2.2 ttl 64 key 5 csum", "t0 ttl 9", 778),
    ("t0 mode gre remote 192.0.2.1 local 192.0.2.2 ttl 64", "t0 remote 192.0.2.9 tos 0x10 seq", 778),
    ("t0 mode ipip remote 192.0.2.1 local 192.0.2.2 ttl 64 dev v0", "t0 local 192.0.2.7", 768),
    ("t0 mode sit remote 192.0.2.1 local 192.0.2.2 ttl 64", "t0 mode sit ttl 7 tos 0x4", 776),
    ("t0 mode ip6ip6 remote 2001:db8::1 hoplimit 9 tclass 0x4", "t0 mode ip6ip6 tclass inherit encaplimit none", 769),
    ("t0 mode ip6gre remote 2001:db8::1 key 4", "t0 mode ip6gre hoplimit 3 flowlabel 0x7", 823),
]


def asked(line, type):
    """The ioctl's parameters, as a kernel would keep them."""
    size = SIX if type in (769, 823) else FOUR
    ip(line.split(), LINKS, True, SIZE=str(size), TUNNEL=TUNNEL)
    with open(CAPTURE, "rb") as file:
        told = bytearray(file.read())
    assert len(told) == size
    if size == FOUR and (" vti" in line):
        told[20] |= KEY
        told[22] |= KEY
        told[38:40] = b"\0\0"
    with open(TUNNEL, "wb") as file:
        file.write(told)
    return size


def shown(line, type, out):
    size = asked(line, type)
    with open(TUNNEL, "rb") as file:
        name = file.read(16).rstrip(b"\0").decode()
    link = newlink(9, name, type=type, more=COUNTERS)
    out.write(line + "\nreply " + link.hex() + "\n")
    family = ["-6"] if size == SIX else []
    for options in ([], ["-j"], ["-s"], ["-o"]):
        words = ["ip", *family, *options, "tunnel", "show"]
        text = ip(words, LINKS + link, SIZE=str(size), TUNNEL=TUNNEL)
        out.write("$ " + " ".join(words) + "\n" + text.rstrip("\n") + "\n")
    if os.path.exists(TUNNEL) and " change " not in line:
        os.unlink(TUNNEL)


with open(OUT, "w") as out:
    for line, type in adds:
        shown("ip tunnel add " + line, type, out)
    for line, type in adds6:
        shown("ip -6 tunnel add " + line, type, out)
    for base, change, type in changes:
        asked("ip tunnel add " + base, type)
        out.write("given ip tunnel add " + base + "\n")
        shown("ip tunnel change " + change, type, out)
        os.unlink(TUNNEL)
