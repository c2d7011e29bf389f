package netnsh.netlink;

import java.util.Objects;

/**
 * One row of an attribute table: {@code IFA_LOCAL = new Attr<>(2, "IFA_LOCAL", Codec.IP)}.
 *
 * @param id the number without the flag bits (1 to 0x3fff; 0 in few tables)
 * @param name the kernel's name for it
 * @param codec how its value is written
 */
public record Attr<T>(int id, String name, Codec<T> codec) {
    public Attr {
        Objects.requireNonNull(codec, name);
    }

    @Override
    public String toString() {
        return name;
    }
}
