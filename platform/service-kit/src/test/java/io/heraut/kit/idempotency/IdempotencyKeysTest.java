package io.heraut.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeysTest {

    @Test
    void theKeyIsTheSameWithAndWithoutQuotes() {
        assertThat(IdempotencyKeys.parse(List.of("\"8e03978e-40d5\""))).isEqualTo("8e03978e-40d5");
        assertThat(IdempotencyKeys.parse(List.of(" 8e03978e-40d5 "))).isEqualTo("8e03978e-40d5");
        assertThat(IdempotencyKeys.parse(List.of("k".repeat(255)))).hasSize(255);
    }

    @Test
    void noHeaderIsNoKey() {
        assertThat(IdempotencyKeys.parse(null)).isNull();
        assertThat(IdempotencyKeys.parse(List.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "a b", "a\"b", "\"a", "a\\b", "schlüssel", "a\tb"})
    void whatIsNoKeyIsRefused(String header) {
        assertBadRequest(List.of(header));
    }

    @Test
    void aLongKeyAndTwoKeysAreRefused() {
        assertBadRequest(List.of("k".repeat(256)));
        assertBadRequest(List.of("a", "b"));
    }

    private static void assertBadRequest(List<String> headers) {
        assertThatThrownBy(() -> IdempotencyKeys.parse(headers))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(CommonProblem.BAD_REQUEST));
    }
}
