package netnsh.render;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Neighbour;
import netnsh.model.Netconf;
import netnsh.model.Nexthop;
import netnsh.model.Nsid;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.plan.Display;
import netnsh.plan.MonitorEvent;
import netnsh.value.Text;

/**
 * Monitored events as {@code ip monitor} prints them. JSON, which iproute2 6.1 does not have here, is one object a line: the
 * fields of the record with {@code object}, and {@code netns}, {@code nsid}, {@code timestamp} where asked for, in front.
 */
final class MonitorText {
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ROOT);

    private MonitorText() {}

    static void write(MonitorEvent e, Display display, boolean colored, StringBuilder text) {
        StringBuilder body = new StringBuilder();
        Out out = new Out(display, colored, body);
        if (e.echo()) {
            out.openArray(null, null);
        } else if (!display.json()) {
            header(e, out);
        }
        out.head(() -> head(e, out));
        thing(e, out);
        if (e.echo()) {
            out.closeArray(null);
        }
        out.finish();
        if (e.place() == null || display.json()) {
            text.append(body);
            return;
        }
        String place = "[" + Text.visible(e.place().toString()) + "] ";
        for (String line : body.toString().split("(?<=\n)")) {
            text.append(place).append(line);
        }
    }

    private static ZonedDateTime time(MonitorEvent e) {
        return e.time().atZone(ZoneId.systemDefault());
    }

    private static void header(MonitorEvent e, Out out) {
        switch (out.display().timestamp()) {
            case 1 -> out.text("Timestamp: " + LONG.format(time(e)) + " " + time(e).getNano() / 1000 + " usec\n");
            case 2 -> out.text("[" + SHORT.format(time(e)) + "] ");
            default -> {}
        }
        if (e.nsid() != null) {
            out.text(e.nsid() < 0 ? "[nsid current]" : "[nsid " + e.nsid() + "]");
        }
        if (e.labelled()) {
            out.text(e.label());
        }
    }

    /** What stands in front of the record's own fields. */
    private static void head(MonitorEvent e, Out out) {
        if (out.json() && !e.echo()) {
            out.string(
                    "object",
                    null,
                    e.label().substring(1, e.label().length() - 1).toLowerCase(Locale.ROOT));
            if (e.place() != null) {
                out.string("netns", null, e.place().toString());
            }
            if (e.nsid() != null && e.nsid() >= 0) {
                out.number("monitored_nsid", null, e.nsid());
            }
            if (out.display().timestamp() > 0) {
                out.string("timestamp", null, SHORT.format(time(e)));
            }
        }
        if (e.kind() == MonitorEvent.Kind.DELETED) {
            out.bool("deleted", "Deleted ", true);
        } else if (e.kind() == MonitorEvent.Kind.MISS) {
            out.none("miss", "miss ");
        }
    }

    private static void thing(MonitorEvent e, Out out) {
        Object thing = e.thing();
        if (thing instanceof Link link) {
            out.openObject(null);
            LinkText.monitored(link, e.names(), out);
            out.closeObject();
        } else if (thing instanceof Address address) {
            out.openObject(null);
            AddressText.monitored(address, e.names(), out);
            out.closeObject();
        } else if (thing instanceof Route route) {
            RouteText.one(route, e.route(), e.names(), out);
        } else if (thing instanceof Neighbour neighbour) {
            NeighText.one(neighbour, false, e.names(), out);
        } else if (thing instanceof Rule rule) {
            RuleText.rule(rule, out);
        } else if (thing instanceof Nexthop nexthop) {
            if (e.label().equals("[NEXTHOP]")) {
                NexthopText.nexthop(nexthop, e.names(), out);
            } else {
                NexthopText.bucket(nexthop, out);
            }
        } else if (thing instanceof Netconf netconf) {
            NexthopText.netconf(netconf, e.names(), out);
        } else if (thing instanceof Nsid nsid) {
            NetnsText.id(nsid, e.names(), out);
        } else {
            throw new IllegalArgumentException("no text for " + thing.getClass());
        }
    }
}
