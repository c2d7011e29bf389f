package netnsh.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text of the kernel, whose names are bytes: UTF-8 where it is UTF-8, and each byte that is not becomes a lone surrogate
 * U+DC80..U+DCFF (Python's "surrogateescape"), so that every name survives the way in and out.
 */
public final class Utf8 {
    private Utf8() {}

    /** The bytes of a text; lone surrogates U+DC80..U+DCFF become the byte they stand for, other lone ones '?'. */
    public static byte[] encode(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!hasMark(plain) || !hasSurrogate(text)) {
            return plain; // Java writes '?' for a lone surrogate
        }
        int length = text.length();
        byte[] out = new byte[length * 3];
        int n = 0;
        for (int i = 0; i < length; ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point >= 0xDC80 && point <= 0xDCFF) {
                out[n++] = (byte) (point - 0xDC00);
            } else if (point >= 0xD800 && point <= 0xDFFF) {
                out[n++] = '?';
            } else {
                byte[] one = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(one, 0, out, n, one.length);
                n += one.length;
            }
        }
        return Arrays.copyOf(out, n);
    }

    private static boolean hasMark(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '?') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The text of these bytes; never fails. */
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** The text of a part of these bytes; never fails. */
    public static String decode(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end && bytes[i] >= 0) {
            i++;
        }
        if (i == end) {
            return new String(bytes, offset, length, StandardCharsets.US_ASCII);
        }
        StringBuilder text = new StringBuilder(length);
        for (i = offset; i < end; ) {
            int size = sequence(bytes, i, end);
            if (size == 0) {
                text.append((char) (0xDC00 + (bytes[i] & 0xff)));
                i++;
            } else {
                text.append(new String(bytes, i, size, StandardCharsets.UTF_8));
                i += size;
            }
        }
        return text.toString();
    }

    /** The length of the well-formed sequence that starts at {@code i}, or 0 (RFC 3629: no overlong forms, no surrogates). */
    private static int sequence(byte[] bytes, int i, int end) {
        int first = bytes[i] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int size = first >= 0xC2 && first <= 0xDF
                ? 2
                : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (size == 0 || i + size > end) {
            return 0;
        }
        int point = first & (0xff >> (size + 1));
        for (int k = 1; k < size; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                return 0;
            }
            point = point << 6 | bytes[i + k] & 0x3f;
        }
        boolean overlong = size == 3 && point < 0x800 || size == 4 && point < 0x10000;
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        return overlong || surrogate || point > 0x10FFFF ? 0 : size;
    }
}
