package netnsh.netlink;

/** Bytes that do not have the shape they should, or a value that has no bytes (an interface without an index). */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CodecException(String message) {
        super(message);
    }
}
