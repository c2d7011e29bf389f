package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Link;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.word.Ids;
import netnsh.word.Tunnels;

/** The {@code link} lines that {@code tunnel add}, {@code change}, {@code delete} and {@code 6rd} stand for. */
final class TunnelPlans {
    private final Request r;
    private final Args args;
    private final View view;
    private final List<Token> line = new ArrayList<>();

    TunnelPlans(Request r, View view) {
        this.r = r;
        this.args = r.args();
        this.view = view;
    }

    /** Whether a line is about tunnels over IPv6: the option in front says so, or the mode. */
    static boolean six(Request r) {
        int family = Families.of(r);
        String mode = r.args().get(TunnelVerb.MODE).orElse(null);
        boolean six = mode != null && TunnelModes.of(mode).six();
        if (mode != null && !six && family == Rtm.AF_INET6) {
            throw Problem.of("tunnel.mode", "mode " + mode + " goes over IPv4, the line asks for IPv6")
                    .at(r.args().token(TunnelVerb.MODE));
        }
        return six || family == Rtm.AF_INET6;
    }

    Plan add() {
        boolean six = six(r);
        String name = args.get(TunnelVerb.NAME).orElse("");
        String word = args.get(TunnelVerb.MODE).orElse(null);
        TunnelModes.Mode mode = word != null
                ? TunnelModes.of(word)
                : six ? TunnelModes.six() : TunnelModes.named(name).orElse(null);
        if (mode == null) {
            throw Problem.of("tunnel.which", "which mode? ipip, gre, sit and vti go over IPv4")
                    .at(r.at());
        }
        say(r.at(), "link", "add");
        if (!name.isEmpty()) {
            say(args.token(TunnelVerb.NAME), "name", name);
        }
        Token at = args.token(word == null ? TunnelVerb.NAME : TunnelVerb.MODE);
        say(at, "type", mode.kind());
        if (mode.inside() != null) {
            say(at, "mode", mode.inside());
        }
        if (TunnelModes.ISATAP.equals(word) || word == null && name.startsWith(TunnelModes.ISATAP)) {
            say(at, TunnelModes.ISATAP);
        }
        options(mode);
        return plan();
    }

    Plan change() {
        Link link = link();
        TunnelModes.Mode mode = tunnel(link);
        String word = args.get(TunnelVerb.MODE).orElse(null);
        if (word != null && !TunnelModes.of(word).kind().equals(mode.kind())) {
            throw Problem.of("tunnel.mode", link.name() + " is a tunnel of the kind " + mode.kind())
                    .at(args.token(TunnelVerb.MODE));
        }
        say(r.at(), "link", "set", "dev");
        say(args.token(TunnelVerb.DEV), link.name());
        say(r.at(), "type", mode.kind());
        if (word != null && mode.six() && mode.inside() != null) {
            say(args.token(TunnelVerb.MODE), "mode", TunnelModes.of(word).inside());
        }
        options(mode);
        return plan();
    }

    Plan delete() {
        Link link = link();
        tunnel(link);
        say(r.at(), "link", "delete", "dev");
        say(args.token(TunnelVerb.DEV), link.name());
        return plan();
    }

    Plan rapid() {
        Link link = link();
        if (!tunnel(link).kind().equals("sit")) {
            throw Problem.of("tunnel.6rd", "6rd goes with sit tunnels, " + link.name() + " is none")
                    .at(args.token(TunnelVerb.DEV));
        }
        say(r.at(), "link", "set", "dev");
        say(args.token(TunnelVerb.DEV), link.name());
        say(r.at(), "type", "sit");
        args.get(TunnelVerb.RD_PREFIX)
                .ifPresent(p -> say(args.token(TunnelVerb.RD_PREFIX), "6rd-prefix", p.toString()));
        args.get(TunnelVerb.RD_RELAY)
                .ifPresent(p -> say(args.token(TunnelVerb.RD_RELAY), "6rd-relay_prefix", p.toString()));
        if (args.has(TunnelVerb.RD_RESET)) {
            say(args.token(TunnelVerb.RD_RESET), "6rd-reset");
        }
        return plan();
    }

    private Link link() {
        Dev dev = args.get(TunnelVerb.DEV)
                .orElseThrow(() -> Problem.of("tunnel.name", "which tunnel? its name is missing")
                        .at(r.at()));
        return view.link(r.ns(), dev.name())
                .orElseThrow(() -> Problem.of("link.absent", "there is no interface " + dev.name())
                        .at(args.token(TunnelVerb.DEV)));
    }

    private TunnelModes.Mode tunnel(Link link) {
        return TunnelModes.of(link)
                .orElseThrow(() -> Problem.of(
                                "tunnel.kind",
                                link.name() + " is no tunnel"
                                        + link.kind()
                                                .map(k -> " but a link of the kind " + k)
                                                .orElse(""))
                        .at(args.token(TunnelVerb.DEV)));
    }

    private void options(TunnelModes.Mode mode) {
        args.get(TunnelVerb.REMOTE)
                .ifPresent(a -> end(mode, TunnelVerb.REMOTE, Ip.text(a), a.getAddress().length == 16));
        args.get(TunnelVerb.LOCAL).ifPresent(a -> end(mode, TunnelVerb.LOCAL, Ip.text(a), a.getAddress().length == 16));
        args.get(TunnelVerb.MEDIUM).ifPresent(d -> say(args.token(TunnelVerb.MEDIUM), "dev", d.name()));
        keys(mode);
        for (Syntax.Word flag : TunnelVerb.GRE_FLAGS) {
            if (args.has(flag)) {
                only(mode.gre(), flag, "sequence numbers and checksums go with gre only");
                say(args.token(flag), flag.text());
            }
        }
        String outer = mode.kind() + " has no such option: the inner packet decides";
        args.get(TunnelVerb.TTL).ifPresent(v -> {
            only(!mode.vti(), TunnelVerb.TTL, outer);
            only(
                    !mode.six() || !args.token(TunnelVerb.TTL).text().equals("inherit"),
                    TunnelVerb.TTL,
                    "a number is expected");
            say(args.token(TunnelVerb.TTL), "ttl", Tunnels.TTL.write(v));
        });
        if (args.has(TunnelVerb.TOS_INHERIT)) {
            only(!mode.vti(), TunnelVerb.TOS_INHERIT, outer);
            say(args.token(TunnelVerb.TOS_INHERIT), mode.six() ? "tclass" : "tos", TunnelVerb.TOS_INHERIT.text());
        }
        args.get(TunnelVerb.TOS).ifPresent(v -> {
            only(!mode.vti(), TunnelVerb.TOS, outer);
            say(args.token(TunnelVerb.TOS), mode.six() ? "tclass" : "tos", mode.six() ? v : tos(v));
        });
        for (Syntax.Word word : List.of(TunnelVerb.PMTUDISC, TunnelVerb.NOPMTUDISC)) {
            if (args.has(word)) {
                only(!mode.vti() && !mode.six(), word, outer);
                say(args.token(word), word.text());
            }
        }
        if (args.has(TunnelVerb.NOPMTUDISC) && args.get(TunnelVerb.TTL).orElse(0) != 0) {
            throw Problem.of(
                            "tunnel.ttl",
                            "a ttl needs pmtudisc: outer packets with a ttl of their own are not fragmented")
                    .at(args.token(TunnelVerb.NOPMTUDISC));
        }
        six(mode, outer);
    }

    /** What only tunnels over IPv6 have. */
    private void six(TunnelModes.Mode mode, String outer) {
        boolean has = mode.six() && !mode.vti();
        args.get(TunnelVerb.LIMIT).ifPresent(v -> {
            only(has, TunnelVerb.LIMIT, outer);
            say(args.token(TunnelVerb.LIMIT), "encaplimit", Tunnels.ENCAPLIMIT.write(v));
        });
        args.get(TunnelVerb.LABEL).ifPresent(v -> {
            only(has, TunnelVerb.LABEL, outer);
            say(args.token(TunnelVerb.LABEL), "flowlabel", Tunnels.FLOWLABEL.write(v));
        });
        if (args.has(TunnelVerb.DSCP)) {
            only(has, TunnelVerb.DSCP, outer);
            say(args.token(TunnelVerb.DSCP), "dscp", "inherit");
        }
        for (Syntax.Word word : List.of(TunnelVerb.LOCAL_REMOTE, TunnelVerb.NO_LOCAL_REMOTE)) {
            if (args.has(word)) {
                only(has, word, outer);
                say(args.token(word), word.text());
            }
        }
    }

    private void end(TunnelModes.Mode mode, Syntax.Slot<?> slot, String address, boolean six) {
        boolean any = TunnelShow.any(args.token(slot).text());
        if (!any && six != mode.six()) {
            throw Problem.of(
                            "family.mixed",
                            address + " is an IPv" + (six ? 6 : 4) + " address, the tunnel goes over IPv"
                                    + (mode.six() ? 6 : 4))
                    .at(args.token(slot));
        }
        say(args.token(slot), slot.name(), any ? "any" : address);
    }

    private void keys(TunnelModes.Mode mode) {
        for (Args.Binding b : args.bindings()) {
            for (Syntax.Slot<?> slot : List.of(TunnelVerb.KEY, TunnelVerb.IKEY, TunnelVerb.OKEY)) {
                if (b.node().equals(slot)) {
                    only(mode.gre() || mode.vti(), slot, "keys go with gre and vti only");
                    say(b.token(), slot.name(), Tunnels.KEY.write((java.net.InetAddress) b.value()));
                }
            }
        }
    }

    /** {@code inherit/0x10}: the inner packet's, if it has one. */
    private String tos(String word) {
        String number = word.startsWith("inherit/") ? word.substring("inherit/".length()) : word;
        if (number.equals("inherit")) {
            return number;
        }
        try {
            long inherit = number.equals(word) ? 0 : 1;
            return String.format("0x%02x", Ids.TOS.read(number) | inherit);
        } catch (BadValue e) {
            throw Problem.of("line.value", e.getMessage()).at(args.token(TunnelVerb.TOS));
        }
    }

    private void only(boolean fits, Syntax node, String reason) {
        if (!fits) {
            throw Problem.of("tunnel.option", reason).at(args.token(node));
        }
    }

    private void say(Token at, String... words) {
        Token place = at == null ? r.at() : at;
        for (String word : words) {
            line.add(new Token(word, place.start(), place.end(), false));
        }
    }

    private Plan plan() {
        line.add(0, new Token("ip", r.at().start(), r.at().end(), false));
        Reading reading = Commands.read(line);
        if (!reading.complete()) {
            Token at = reading.mistake().map(Reading.Mistake::token).orElse(r.at());
            String why = reading.mistake().map(Reading.Mistake::reason).orElse(null);
            throw Problem.of("line.value", why == null ? "not expected there" : why)
                    .at(at);
        }
        Request request = Commands.request(reading, r.context());
        return request.form().planner().plan(request, view);
    }
}
