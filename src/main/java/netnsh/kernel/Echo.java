package netnsh.kernel;

import java.time.Instant;
import java.util.EnumSet;
import netnsh.netlink.Conversation;
import netnsh.netlink.Message;
import netnsh.plan.MonitorEvent;
import netnsh.plan.MonitorSpec;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Sink;
import netnsh.plan.View;
import netnsh.rtnl.Requests;
import netnsh.value.NsRef;

/** {@code -echo}: the kernel's own word on a change, which has what the request left open. */
final class Echo {
    private Echo() {}

    private static final MonitorSpec ALL =
            new MonitorSpec(EnumSet.allOf(MonitorSpec.Topic.class), 0, null, false, false, null);

    /**
     * Has a change made, and tells what the kernel says of it, which is nothing for neighbours and for links that were
     * only set.
     *
     * @throws netnsh.netlink.NetlinkError when it refuses
     */
    static void request(NsRef ns, NetOp op, Sockets sockets, View view, Sink out) {
        MonitorNames names = new MonitorNames(view, ns); // what goes has its name until then
        Conversation.Echoed echoed = sockets.with(ns, c -> c.echo(Requests.encode(op)));
        if (echoed.ack().warning() != null) {
            out.accept(new Outcome.Note("kernel: " + echoed.ack().warning()));
        }
        for (Message answer : echoed.parts()) {
            names.learn(answer, -1);
            MonitorEvents.Heard heard = MonitorEvents.decode(answer, ALL, 0);
            if (heard != null) {
                MonitorEvent.Kind kind = MonitorEvents.kind(answer.type());
                out.accept(new Outcome.Monitored(new MonitorEvent(
                        Instant.now(),
                        null,
                        null,
                        heard.label(),
                        false,
                        kind,
                        heard.thing(),
                        heard.route(),
                        names,
                        true)));
            }
        }
    }
}
