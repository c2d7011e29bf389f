package netnsh.word;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;
import netnsh.uapi.Nha;

/** Words about nexthop objects. */
public final class Nexthops {
    private Nexthops() {}

    private static final long WEIGHT_MAX = 256;
    /** What fits into 32 bits of clock ticks, less one. */
    private static final long SECONDS_MAX = 0xffffffffL / 100 - 1;

    /** The number of a nexthop. */
    public static final ValueType<Long> ID = Numbers.range("ID", 1, 0xffffffffL);
    /** Members of a group with their weights: {@code 1,5/2/3,10}. */
    public static final ValueType<List<Nha.Member>> GROUP =
            ValueType.of("GROUP", "number", Nexthops::group, Nexthops::write, "1/2", "1,5/2,10");
    /** A time that the kernel is told in clock ticks. */
    public static final ValueType<Long> SECONDS = Numbers.range("SECONDS", 0, SECONDS_MAX);

    private static List<Nha.Member> group(String word) throws BadValue {
        List<Nha.Member> members = new ArrayList<>();
        int at = 0;
        for (String part : word.split("/", -1)) {
            int comma = part.indexOf(',');
            try {
                long id = Numbers.decimal(comma < 0 ? part : part.substring(0, comma), 1, 0xffffffffL);
                long weight = comma < 0 ? 1 : Numbers.decimal(part.substring(comma + 1), 1, WEIGHT_MAX);
                members.add(new Nha.Member(id, (int) weight - 1));
            } catch (BadValue e) {
                throw new BadValue("a member is written ID or ID,WEIGHT: " + e.getMessage(), at + e.offset());
            }
            at += part.length() + 1;
        }
        return List.copyOf(members);
    }

    private static String write(List<Nha.Member> members) {
        StringBuilder out = new StringBuilder();
        for (Nha.Member m : members) {
            out.append(out.length() == 0 ? "" : "/").append(m.id());
            if (m.weight() != 0) {
                out.append(',').append(m.weight() + 1);
            }
        }
        return out.toString();
    }
}
