package netnsh.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import netnsh.model.NamedNs;
import netnsh.model.Nsid;
import netnsh.netlink.Attrs;
import netnsh.plan.Display;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.uapi.Netnsa;
import org.junit.jupiter.api.Test;

class NetnsTextTest {
    private static final Display JSON =
            new Display(0, true, false, false, false, 0, 0, false, false, false, false, 0, 0, false);
    private static final View.Names NAMES = new View.Names() {
        @Override
        public String link(int index) {
            return "if" + index;
        }

        @Override
        public Optional<String> namespace(int nsid) {
            return nsid == 5 ? Optional.of("left") : Optional.empty();
        }
    };

    private static NamedNs ns(String name, NamedNs.State state, int id) {
        return new NamedNs(name, state, id);
    }

    private static String text(Display display, NamedNs... all) {
        return Renderer.render(new Outcome.Namespaces(List.of(all)), display, false);
    }

    @Test
    void names_are_printed_with_their_ids() {
        assertEquals(
                "right\nleft (id: 5)\n",
                text(Display.PLAIN, ns("right", NamedNs.State.OK, -1), ns("left", NamedNs.State.OK, 5)));
        assertEquals(
                "[{\"name\":\"right\"},{\"name\":\"left\",\"id\":0}]\n",
                text(JSON, ns("right", NamedNs.State.OK, -1), ns("left", NamedNs.State.OK, 0)));
    }

    @Test
    void names_that_would_be_misread_are_quoted_and_escaped() {
        assertEquals("'a b'\n", text(Display.PLAIN, ns("a b", NamedNs.State.OK, -1)));
        assertEquals("'x (id: 5)'\n", text(Display.PLAIN, ns("x (id: 5)", NamedNs.State.OK, -1)));
        assertEquals("'\\x1b[31m'\n", text(Display.PLAIN, ns("\u001b[31m", NamedNs.State.OK, -1)));
        assertEquals("[{\"name\":\"\\u001b[31m\"}]\n", text(JSON, ns("\u001b[31m", NamedNs.State.OK, -1)));
    }

    @Test
    void what_is_no_network_namespace_is_marked() {
        assertEquals(
                "old (stale)\nuts (another kind of namespace)\n",
                text(Display.PLAIN, ns("old", NamedNs.State.STALE, -1), ns("uts", NamedNs.State.OTHER_KIND, -1)));
    }

    @Test
    void ids_are_printed_with_the_name_that_belongs_to_the_id_here() {
        Nsid plain = new Nsid(Attrs.NONE.with(Netnsa.NETNSA_NSID, 5));
        Nsid other = new Nsid(Attrs.NONE.with(Netnsa.NETNSA_NSID, 3).with(Netnsa.NETNSA_CURRENT_NSID, 5));
        Nsid none = new Nsid(Attrs.NONE.with(Netnsa.NETNSA_NSID, -1).with(Netnsa.NETNSA_CURRENT_NSID, 7));
        assertEquals("nsid 5 (iproute2 netns name: left)\n", ids(Display.PLAIN, plain));
        assertEquals("[{\"nsid\":5,\"name\":\"left\"}]\n", ids(JSON, plain));
        assertEquals("nsid 3 current-nsid 5 (iproute2 netns name: left)\n", ids(Display.PLAIN, other));
        assertEquals("[{\"nsid\":3,\"current-nsid\":5,\"name\":\"left\"}]\n", ids(JSON, other));
        assertEquals("nsid unassigned current-nsid 7 \n", ids(Display.PLAIN, none));
    }

    private static String ids(Display display, Nsid id) {
        return Renderer.render(new Outcome.Nsids(List.of(id), NAMES), display, false);
    }
}
