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
    private final RecentView view = new RecentView((View)
            Proxy.newProxyInstance(View.class.getClassLoader(), new Class<?>[] {View.class}, (proxy, method, args) -> {
                asked.add(method.getName());
                return List.of();
            }));

    @Test
    void asks_for_names_alone_and_once() {
        for (int i = 0; i < 3; i++) {
            view.linkStates(NsRef.HOME); // not links, with their statistics
            view.namespacesStarting("n"); // not namespaces, each of them opened, with a question for its id
        }
        assertEquals(List.of("linkStates", "namespacesStarting"), asked);
    }
}
