package io.heraut.sharing.analytics;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes comma-separated values (RFC 4180) that a spreadsheet does not take for formulas. */
final class Csv {
    private static final String ACTIVE = "=+-@\t\r";

    private final Writer out;

    Csv(Writer out) {
        this.out = out;
    }

    /** Numbers are written as they are; texts that a spreadsheet would compute get an apostrophe in front. */
    void line(List<? extends @Nullable Object> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            Object cell = cells.get(i);
            if (cell instanceof Number) {
                out.write(cell.toString());
            } else if (cell != null) {
                out.write(text(cell.toString()));
            }
        }
        out.write("\r\n");
    }

    static String text(String text) {
        String guarded = !text.isEmpty() && ACTIVE.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean isPlain = guarded.chars().noneMatch(each -> each == ',' || each == '"' || each == '\r' || each == '\n');
        return isPlain ? guarded : "\"" + guarded.replace("\"", "\"\"") + "\"";
    }
}
