package netnsh.state;

import java.util.List;
import java.util.Set;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.SysctlKey;

/** Gives back the values of settings, each by itself; else as {@link Made}. */
final class Given implements Inverse {
    private final Made made = new Made();

    @Override
    public Before before(Effect.OnKernel step, View view) {
        try {
            if (step instanceof Effect.Sysctl s) {
                String old = Settings.squeezed(view.sysctl(s.ns(), s.key()));
                String key = SysctlKey.parse(s.key()).toString();
                return old.equals(Settings.squeezed(s.value()))
                        ? new Made.Known(List.of())
                        : new Made.Known(List.of(Line.sysctl(s.ns(), key, old).text()));
            } else if (step instanceof Effect.Net net && net.op() instanceof NetOp.SetLink set) {
                return Full.setLink(net.ns(), set.link(), view);
            } else if (step instanceof Effect.Net net
                    && net.op() instanceof NetOp.AddAddress
                    && made.before(step, view).planned().isEmpty()) {
                return Full.kept(view, Set.of(net.ns()));
            }
        } catch (Problem refused) {
            if (refused.isShortage()) {
                throw refused;
            }
            return new Made.Known(List.of()); // the step itself will say so
        }
        return made.before(step, view);
    }
}
