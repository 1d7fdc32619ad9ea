package io.heraut.sharing.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void whatASpreadsheetWouldComputeIsText(String text) {
        assertThat(Csv.text(text).replace("\"", "")).startsWith("'");
    }

    @Test
    void numbersStayNumbersAndNothingStaysEmpty() throws IOException {
        StringWriter out = new StringWriter();
        new Csv(out).line(Arrays.asList(-5L, 1.5, null, "plain"));
        assertThat(out).hasToString("-5,1.5,,plain\r\n");
    }

    @Test
    void separatorsAndQuotesAreQuoted() {
        assertThat(Csv.text("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.text("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(Csv.text("two\r\nlines")).isEqualTo("\"two\r\nlines\"");
        assertThat(Csv.text("a-b=c")).isEqualTo("a-b=c");
    }
}
