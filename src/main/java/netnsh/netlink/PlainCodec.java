package netnsh.netlink;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.NsRef;
import netnsh.value.Utf8;

/** The codecs of single values that are no numbers. */
final class PlainCodec {
    private PlainCodec() {}

    static final class Text extends Codec<String> {
        @Override
        public byte[] encode(String value) {
            if (value.indexOf('\0') >= 0) {
                throw new CodecException("string: holds a NUL");
            }
            byte[] text = Utf8.encode(value);
            return Arrays.copyOf(text, text.length + 1);
        }

        @Override
        public String decode(byte[] bytes) {
            return decode(bytes, 0, bytes.length);
        }

        @Override
        public String decode(byte[] bytes, int offset, int length) {
            int size = 0;
            while (size < length && bytes[offset + size] != 0) {
                size++;
            }
            return Utf8.decode(bytes, offset, size);
        }
    }

    static final class BareText extends Codec<String> {
        @Override
        public byte[] encode(String value) {
            byte[] text = STRING.encode(value);
            return Arrays.copyOf(text, text.length - 1);
        }

        @Override
        public String decode(byte[] bytes) {
            return STRING.decode(bytes);
        }
    }

    static final class Octets extends Codec<byte[]> {
        @Override
        public byte[] encode(byte[] value) {
            return value.clone();
        }

        @Override
        public byte[] decode(byte[] bytes) {
            return bytes.clone();
        }
    }

    static final class Flag extends Codec<Boolean> {
        @Override
        public byte[] encode(Boolean value) {
            if (!value) {
                throw new CodecException("flag: false is written by leaving it out");
            }
            return new byte[0];
        }

        @Override
        public Boolean decode(byte[] bytes) {
            Bytes.length(bytes, 0, "flag");
            return true;
        }
    }

    static final class LinkLayer extends Codec<Mac> {
        @Override
        public byte[] encode(Mac value) {
            return value.bytes();
        }

        @Override
        public Mac decode(byte[] bytes) {
            if (bytes.length < 1 || bytes.length > Mac.MAX_LENGTH) {
                throw new CodecException("link-layer address: " + bytes.length + " bytes where 1 to 32 belong");
            }
            return Mac.of(bytes);
        }
    }

    static final class Ip extends Codec<InetAddress> {
        @Override
        public byte[] encode(InetAddress value) {
            return value.getAddress();
        }

        @Override
        public InetAddress decode(byte[] bytes) {
            if (bytes.length != 4 && bytes.length != 16) {
                throw new CodecException("IP address: " + bytes.length + " bytes where 4 or 16 belong");
            }
            try {
                // InetAddress.getByAddress would turn ::ffff:10.0.0.1 into an IPv4 address
                return bytes.length == 4 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, -1);
            } catch (UnknownHostException e) {
                throw new CodecException("IP address: " + e.getMessage());
            }
        }
    }

    static final class Device extends Codec<Dev> {
        @Override
        public byte[] encode(Dev value) {
            if (value.symbolic()) {
                throw new CodecException("the interface " + value.name() + " has no index yet");
            }
            return S32.encode(value.index());
        }

        @Override
        public Dev decode(byte[] bytes) {
            return decode(bytes, 0, bytes.length);
        }

        @Override
        public Dev decode(byte[] bytes, int offset, int length) {
            return Dev.index(S32.decode(bytes, offset, length));
        }

        @Override
        public boolean symbolic(Dev value) {
            return value.symbolic();
        }

        @Override
        public Dev resolve(Dev value, Attrs.Resolver resolver) {
            return value.symbolic() ? resolver.dev(value) : value;
        }
    }

    static final class Namespace extends Codec<NsRef> {
        @Override
        public byte[] encode(NsRef value) {
            if (value instanceof NsRef.FdRef ref) {
                return S32.encode(ref.fd());
            }
            throw new CodecException("the namespace " + value + " has no descriptor yet");
        }

        @Override
        public NsRef decode(byte[] bytes) {
            return new NsRef.FdRef(S32.decode(bytes));
        }

        @Override
        public boolean symbolic(NsRef value) {
            return !(value instanceof NsRef.FdRef);
        }

        @Override
        public NsRef resolve(NsRef value, Attrs.Resolver resolver) {
            return symbolic(value) ? resolver.ns(value) : value;
        }
    }
}
