package netnsh.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netnsh.plan.Outcome;
import netnsh.value.Text;

/** Tables of netnsh's own: aligned columns under their names, or an array of objects. */
final class TableText {
    private TableText() {}

    static void write(Outcome.Table table, Out out) {
        if (out.json()) {
            json(table, out);
            return;
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns().stream().map(c -> c.toUpperCase(Locale.ROOT)).toList());
        for (List<Object> row : table.rows()) {
            lines.add(row.stream().map(TableText::cell).toList());
        }
        int[] widths = new int[table.columns().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : table.rows().isEmpty() ? List.<List<String>>of() : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                boolean number = !table.rows().isEmpty() && table.rows().get(0).get(i) instanceof Number;
                String pad = " ".repeat(widths[i] - line.get(i).length());
                text.append(i == 0 ? "" : "  ").append(number ? pad + line.get(i) : line.get(i) + pad);
            }
            out.text(text.toString().stripTrailing() + "\n");
        }
        out.finish();
    }

    private static String cell(Object value) {
        String text = value == null ? "" : String.valueOf(value);
        return text.isEmpty() ? "-" : Text.visible(text);
    }

    private static void json(Outcome.Table table, Out out) {
        out.openArray(null, null);
        for (List<Object> row : table.rows()) {
            out.openObject(null);
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                if (value instanceof Number number) {
                    out.number(table.columns().get(i), "%d", number.longValue());
                } else if (value != null) {
                    out.string(table.columns().get(i), "%s", value.toString());
                }
            }
            out.closeObject();
        }
        out.closeArray(null);
        out.finish();
    }
}
