package netnsh.front;

import netnsh.grammar.Token;
import netnsh.plan.Problem;
import netnsh.value.Errno;
import netnsh.verb.TunnelModes;

/** A problem with {@code ip tunnel} in iproute2's words, which are those of its ioctls. */
final class TunnelProblemText {
    private TunnelProblemText() {}

    /** What is said; null where it is what is said of other objects. */
    static Answer of(Problem p, Said said, String word) {
        return switch (p.id()) {
            case "tunnel.which" -> Answer.fails("cannot determine tunnel mode (ipip, gre, vti or sit)");
            case "tunnel.ttl" -> Answer.fails("ttl != 0 and nopmtudisc are incompatible");
            case "tunnel.option" ->
                said.before(p.where()).endsWith("key")
                        ? Answer.fails("Keys are not allowed with ipip and sit tunnels")
                        : null;
            case "tunnel.name" ->
                said.command().equals("6rd") ? Answer.ends("Must specify device") : failed(said, "", Errno.ENODEV);
            case "tunnel.absent" ->
                failed(said, said.before(p.where()).equals("mode") ? base(said) : word, Errno.ENODEV);
            case "tunnel.kind" -> failed(said, word, Errno.EOPNOTSUPP);
            case "link.absent" -> said.before(p.where()).equals("dev") ? null : failed(said, word, Errno.ENODEV);
            case "link.options" ->
                p.getMessage().contains("local") ? Answer.fails("A broadcast tunnel requires a source address") : null;
            default ->
                p.errno() == 0
                        ? null
                        : failed(
                                said,
                                said.command().equals("add") ? base(said) : word,
                                p.id().equals("kind.unknown") ? Errno.ENODEV : p.errno());
        };
    }

    private static String base(Said said) {
        return TunnelModes.base(said.tokens().stream().map(Token::text).toList(), said.family() == 10);
    }

    private static Answer failed(Said said, String name, int errno) {
        String what = switch (said.command()) {
            case "add" -> "add";
            case "delete" -> "delete";
            default -> "get";
        };
        return Answer.fails(what + " tunnel \"" + name + "\" failed: " + Errno.text(errno));
    }
}
