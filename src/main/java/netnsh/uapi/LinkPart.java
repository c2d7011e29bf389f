package netnsh.uapi;

import java.util.Arrays;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;

/** A link inside a link's request, as {@link Veth#VETH_INFO_PEER} carries it: family header and {@link Ifla}. */
public record LinkPart(IfInfoMsg header, Attrs attrs) {
    /** As the payload of an attribute. */
    public static final Codec<LinkPart> CODEC = new Part();

    private static final class Part extends Codec<LinkPart> {
        @Override
        public byte[] encode(LinkPart value) {
            byte[] attrs = value.attrs.bytes();
            byte[] bytes = Arrays.copyOf(value.header.bytes(), IfInfoMsg.LENGTH + attrs.length);
            System.arraycopy(attrs, 0, bytes, IfInfoMsg.LENGTH, attrs.length);
            return bytes;
        }

        @Override
        public LinkPart decode(byte[] bytes) {
            IfInfoMsg header = IfInfoMsg.parse(bytes);
            return new LinkPart(header, Attrs.parse(bytes, IfInfoMsg.LENGTH, bytes.length - IfInfoMsg.LENGTH));
        }

        @Override
        public boolean symbolic(LinkPart value) {
            return value.attrs.symbolic();
        }

        @Override
        public LinkPart resolve(LinkPart value, Attrs.Resolver resolver) {
            return new LinkPart(value.header, value.attrs.resolve(resolver));
        }
    }
}
