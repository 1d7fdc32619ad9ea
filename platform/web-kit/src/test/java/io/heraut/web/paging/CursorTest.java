package io.heraut.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void aKeyComesBackAsItWas() {
        var id = UUID.randomUUID();
        var at = Instant.parse("2026-11-24T09:30:00.123456Z");
        String cursor = Cursor.encode(at, id, 42L, "né, \"quoted\" – 日本");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        Cursor decoded = Cursor.decode(cursor, 4);
        assertThat(decoded.instant(0)).isEqualTo(at);
        assertThat(decoded.uuid(1)).isEqualTo(id);
        assertThat(decoded.number(2)).isEqualTo(42);
        assertThat(decoded.text(3)).isEqualTo("né, \"quoted\" – 日本");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%",
                "é",
                "[]",
                "{}",
                "[\"a\"]",
                "[\"a\",\"b\",\"c\"]",
                "[null,\"a\"]",
                "[[],\"a\"]",
                "null",
                "1"
            })
    void whatThisListDidNotMakeIsRefused(String content) {
        for (String cursor :
                List.of(content, Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)))) {
            var problem = catchThrowableOfType(ProblemException.class, () -> Cursor.decode(cursor, 2));
            assertThat(problem.type()).isEqualTo(CommonProblem.INVALID_CURSOR);
        }
    }

    @Test
    void aPartOfTheWrongKindIsRefused() {
        Cursor cursor = Cursor.decode(Cursor.encode("x"), 1);
        List<Runnable> readings = List.of(() -> cursor.uuid(0), () -> cursor.instant(0), () -> cursor.number(0));
        for (Runnable reading : readings) {
            var problem = catchThrowableOfType(ProblemException.class, reading::run);
            assertThat(problem.type()).isEqualTo(CommonProblem.INVALID_CURSOR);
        }
    }

    @Test
    void onlyARowTooManyMakesANextPage() {
        List<Integer> rows = IntStream.range(0, 11).boxed().toList();
        assertThat(Page.of(rows, 10, String::valueOf)).isEqualTo(new Page<>(rows.subList(0, 10), "9"));
        assertThat(Page.of(rows, 11, String::valueOf)).isEqualTo(new Page<>(rows, null));
        assertThat(Page.of(List.<Integer>of(), 10, String::valueOf)).isEqualTo(new Page<>(List.of(), null));
    }
}
