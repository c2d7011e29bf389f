package netnsh.netlink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The codecs of values that hold values. */
final class NestCodec {
    private NestCodec() {}

    static final class Nest extends Codec<Attrs> {
        private final boolean marked;

        Nest(boolean marked) {
            this.marked = marked;
        }

        @Override
        public byte[] encode(Attrs value) {
            return value.bytes();
        }

        @Override
        public Attrs decode(byte[] bytes) {
            return decode(bytes, 0, bytes.length);
        }

        @Override
        public Attrs decode(byte[] bytes, int offset, int length) {
            return Attrs.parse(bytes, offset, length);
        }

        @Override
        public boolean nested() {
            return marked;
        }

        @Override
        public boolean symbolic(Attrs value) {
            return value.symbolic();
        }

        @Override
        public Attrs resolve(Attrs value, Attrs.Resolver resolver) {
            return value.resolve(resolver);
        }
    }

    /** What lists share: each element may be symbolic. */
    abstract static class Elements<E> extends Codec<List<E>> {
        final Codec<E> element;

        Elements(Codec<E> element) {
            this.element = element;
        }

        @Override
        public boolean symbolic(List<E> value) {
            for (E one : value) {
                if (element.symbolic(one)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public List<E> resolve(List<E> value, Attrs.Resolver resolver) {
            if (!symbolic(value)) {
                return value;
            }
            List<E> all = new ArrayList<>(value.size());
            for (E one : value) {
                all.add(element.resolve(one, resolver));
            }
            return List.copyOf(all);
        }
    }

    static final class Numbered<E> extends Elements<E> {
        Numbered(Codec<E> element) {
            super(element);
        }

        @Override
        public byte[] encode(List<E> value) {
            Attrs all = Attrs.NONE;
            int id = 1;
            for (E one : value) {
                all = all.add(new Attr<>(id++, "element", element), one);
            }
            return all.bytes();
        }

        @Override
        public List<E> decode(byte[] bytes) {
            List<E> all = new ArrayList<>();
            for (Attrs.Entry entry : Attrs.parse(bytes, 0, bytes.length).entries()) {
                all.add(element.decode(entry.bytes()));
            }
            return List.copyOf(all);
        }
    }

    static final class Packed<E> extends Elements<E> {
        private final int size;

        Packed(Codec<E> element, int size) {
            super(element);
            this.size = size;
        }

        @Override
        public byte[] encode(List<E> value) {
            byte[] bytes = new byte[value.size() * size];
            int at = 0;
            for (E one : value) {
                byte[] encoded = element.encode(one);
                Bytes.length(encoded, size, "element of an array");
                System.arraycopy(encoded, 0, bytes, at, size);
                at += size;
            }
            return bytes;
        }

        @Override
        public List<E> decode(byte[] bytes) {
            if (bytes.length % size != 0) {
                throw new CodecException("array: " + bytes.length + " bytes is no multiple of " + size);
            }
            List<E> all = new ArrayList<>(bytes.length / size);
            for (int at = 0; at < bytes.length; at += size) {
                all.add(element.decode(Arrays.copyOfRange(bytes, at, at + size)));
            }
            return List.copyOf(all);
        }
    }
}
