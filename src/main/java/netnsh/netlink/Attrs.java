package netnsh.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/**
 * The attributes of a message or nest: immutable, in order, unknown ones kept. Entries from the wire are decoded when
 * asked for; entries that were built keep their typed value, which may be symbolic until {@link #resolve}. Equal by
 * encoded bytes, symbolic entries by value.
 */
public final class Attrs {
    /** No attributes. */
    public static final Attrs NONE = new Attrs(new Entry[0]);

    /** {@code NLA_F_NESTED} and {@code NLA_F_NET_BYTEORDER} of linux/netlink.h: not part of the number. */
    private static final int FLAG_NESTED = 0x8000;

    private static final int ID_MASK = 0x3fff;
    private static final int HEADER = 4;
    private static final int MAX_LENGTH = 0xffff;

    private final Entry[] entries;

    private Attrs(Entry[] entries) {
        this.entries = entries;
    }

    /** Gives what a symbolic value stands for. */
    public interface Resolver {
        /** The interface with its index. */
        Dev dev(Dev named);

        /** The namespace as an open descriptor. */
        NsRef ns(NsRef symbolic);

        /** Called before the values inside an attribute are resolved: says where the next {@link #dev} stands. */
        default void enter(int id) {}

        /** Called after them. */
        default void leave() {}
    }

    /** One attribute: a number with bytes, or a value that is still to be written. */
    public static final class Entry {
        private final int type;
        private final byte[] raw;
        private final int offset;
        private final int length;
        private final Attr<Object> attr;
        private final Object value;

        private Entry(int type, byte[] raw, int offset, int length) {
            this.type = type;
            this.raw = raw;
            this.offset = offset;
            this.length = length;
            this.attr = null;
            this.value = null;
        }

        private Entry(Attr<Object> attr, Object value) {
            this.type = attr.id() | (attr.codec().nested() ? FLAG_NESTED : 0);
            this.raw = null;
            this.offset = 0;
            this.length = 0;
            this.attr = attr;
            this.value = Objects.requireNonNull(value, attr.name());
        }

        /** The attribute's number, without flag bits. */
        public int id() {
            return type & ID_MASK;
        }

        /** The number as it stands on the wire, with {@code NLA_F_NESTED} and {@code NLA_F_NET_BYTEORDER}. */
        public int type() {
            return type;
        }

        /** Its payload (a copy). */
        public byte[] bytes() {
            return raw == null ? attr.codec().encode(value) : Arrays.copyOfRange(raw, offset, offset + length);
        }

        /** Whether its value must be resolved before it has bytes. */
        public boolean symbolic() {
            return raw == null && attr.codec().symbolic(value);
        }

        /** Its kernel name where it was built from a row, otherwise {@code #ID}. */
        public String name() {
            return attr == null ? "#" + id() : attr.name();
        }

        private <T> T as(Attr<T> wanted) {
            if (raw == null && attr.codec() == wanted.codec()) {
                @SuppressWarnings("unchecked")
                T same = (T) value;
                return same;
            }
            try {
                return wanted.codec().decode(bytes());
            } catch (CodecException e) {
                throw new CodecException(wanted.name() + ": " + e.getMessage());
            }
        }

        private Entry resolve(Resolver resolver) {
            if (!symbolic()) {
                return this;
            }
            resolver.enter(id());
            Entry resolved = new Entry(attr, attr.codec().resolve(value, resolver));
            resolver.leave();
            return resolved;
        }

        private Object key() {
            return symbolic() ? value : ByteBuffer.wrap(bytes());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry && id() == entry.id() && key().equals(entry.key());
        }

        @Override
        public int hashCode() {
            return 31 * id() + key().hashCode();
        }

        @Override
        public String toString() {
            Object shown = raw == null ? value : bytes();
            return name() + "=" + (shown instanceof byte[] b ? Bytes.hex(b) : shown.toString());
        }
    }

    /**
     * The attributes that stand in a part of a buffer, which must not change afterwards.
     *
     * @throws CodecException when one is shorter than its header or longer than the part
     */
    public static Attrs parse(byte[] buf, int off, int len) {
        if (off < 0 || len < 0 || off > buf.length - len) {
            throw new CodecException("attributes: " + len + " bytes at " + off + " of " + buf.length);
        }
        int end = off + len;
        List<Entry> all = new ArrayList<>();
        int at = off;
        // fewer bytes than a header are padding, as the kernel's nla_ok() takes them
        while (end - at >= HEADER) {
            int length = Bytes.u16(buf, at);
            if (length < HEADER || length > end - at) {
                throw new CodecException("attribute at " + (at - off) + " of " + len + ": length " + length);
            }
            all.add(new Entry(Bytes.u16(buf, at + 2), buf, at + HEADER, length - HEADER));
            at += Bytes.align(length);
        }
        return all.isEmpty() ? NONE : new Attrs(all.toArray(new Entry[0]));
    }

    /** These with one more, replacing the first of that number; a flag that is false is left out. */
    public <T> Attrs with(Attr<T> attr, T value) {
        if (unset(value, attr)) {
            return without(attr);
        }
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].id() == attr.id()) {
                Entry[] all = entries.clone();
                all[i] = entry(attr, value);
                return new Attrs(all);
            }
        }
        return add(attr, value);
    }

    /** These with one more at the end, though there be one of that number. */
    public <T> Attrs add(Attr<T> attr, T value) {
        if (unset(value, attr)) {
            return this;
        }
        Entry[] all = Arrays.copyOf(entries, entries.length + 1);
        all[entries.length] = entry(attr, value);
        return new Attrs(all);
    }

    /** These and then those. */
    public Attrs plus(Attrs more) {
        Entry[] all = Arrays.copyOf(entries, entries.length + more.entries.length);
        System.arraycopy(more.entries, 0, all, entries.length, more.entries.length);
        return new Attrs(all);
    }

    /** These with those of {@code newer} in the place of what has the same numbers. */
    public Attrs updated(Attrs newer) {
        List<Entry> kept = new ArrayList<>(List.of(entries));
        kept.removeIf(old -> Arrays.stream(newer.entries).anyMatch(entry -> entry.id() == old.id()));
        kept.addAll(List.of(newer.entries));
        return new Attrs(kept.toArray(new Entry[0]));
    }

    /** These without any of that number. */
    public Attrs without(Attr<?> attr) {
        List<Entry> rest = new ArrayList<>(entries.length);
        for (Entry entry : entries) {
            if (entry.id() != attr.id()) {
                rest.add(entry);
            }
        }
        return rest.size() == entries.length ? this : new Attrs(rest.toArray(new Entry[0]));
    }

    /**
     * The value of the first attribute of that number.
     *
     * @throws CodecException when its bytes do not have that shape
     */
    public <T> Optional<T> get(Attr<T> attr) {
        for (Entry entry : entries) {
            if (entry.id() == attr.id()) {
                return Optional.of(entry.as(attr));
            }
        }
        return Optional.empty();
    }

    /** The value of the first attribute of that number, or another. */
    public <T> T get(Attr<T> attr, T otherwise) {
        return get(attr).orElse(otherwise);
    }

    /** The values of all attributes of that number, in order. */
    public <T> List<T> all(Attr<T> attr) {
        List<T> values = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.id() == attr.id()) {
                values.add(entry.as(attr));
            }
        }
        return values;
    }

    /** Whether there is one of that number. */
    public boolean has(Attr<?> attr) {
        for (Entry entry : entries) {
            if (entry.id() == attr.id()) {
                return true;
            }
        }
        return false;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return entries.length == 0;
    }

    /** All of them in order. */
    public List<Entry> entries() {
        return List.of(entries);
    }

    /** Whether some value must be resolved before these have bytes. */
    public boolean symbolic() {
        for (Entry entry : entries) {
            if (entry.symbolic()) {
                return true;
            }
        }
        return false;
    }

    /** Replaces each symbolic value (a Dev without index, an NsRef that is no fd), also in nests and lists. */
    public Attrs resolve(Resolver resolver) {
        if (!symbolic()) {
            return this;
        }
        Entry[] all = new Entry[entries.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = entries[i].resolve(resolver);
        }
        return new Attrs(all);
    }

    /**
     * What stands on the wire: each attribute aligned to four bytes.
     *
     * @throws CodecException when one is symbolic or longer than 65535 bytes
     */
    public byte[] bytes() {
        byte[][] payloads = new byte[entries.length][];
        int size = 0;
        for (int i = 0; i < entries.length; i++) {
            payloads[i] = entries[i].bytes();
            if (payloads[i].length > MAX_LENGTH - HEADER) {
                throw new CodecException(entries[i].name() + ": " + payloads[i].length + " bytes are too many");
            }
            size += Bytes.align(HEADER + payloads[i].length);
        }
        ByteBuffer out = Bytes.buffer(size);
        int at = 0;
        for (int i = 0; i < entries.length; i++) {
            int length = HEADER + payloads[i].length;
            out.putShort(at, (short) length);
            out.putShort(at + 2, (short) entries[i].type());
            out.position(at + HEADER).put(payloads[i]);
            at += Bytes.align(length);
        }
        return out.array();
    }

    /**
     * The way to the attribute at an extended ack's offset: the numbers of the nests around it and its own, outermost
     * first; empty when no attribute stands there.
     *
     * @param payload a request's payload: family header and attributes
     * @param headerLength the family header's length
     * @param offset from the start of the netlink header (as the kernel counts)
     */
    public static List<Integer> pathAt(byte[] payload, int headerLength, int offset) {
        return AttrPath.at(payload, headerLength, offset);
    }

    private static boolean unset(Object value, Attr<?> attr) {
        return attr.codec() == Codec.FLAG && Boolean.FALSE.equals(value);
    }

    @SuppressWarnings("unchecked")
    private static <T> Entry entry(Attr<T> attr, T value) {
        return new Entry((Attr<Object>) attr, value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attrs attrs && Arrays.equals(entries, attrs.entries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return Arrays.toString(entries);
    }
}
