package netnsh.encap;

import netnsh.kind.Printer;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.LwtBpf;

/** Programs on a route, which netnsh does not load, as {@code ip route show} prints them. */
final class BpfText {
    /** LWTUNNEL_ENCAP_BPF. */
    static final int NUMBER = 6;

    private BpfText() {}

    static void print(Attrs data, Printer out) {
        program(data, LwtBpf.LWT_BPF_IN, "in", out);
        program(data, LwtBpf.LWT_BPF_OUT, "out", out);
        program(data, LwtBpf.LWT_BPF_XMIT, "xmit", out);
        data.get(LwtBpf.LWT_BPF_XMIT_HEADROOM).ifPresent(v -> out.number("headroom", " %u ", v));
    }

    static void program(Attrs data, Attr<Attrs> attr, String key, Printer out) {
        data.get(attr).ifPresent(program -> {
            String name = program.get(LwtBpf.PROG_NAME).orElse(null);
            if (out.json()) {
                out.string(key, null, name == null ? "<unknown>" : name);
                return;
            }
            out.text(key + " ");
            if (name != null) {
                out.string(null, "%s ", name);
            }
        });
    }
}
