package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import netnsh.plan.View;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class RecentViewTest {
    private final List<String> asked = new ArrayList<>();
    private boolean quiet = true;
    private View.Watch watch = View.Watch.BLIND;
    private final RecentView view = new RecentView((View)
            Proxy.newProxyInstance(View.class.getClassLoader(), new Class<?>[] {View.class}, (proxy, method, args) -> {
                asked.add(method.getName());
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
        assertEquals(List.of("watch", "linkStates"), asked);
    }

    @Test
    void remembers_the_links_at_home_until_one_changes() {
        watch = () -> quiet;
        view.linkStates(NsRef.HOME);
        view.linkStates(NsRef.HOME);
        assertEquals(List.of("watch", "linkStates"), asked);
        quiet = false;
        view.linkStates(NsRef.HOME);
        assertEquals(List.of("watch", "linkStates", "watch", "linkStates"), asked);
    }
}
