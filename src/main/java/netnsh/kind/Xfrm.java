package netnsh.kind;

import java.util.List;
import java.util.Set;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.uapi.IflaXfrm;
import netnsh.word.Links;

/** {@code type xfrm}: an interface of IPsec policies (linux/if_link.h, IFLA_XFRM_*). */
final class Xfrm extends LinkKind {
    private static final long MAX = 0xffffffffL;

    Xfrm() {
        super("xfrm", "an interface that IPsec policies send through", "xfrm_interface");
    }

    @Override
    public Set<String> fixed() {
        return Set.of("if_id", "external");
    }

    @Override
    public boolean worksAtHome() {
        return true;
    }

    @Override
    public boolean staysBehind() {
        return true;
    }

    @Override
    public List<String> usualOfLink() {
        return List.of("arp off", "multicast off");
    }

    @Override
    protected List<Row> make() {
        Syntax.Word external = Syntax.exactly("external", "states come from routes or programs");
        return List.of(
                Opt.of(external, (args, build) -> {
                            if (args.has(external)) {
                                build.put(IflaXfrm.IFLA_XFRM_COLLECT_METADATA, true, args.token(external));
                            }
                        })
                        .show((attrs, out, names) -> {
                            if (attrs.has(IflaXfrm.IFLA_XFRM_COLLECT_METADATA)) {
                                out.bool("external", "external ", true);
                            }
                        })
                        .words((attrs, names, words) -> {
                            if (attrs.has(IflaXfrm.IFLA_XFRM_COLLECT_METADATA)) {
                                words.add("external");
                            }
                        }),
                Rows.value(Syntax.word("dev", "the link below"), netnsh.word.Names.DEV, IflaXfrm.IFLA_XFRM_LINK, null),
                Rows.value(
                        "if_id", Links.hex("IF-ID", MAX), IflaXfrm.IFLA_XFRM_IF_ID, "the number that policies name"));
    }

    @Override
    protected void finish(Args args, Build build) {
        boolean id = build.get(IflaXfrm.IFLA_XFRM_IF_ID, 0L) != 0;
        if (!build.has(IflaXfrm.IFLA_XFRM_COLLECT_METADATA)) {
            if (!id) {
                throw new Refusal("an xfrm link needs an if_id that is not 0 (or external)", null);
            }
        } else if (id || build.has(IflaXfrm.IFLA_XFRM_LINK)) {
            throw new Refusal("external excludes if_id and dev", null);
        }
    }
}
