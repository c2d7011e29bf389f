package netnsh.kernel;

import static netnsh.kernel.Host.sh;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netnsh.Await;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.plan.Effect;
import netnsh.plan.MonitorEvent;
import netnsh.plan.MonitorSpec;
import netnsh.plan.MonitorSpec.Topic;
import netnsh.plan.Outcome;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitorIT {
    private static final NsRef NS = new NsRef.Named("watched");

    private final List<Outcome> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void make() {
        sh("ip netns add watched; ip -n watched link add br0 type bridge");
    }

    @AfterEach
    void tidy() {
        sh("ip netns del watched");
    }

    private static Effect.Monitor monitor(Topic... topics) {
        MonitorSpec spec = new MonitorSpec(EnumSet.copyOf(List.of(topics)), 0, null, false, false, null);
        return new Effect.Monitor(List.of(NS), spec, "monitor");
    }

    private List<Object> things() {
        return heard.stream()
                .filter(o -> o instanceof Outcome.Monitored)
                .map(o -> ((Outcome.Monitored) o).event())
                .filter(e -> e.kind() == MonitorEvent.Kind.NEW)
                .map(MonitorEvent::thing)
                .toList();
    }

    @Test
    void says_that_events_were_lost_and_tells_everything_that_is_there() {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch flooded = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try (LinuxKernel kernel = LinuxKernel.open()) {
                Monitor.run(
                        monitor(Topic.LINK, Topic.ADDR),
                        kernel,
                        o -> {
                            heard.add(o);
                            blocked.countDown();
                            try {
                                flooded.await(60, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        1);
            }
        });
        thread.setDaemon(true);
        thread.start();
        int[] n = {0};
        Await.until("somebody listens", () -> {
            sh("ip -n watched link set br0 mtu " + (1300 + n[0]++ % 2));
            return blocked.getCount() == 0;
        });
        // one that cannot be missed unless it is read again: its own event finds no room
        sh("for i in $(seq 40); do ip -n watched link set br0 mtu $((1400 + i)); done; ip -n watched addr add"
                + " 10.0.0.1/24 dev br0");
        flooded.countDown();
        Await.until(
                () -> "the note and all things: " + heard,
                () -> heard.stream()
                                .anyMatch(o -> o instanceof Outcome.Note note
                                        && note.text().startsWith("events were lost"))
                        && things().stream().anyMatch(t -> t instanceof Address)
                        && things().stream()
                                .anyMatch(t -> t instanceof Link l && l.name().equals("lo")));
        thread.interrupt();
        Await.until("its end", () -> !thread.isAlive());
    }
}
