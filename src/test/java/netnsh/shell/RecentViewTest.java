package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.View;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class RecentViewTest {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final View.Watch looking = new View.Watch() {
        @Override
        public List<Link> links() {
            return links;
        }

        @Override
        public boolean quiet() {
            return quiet;
        }
    };
    private List<Link> links = List.of(link("eth0"));
    private boolean quiet = true;
    private View.Watch watch = View.Watch.BLIND;
    private final RecentView view = new RecentView((View)
            Proxy.newProxyInstance(View.class.getClassLoader(), new Class<?>[] {View.class}, (proxy, method, args) -> {
                asked.add(method.getName());
                if (watch == null && method.getName().equals("watch")) {
                    throw new IllegalStateException("broken");
                }
                return method.getName().equals("watch") ? watch : List.of();
            }));

    @Test
    void asks_for_names_alone_and_once() {
        for (int i = 0; i < 3; i++) {
            view.linkStates(new NsRef.Named("left")); // not links, with their statistics
            view.namespacesStarting("n"); // not namespaces, each of them opened, with a question for its id
        }
        assertEquals(List.of("linkStates", "namespacesStarting"), asked);
    }

    @Test
    void remembers_the_links_at_home_for_a_moment_where_nobody_watches_them() {
        view.linkStates(NsRef.HOME);
        view.linkStates(NsRef.HOME);
        assertEquals(List.of("watch", "linkStates", "watch"), asked);
    }

    @Test
    void remembers_the_links_at_home_until_one_changes() {
        watch = looking;
        assertEquals(links, view.linkStates(NsRef.HOME));
        assertEquals(links, view.linkStates(NsRef.HOME));
        assertEquals(List.of("watch"), asked);
        quiet = false;
        links = List.of(link("eth0"), link("eth1"));
        assertEquals(links, view.linkStates(NsRef.HOME));
        assertEquals(List.of("watch", "watch", "watch"), asked, "and once more where they change while they are read");
    }

    @Test
    void reads_the_links_at_home_before_somebody_asks_and_once_more_when_they_have_changed_since()
            throws InterruptedException {
        watch = looking;
        view.prepare();
        view.prepare();
        for (int i = 0; i < 1000 && !asked.contains("watch"); i++) {
            Thread.sleep(10);
        }
        assertEquals(links, view.linkStates(NsRef.HOME));
        assertEquals(List.of("watch"), asked);
        view.prepare();
        assertEquals(List.of("watch"), asked, "what is known is not read again");
    }

    @Test
    void asks_itself_where_reading_before_fails() {
        watch = null;
        view.prepare();
        assertEquals(List.of(), view.linkStates(NsRef.HOME));
        assertEquals(List.of("watch", "linkStates"), asked);
    }

    private static Link link(String name) {
        return new Link(Dev.of(7, name), 0, 1, 0, 0, Attrs.NONE);
    }
}
