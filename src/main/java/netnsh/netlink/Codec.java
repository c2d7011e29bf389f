package netnsh.netlink;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.NsRef;

/**
 * How one value is written as the payload of an attribute. Numbers are in the machine's byte order unless the name says
 * {@code BE}. {@code decode(encode(x))} equals {@code x}.
 */
public abstract class Codec<T> {
    /** One byte, 0 to 255. */
    public static final Codec<Integer> U8 = new NumberCodec.Ints("u8", 1, 0, 0xff, false);

    /** Two bytes, 0 to 65535. */
    public static final Codec<Integer> U16 = new NumberCodec.Ints("u16", 2, 0, 0xffff, false);

    /** Four bytes, 0 to 4294967295. */
    public static final Codec<Long> U32 = new NumberCodec.Longs("u32", 4, false);

    /** Four bytes with a sign. */
    public static final Codec<Integer> S32 =
            new NumberCodec.Ints("s32", 4, Integer.MIN_VALUE, Integer.MAX_VALUE, false);

    /** Eight bytes without a sign (read them with {@link Long#toUnsignedString(long)}). */
    public static final Codec<Long> U64 = new NumberCodec.Longs("u64", 8, false);

    /** Two bytes in network order, 0 to 65535. */
    public static final Codec<Integer> BE16 = new NumberCodec.Ints("be16", 2, 0, 0xffff, true);

    /** Four bytes in network order, 0 to 4294967295. */
    public static final Codec<Long> BE32 = new NumberCodec.Longs("be32", 4, true);

    /** Eight bytes in network order, without a sign. */
    public static final Codec<Long> BE64 = new NumberCodec.Longs("be64", 8, true);

    /** Text with a NUL at its end (one is not demanded on the way in). */
    public static final Codec<String> STRING = new PlainCodec.Text();

    /** Text without a NUL at its end: an alias (the kernel would keep the NUL), a kind (as iproute2 sends it). */
    public static final Codec<String> TEXT = new PlainCodec.BareText();

    /** Any bytes. */
    public static final Codec<byte[]> BYTES = new PlainCodec.Octets();

    /** Bytes that netnsh keeps and hands back but does not read. */
    public static final Codec<byte[]> RAW = BYTES;

    /** Nothing: to be there is the message. False cannot be written: {@link Attrs#with} leaves the attribute out. */
    public static final Codec<Boolean> FLAG = new PlainCodec.Flag();

    /** A link-layer address of 1 to 32 bytes. */
    public static final Codec<Mac> MAC = new PlainCodec.LinkLayer();

    /** An IPv4 or IPv6 address: 4 or 16 bytes. */
    public static final Codec<InetAddress> IP = new PlainCodec.Ip();

    /** Attributes in an attribute that is marked with {@code NLA_F_NESTED}, where the kernel's strict policy wants it. */
    public static final Codec<Attrs> NESTED = new NestCodec.Nest(true);

    /** Attributes in an attribute without that mark, as iproute2 sends most of them. */
    public static final Codec<Attrs> NESTED_PLAIN = new NestCodec.Nest(false);

    /** An interface by its index (u32); one that has only a name must be resolved first. */
    public static final Codec<Dev> DEV = new PlainCodec.Device();

    /** A namespace by an open descriptor (u32); any other {@link NsRef} must be resolved first. */
    public static final Codec<NsRef> NSFD = new PlainCodec.Namespace();

    /** A list as attributes numbered 1, 2, 3… in a nest. */
    public static <E> Codec<List<E>> array(Codec<E> element) {
        return new NestCodec.Numbered<>(element);
    }

    /** A list as a C array: one element after the other, each of {@code size} bytes. */
    public static <E> Codec<List<E>> packed(Codec<E> element, int size) {
        return new NestCodec.Packed<>(element, size);
    }

    /**
     * The payload for a value.
     *
     * @throws CodecException when the value is out of range or still symbolic
     */
    public abstract byte[] encode(T value);

    /**
     * The value of a payload.
     *
     * @throws CodecException on a wrong length or shape
     */
    public abstract T decode(byte[] bytes);

    /**
     * The value of a payload that is a part of other bytes, which do not change afterwards.
     *
     * @throws CodecException on a wrong length or shape
     */
    public T decode(byte[] bytes, int offset, int length) {
        return decode(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** Whether the attribute carries the mark {@code NLA_F_NESTED}. */
    public boolean nested() {
        return false;
    }

    /** Whether some part of the value has no bytes before it is resolved: an interface's name, a namespace's name. */
    public boolean symbolic(T value) {
        return false;
    }

    /** The value with its symbolic parts replaced; the same object when there are none. */
    public T resolve(T value, Attrs.Resolver resolver) {
        return value;
    }
}
