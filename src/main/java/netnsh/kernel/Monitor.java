package netnsh.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.netlink.Attrs;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.MonitorEvent;
import netnsh.plan.MonitorSpec;
import netnsh.plan.MonitorSpec.Topic;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.plan.Sink;
import netnsh.plan.View;
import netnsh.sys.Fd;
import netnsh.sys.NetlinkSocket;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.uapi.Rtm;
import netnsh.value.Errno;
import netnsh.value.NsRef;

/**
 * Hears what happens in namespaces, one socket each. The sockets hold their namespaces while it runs; when the thread is
 * interrupted it ends and lets go of them.
 */
final class Monitor implements AutoCloseable {
    /** How soon an interrupted thread is noticed, milliseconds. */
    private static final int SLICE = 50;
    /** Room for events that were not read yet, bytes. */
    private static final int BUFFER = 4 << 20;

    private final View view;
    private final MonitorSpec spec;
    private final Sink out;
    private final List<Place> places = new ArrayList<>();
    private final boolean several;

    private Monitor(View view, MonitorSpec spec, Sink out, boolean several) {
        this.view = view;
        this.spec = spec;
        this.out = out;
        this.several = several;
    }

    /** One namespace that is watched. */
    private final class Place {
        final NsRef ns;
        final NetlinkSocket socket;
        final MonitorNames names;
        final int index;

        Place(NsRef ns, NetlinkSocket socket) {
            this.ns = ns;
            this.socket = socket;
            this.names = new MonitorNames(view, ns);
            this.index = spec.dev() == null ? 0 : names.index(spec.dev().name());
        }
    }

    /**
     * Watches until the thread is interrupted.
     *
     * @return 0
     */
    static int run(Effect.Monitor effect, View view, Sink out) {
        return run(effect, view, out, BUFFER);
    }

    static int run(Effect.Monitor effect, View view, Sink out, int buffer) {
        MonitorSpec spec = effect.spec();
        List<NsRef> namespaces = effect.namespaces();
        try (Monitor monitor = new Monitor(view, spec, out, namespaces.size() > 1)) {
            for (NsRef ns : namespaces) {
                monitor.watch(ns, buffer);
            }
            if (spec.dev() != null && monitor.places.stream().allMatch(p -> p.index == 0)) {
                throw Problem.of(
                                "link.absent",
                                "there is no interface " + spec.dev().name())
                        .at(spec.at());
            }
            return monitor.loop();
        } catch (SysException e) {
            throw Problem.of("monitor.refused", "cannot listen: " + e.call() + ": " + e.words())
                    .kernel(e.errno(), null);
        }
    }

    private void watch(NsRef ns, int buffer) {
        try (Fd namespace = Places.open(ns)) {
            NetlinkSocket socket = NsThread.call(namespace, NetlinkSocket::open);
            try {
                socket.receiveBuffer(buffer);
                socket.receiveTimeout(SLICE);
                for (int group : MonitorEvents.groups(spec)) {
                    socket.join(group);
                }
                if (spec.allIds()) {
                    socket.listenAllIds();
                }
                places.add(new Place(ns, socket));
            } catch (SysException | Problem e) {
                socket.close();
                throw e;
            }
        }
    }

    private int loop() {
        Fd[] all = places.stream().map(p -> p.socket.fd()).toArray(Fd[]::new);
        while (!Thread.interrupted()) {
            boolean[] ready = SysFiles.poll(SLICE, all);
            for (int i = 0; i < ready.length; i++) {
                if (ready[i]) {
                    hear(places.get(i));
                }
            }
        }
        return 0;
    }

    private void hear(Place place) {
        try {
            NetlinkSocket.Event event = place.socket.receiveEvent();
            for (Message message : Message.parse(event.datagram())) {
                tell(place, message, event.nsid());
            }
        } catch (CodecException e) {
            out.accept(new Outcome.Note("an event cannot be read: " + e.getMessage()));
        } catch (SysException e) {
            if (e.is(Errno.ENOBUFS)) {
                again(place);
            } else if (!e.is(Errno.EAGAIN)) {
                throw e;
            }
        }
    }

    private void tell(Place place, Message message, int nsid) {
        place.names.learn(message, nsid);
        MonitorEvents.Heard heard = MonitorEvents.decode(message, spec, place.index);
        boolean other = spec.dev() != null && place.index == 0;
        if (heard != null && !other) {
            Integer id = spec.allIds() ? Integer.valueOf(nsid) : null;
            emit(place, heard, id, MonitorEvents.kind(message.type()));
        }
    }

    private void emit(Place place, MonitorEvents.Heard heard, Integer nsid, MonitorEvent.Kind kind) {
        out.accept(new Outcome.Monitored(new MonitorEvent(
                Instant.now(),
                several ? place.ns : null,
                nsid,
                heard.label(),
                spec.labelled(),
                kind,
                heard.thing(),
                heard.route(),
                place.names,
                false)));
    }

    /** The kernel had to drop events: says so, and tells everything that is there instead. */
    private void again(Place place) {
        String where = several ? " in " + place.ns : "";
        out.accept(new Outcome.Note("events were lost" + where + "; this is what there is now:"));
        List<Object> things = new ArrayList<>();
        things(Topic.LINK, things, () -> view.links(place.ns));
        things(Topic.ADDR, things, () -> view.addresses(place.ns, spec.family()));
        for (int family : families()) {
            things(Topic.ROUTE, things, () -> view.routes(place.ns, family, 0, false));
            things(Topic.RULE, things, () -> view.rules(place.ns, family));
        }
        things(Topic.NEIGH, things, () -> neighbours(place.ns));
        Blame blame = new Blame(spec.at());
        Query<Nexthop> nexthops = new Query.Nexthops(new Nexthop(0, 0, 0, 0, Attrs.NONE));
        things(Topic.NEXTHOP, things, () -> view.query(place.ns, nexthops, blame));
        things(Topic.NETCONF, things, () -> view.query(place.ns, new Query.Netconfs(spec.family()), blame));
        things(Topic.NSID, things, () -> view.nsids(place.ns));
        place.names.refresh();
        for (Object thing : things) {
            MonitorEvents.Heard heard = MonitorEvents.of(thing, spec, place.index);
            if (heard != null) {
                emit(place, heard, spec.allIds() ? -1 : null, MonitorEvent.Kind.NEW);
            }
        }
    }

    private List<Neighbour> neighbours(NsRef ns) {
        return view.neighbours(ns, spec.family(), false);
    }

    private int[] families() {
        return spec.family() == 0 ? new int[] {Rtm.AF_INET, Rtm.AF_INET6} : new int[] {spec.family()};
    }

    private void things(Topic topic, List<Object> things, java.util.function.Supplier<? extends List<?>> read) {
        if (spec.topics().contains(topic)) {
            things.addAll(read.get());
        }
    }

    @Override
    public void close() {
        places.forEach(place -> place.socket.close());
    }
}
