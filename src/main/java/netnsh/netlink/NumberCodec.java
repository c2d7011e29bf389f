package netnsh.netlink;

import java.nio.ByteOrder;

/** Whole numbers of one, two, four or eight bytes. */
abstract class NumberCodec<T> extends Codec<T> {
    final String name;
    final int size;
    private final boolean swap;

    NumberCodec(String name, int size, boolean bigEndian) {
        this.name = name;
        this.size = size;
        this.swap = bigEndian;
    }

    final byte[] write(long value) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[place(i)] = (byte) (value >> 8 * i);
        }
        return bytes;
    }

    final long read(byte[] bytes, int offset, int length) {
        Bytes.length(length, size, name);
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | bytes[offset + place(i)] & 0xff;
        }
        return value;
    }

    @Override
    public final T decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** Where the byte of significance {@code i} (0 = lowest) stands. */
    private int place(int i) {
        boolean low = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN && !swap;
        return low ? i : size - 1 - i;
    }

    static final class Ints extends NumberCodec<Integer> {
        private final int min;
        private final int max;

        Ints(String name, int size, int min, int max, boolean bigEndian) {
            super(name, size, bigEndian);
            this.min = min;
            this.max = max;
        }

        @Override
        public byte[] encode(Integer value) {
            if (value < min || value > max) {
                throw new CodecException(name + ": " + value + " is not between " + min + " and " + max);
            }
            return write(value);
        }

        @Override
        public Integer decode(byte[] bytes, int offset, int length) {
            return (int) read(bytes, offset, length);
        }
    }

    static final class Longs extends NumberCodec<Long> {
        Longs(String name, int size, boolean bigEndian) {
            super(name, size, bigEndian);
        }

        @Override
        public byte[] encode(Long value) {
            if (size == 4 && value >>> 32 != 0) {
                throw new CodecException(name + ": " + value + " is not between 0 and 4294967295");
            }
            return write(value);
        }

        @Override
        public Long decode(byte[] bytes, int offset, int length) {
            return read(bytes, offset, length);
        }
    }
}
