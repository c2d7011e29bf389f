package netnsh.value;

import java.util.Arrays;

/** A link-layer address of 1 to 32 bytes, written {@code aa:bb:cc:dd:ee:ff}; equal by content, immutable. */
public final class Mac implements Comparable<Mac> {
    /** {@code MAX_ADDR_LEN} of linux/netdevice.h. */
    public static final int MAX_LENGTH = 32;

    private final byte[] bytes;

    private Mac(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The address with these bytes (copied).
     *
     * @throws IllegalArgumentException unless there are 1 to 32
     */
    public static Mac of(byte... bytes) {
        if (bytes.length < 1 || bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a link-layer address has 1 to " + MAX_LENGTH + " bytes, not " + bytes.length);
        }
        return new Mac(bytes.clone());
    }

    /**
     * Reads the text form: pairs of one or two hexadecimal digits with colons between them.
     *
     * @throws IllegalArgumentException with the reason in the user's terms
     */
    public static Mac parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a link-layer address has 1 to " + MAX_LENGTH + " bytes, not " + parts.length);
        }
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (part.isEmpty() || part.length() > 2) {
                throw new IllegalArgumentException("each byte is one or two hexadecimal digits, with ':' between them");
            }
            int value = 0;
            for (int k = 0; k < part.length(); k++) {
                // not Character.digit(char, 16): that takes digits of every script
                int digit = "0123456789abcdef".indexOf(Character.toLowerCase(part.charAt(k)));
                if (digit < 0) {
                    throw new IllegalArgumentException("'" + part.charAt(k) + "' is no hexadecimal digit");
                }
                value = value << 4 | digit;
            }
            bytes[i] = (byte) value;
        }
        return new Mac(bytes);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes: 6 for Ethernet. */
    public int length() {
        return bytes.length;
    }

    /** Whether it is a group address (the lowest bit of the first byte). */
    public boolean multicast() {
        return (bytes[0] & 1) != 0;
    }

    /** Whether every bit is 0. */
    public boolean zero() {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Mac other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mac mac && Arrays.equals(bytes, mac.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(bytes.length * 3);
        for (byte b : bytes) {
            if (text.length() > 0) {
                text.append(':');
            }
            text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }
}
