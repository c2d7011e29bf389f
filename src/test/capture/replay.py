"""What the scripts beside share: the installed ip with replay.c in place of the kernel."""
import os
import socket
import struct
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = tempfile.mkdtemp()
REPLAY = os.path.join(WORK, "replay")
CAPTURE = os.path.join(WORK, "capture")
SHIM = os.path.join(WORK, "replay.so")
subprocess.run(["cc", "-shared", "-fPIC", "-o", SHIM, os.path.join(HERE, "replay.c")], check=True)


def attr(number, payload):
    size = 4 + len(payload)
    return struct.pack("HH", size, number) + payload + b"\0" * (-size % 4)


def attrs(payload):
    found, at = [], 0
    while at + 4 <= len(payload):
        size, number = struct.unpack_from("HH", payload, at)
        found.append((number, payload[at + 4 : at + size]))
        at += (size + 3) & ~3
    return found


def u8(v):
    return struct.pack("B", v)


def u16(v):
    return struct.pack("H", v)


def u32(v):
    return struct.pack("I", v)


def a4(text):
    return socket.inet_pton(socket.AF_INET, text)


def a6(text):
    return socket.inet_pton(socket.AF_INET6, text)


def message(kind, body):
    return struct.pack("IHHII", 16 + len(body), kind, 0, 0, 0) + body


def newlink(index, name, info=None, type=1, more=b""):
    """RTM_NEWLINK as a kernel would tell a link."""
    body = struct.pack("BxHiII", 0, type, index, 0x1002, 0) + attr(3, name.encode() + b"\0") + attr(13, u32(1000))
    body += attr(16, u8(2)) + attr(17, u8(0)) + attr(4, u32(1500)) + attr(27, u32(0))
    body += attr(1, bytes([2, 0, 0, 0, 0, index])) + attr(2, b"\xff" * 6) + attr(6, b"noop\0")
    if info is not None:
        body += attr(18, info)
    body += more
    return message(16, body)


LINKS = newlink(1, "lo") + newlink(2, "v1") + newlink(3, "v0")


def ip(words, links, capture=False, **more):
    with open(REPLAY, "wb") as file:
        file.write(links)
    if os.path.exists(CAPTURE):
        os.unlink(CAPTURE)
    env = dict(os.environ, LD_PRELOAD=SHIM, REPLAY=REPLAY, **({"CAPTURE": CAPTURE} if capture else {}), **more)
    result = subprocess.run(words, env=env, capture_output=True, text=True)
    assert result.returncode == 0 and (capture or not result.stderr), (words, result)
    return result.stdout


def request(line, links=LINKS):
    """What ip sends, sequence and port numbers zeroed."""
    ip(line.split(), links, True)
    with open(CAPTURE, "rb") as file:
        message = file.read()
    return message[:8] + b"\0" * 8 + message[16:]
