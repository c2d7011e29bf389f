package netnsh.verb;

import java.net.InetAddress;
import netnsh.grammar.Token;
import netnsh.plan.Problem;
import netnsh.uapi.Mpls;
import netnsh.uapi.Rtm;
import netnsh.value.Ip;

/** Finds the one address family that a line is about: the option in front of it, else the first address in it. */
final class Families {
    private final boolean option;
    private int family;

    /** Starts with what {@code -4}, {@code -6} or {@code -family} say (0 for nothing). */
    Families(Request r) {
        this(of(r));
    }

    private Families(int said) {
        family = said;
        option = family != 0;
    }

    /** The same of a line that may be about MPLS ({@code -M}) too. */
    static Families withMpls(Request r) {
        return new Families(orMpls(r));
    }

    /** Whether a line is about MPLS. */
    static boolean mpls(Request r) {
        return r.display().family() == Rtm.AF_MPLS;
    }

    /** The option's family, AF_MPLS too. */
    static int orMpls(Request r) {
        return mpls(r) ? Rtm.AF_MPLS : of(r);
    }

    /** Takes the label that a route leads from, which needs {@code -M}. */
    static void label(Request r, Mpls label, Token at) {
        labels(r, label, at);
        if (label.labels().size() > 1) {
            throw Problem.of("route.labels", "a route leads from one label").at(at);
        }
    }

    /** Takes labels, which need {@code -M}; without it they are no prefix. */
    static void labels(Request r, Mpls labels, Token at) {
        if (!mpls(r)) {
            throw Problem.of("route.label", at.text() + " is no address")
                    .at(at)
                    .hint("if an MPLS label is meant, put -M in front");
        }
    }

    /** The option's family, 0 when there is none; anything but IPv4 and IPv6 is a {@link Problem}. */
    static int of(Request r) {
        int family = r.display().family();
        if (family != 0 && family != Rtm.AF_INET && family != Rtm.AF_INET6) {
            throw Problem.of("family.unsupported", r.verb().name() + " knows IPv4 (-4) and IPv6 (-6) only")
                    .at(r.at());
        }
        return family;
    }

    /** Whether the option asks for a family, such as the link layer's, of which there are no routes, rules or neighbours. */
    static boolean none(Request r) {
        int family = r.display().family();
        return family != 0 && family != Rtm.AF_INET && family != Rtm.AF_INET6;
    }

    /** Takes an address that must be of the family. */
    void take(InetAddress address, Token at) {
        int its = Ip.family(address);
        if (family == 0) {
            family = its;
        } else if (its != family) {
            throw mixed(address, at);
        }
    }

    /** Whether an address is of the family; the first address of all settles it. */
    boolean fits(InetAddress address) {
        if (family == 0) {
            family = Ip.family(address);
        }
        return family == Ip.family(address);
    }

    /** What to say of an address of the other family. */
    Problem mixed(InetAddress address, Token at) {
        String wanted = family == Rtm.AF_INET ? "IPv4" : family == Rtm.AF_MPLS ? "MPLS" : "IPv6";
        String what = option ? "the line asks for " + wanted + " only" : "the rest of the line is about " + wanted;
        String its = Ip.family(address) == Rtm.AF_INET ? "IPv4" : "IPv6";
        return Problem.of("family.mixed", Ip.text(address) + " is an " + its + " address, " + what)
                .at(at);
    }

    /** The family; IPv4 when nothing in the line says otherwise. */
    int settled() {
        return family == 0 ? Rtm.AF_INET : family;
    }
}
