package netnsh.render;

import netnsh.plan.Display;
import netnsh.plan.Outcome;
import netnsh.value.Text;

/** Makes text of whatever came out; one case for each {@link Outcome}. */
public final class Renderer {
    private Renderer() {}

    /**
     * The text of an outcome, final newline included; empty when there is nothing to show.
     *
     * @param display how it is to be printed
     * @param colored whether the reader understands colours (already decided from {@link Display#color()})
     */
    public static String render(Outcome outcome, Display display, boolean colored) {
        StringBuilder text = new StringBuilder();
        if (outcome instanceof Outcome.Lines lines) {
            for (String line : lines.lines()) {
                text.append(Text.line(line)).append('\n');
            }
        } else if (outcome instanceof Outcome.Note note) {
            text.append(Text.visible(note.text())).append('\n');
        } else if (outcome instanceof Outcome.Ping ping) {
            text.append(PingText.text(ping.event()));
        } else if (outcome instanceof Outcome.PingMatrix matrix) {
            MatrixText.write(matrix.answer(), new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Progress progress) {
            text.append(progress.done()).append(" of ").append(progress.of());
        } else if (outcome instanceof Outcome.Monitored monitored) {
            MonitorText.write(monitored.event(), display, colored, text);
        } else if (outcome instanceof Outcome.Namespaces namespaces) {
            NetnsText.names(namespaces.namespaces(), new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Nsids nsids) {
            NetnsText.ids(nsids.ids(), nsids.names(), new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Links links) {
            LinkText.write(links, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Taps taps) {
            TapText.write(taps, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Tunnels tunnels) {
            TunnelText.write(tunnels, new Out(tunnels.one() ? display.asText() : display, colored, text));
        } else if (outcome instanceof Outcome.Addresses addresses) {
            AddressText.write(addresses, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Flushed flushed && flushed.entries() instanceof Outcome.Addresses all) {
            AddressText.alone(all, new Out(display.asText(), colored, text));
        } else if (outcome instanceof Outcome.Flushed flushed) {
            text.append(render(flushed.entries(), display.asText(), colored));
        } else if (outcome instanceof Outcome.Routes routes) {
            RouteText.write(routes, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Rules rules) {
            RuleText.write(rules, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Neighbours neighbours) {
            NeighText.write(neighbours, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.BridgePorts ports) {
            BridgeText.ports(ports, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Forwarding forwarding) {
            BridgeText.forwarding(forwarding, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.PortVlans vlans) {
            VlanText.ports(vlans, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.VlanEntries vlans) {
            VlanText.entries(vlans, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.VlanCounters counters) {
            VlanText.counters(counters, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.MulticastGroups groups) {
            MdbText.write(groups, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Nexthops nexthops) {
            NexthopText.list(nexthops, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.NexthopBuckets buckets) {
            NexthopText.buckets(buckets, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Memberships memberships) {
            MaddrText.write(memberships, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Netconfs netconfs) {
            NexthopText.netconfs(netconfs, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Table table) {
            TableText.write(table, new Out(display, colored, text));
        } else if (outcome instanceof Outcome.Classic classic) {
            ClassicText.write(classic, text);
        } else {
            throw new IllegalArgumentException("no text for " + outcome.getClass());
        }
        return text.toString();
    }
}
