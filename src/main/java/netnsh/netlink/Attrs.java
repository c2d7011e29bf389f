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
 * The attributes of a message or nest: immutable, in order, unknown ones kept. Those from the wire stay bytes and are
 * decoded when asked for: of the forty that the kernel tells of a link few are wanted. Entries that were built keep their
 * typed value, which may be symbolic until {@link #resolve}. Equal by encoded bytes, symbolic entries by value.
 */
public final class Attrs {
    /** No attributes. */
    public static final Attrs NONE = new Attrs(new Entry[0], null);

    /** {@code NLA_F_NESTED} and {@code NLA_F_NET_BYTEORDER} of linux/netlink.h: not part of the number. */
    private static final int FLAG_NESTED = 0x8000;

    private static final int MAX_LENGTH = 0xffff;

    /** Null where they came from the wire. */
    private final Entry[] built;

    private final WireAttrs wire;

    private Attrs(Entry[] built, WireAttrs wire) {
        this.built = built;
        this.wire = wire;
    }

    private static Attrs of(List<Entry> entries) {
        return of(entries.toArray(new Entry[0]));
    }

    private static Attrs of(Entry... entries) {
        return new Attrs(entries, null);
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
            return type & WireAttrs.ID_MASK;
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
            byte[] bytes = raw == null ? bytes() : raw;
            return value(wanted, bytes, offset, raw == null ? bytes.length : length);
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
        WireAttrs wire = WireAttrs.of(buf, off, len);
        return len < WireAttrs.HEADER ? NONE : new Attrs(null, wire);
    }

    private static <T> T value(Attr<T> wanted, byte[] bytes, int offset, int length) {
        try {
            return wanted.codec().decode(bytes, offset, length);
        } catch (CodecException e) {
            throw new CodecException(wanted.name() + ": " + e.getMessage());
        }
    }

    private Entry[] array() {
        if (built != null) {
            return built;
        }
        List<Entry> all = new ArrayList<>();
        wire.each(at -> all.add(new Entry(wire.type(at), wire.bytes(), at + WireAttrs.HEADER, wire.length(at))));
        return all.toArray(new Entry[0]);
    }

    /** These with one more, replacing the first of that number; a flag that is false is left out. */
    public <T> Attrs with(Attr<T> attr, T value) {
        if (unset(value, attr)) {
            return without(attr);
        }
        Entry[] entries = array();
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].id() == attr.id()) {
                Entry[] all = entries.clone();
                all[i] = entry(attr, value);
                return of(all);
            }
        }
        return add(attr, value);
    }

    /** These with one more at the end, though there be one of that number. */
    public <T> Attrs add(Attr<T> attr, T value) {
        if (unset(value, attr)) {
            return this;
        }
        Entry[] entries = array();
        Entry[] all = Arrays.copyOf(entries, entries.length + 1);
        all[entries.length] = entry(attr, value);
        return of(all);
    }

    /** These and then those. */
    public Attrs plus(Attrs more) {
        Entry[] first = array();
        Entry[] second = more.array();
        Entry[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return of(all);
    }

    /** These with those of {@code newer} in the place of what has the same numbers. */
    public Attrs updated(Attrs newer) {
        List<Entry> kept = new ArrayList<>(entries());
        kept.removeIf(old -> newer.has(old.id()));
        kept.addAll(newer.entries());
        return of(kept);
    }

    /** These without any of that number. */
    public Attrs without(Attr<?> attr) {
        if (!has(attr)) {
            return this;
        }
        List<Entry> rest = new ArrayList<>(entries());
        rest.removeIf(entry -> entry.id() == attr.id());
        return of(rest);
    }

    /**
     * The value of the first attribute of that number.
     *
     * @throws CodecException when its bytes do not have that shape
     */
    public <T> Optional<T> get(Attr<T> attr) {
        if (built == null) {
            int at = wire.find(attr.id());
            return at < 0
                    ? Optional.empty()
                    : Optional.of(value(attr, wire.bytes(), at + WireAttrs.HEADER, wire.length(at)));
        }
        for (Entry entry : built) {
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
        for (Entry entry : array()) {
            if (entry.id() == attr.id()) {
                values.add(entry.as(attr));
            }
        }
        return values;
    }

    /** Whether there is one of that number. */
    public boolean has(Attr<?> attr) {
        return has(attr.id());
    }

    private boolean has(int id) {
        if (built == null) {
            return wire.find(id) >= 0;
        }
        for (Entry entry : built) {
            if (entry.id() == id) {
                return true;
            }
        }
        return false;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return built != null && built.length == 0;
    }

    /** All of them in order. */
    public List<Entry> entries() {
        return List.of(array());
    }

    /** Whether some value must be resolved before these have bytes. */
    public boolean symbolic() {
        if (built == null) {
            return false;
        }
        for (Entry entry : built) {
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
        Entry[] all = new Entry[built.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = built[i].resolve(resolver);
        }
        return of(all);
    }

    /**
     * What stands on the wire: each attribute aligned to four bytes.
     *
     * @throws CodecException when one is symbolic or longer than 65535 bytes
     */
    public byte[] bytes() {
        Entry[] entries = array();
        byte[][] payloads = new byte[entries.length][];
        int size = 0;
        for (int i = 0; i < entries.length; i++) {
            payloads[i] = entries[i].bytes();
            if (payloads[i].length > MAX_LENGTH - WireAttrs.HEADER) {
                throw new CodecException(entries[i].name() + ": " + payloads[i].length + " bytes are too many");
            }
            size += Bytes.align(WireAttrs.HEADER + payloads[i].length);
        }
        ByteBuffer out = Bytes.buffer(size);
        int at = 0;
        for (int i = 0; i < entries.length; i++) {
            int length = WireAttrs.HEADER + payloads[i].length;
            out.putShort(at, (short) length);
            out.putShort(at + 2, (short) entries[i].type());
            out.position(at + WireAttrs.HEADER).put(payloads[i]);
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
        return other instanceof Attrs attrs && Arrays.equals(array(), attrs.array());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array());
    }

    @Override
    public String toString() {
        return Arrays.toString(array());
    }
}
