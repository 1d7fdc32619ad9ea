package io.heraut.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"v7\"", "*", "\"v6\", \"v7\"", " \"v7\" ", "W/\"v7\", \"v7\""})
    void theCurrentVersionPasses(String ifMatch) {
        assertThatCode(() -> ETags.requireMatch(ifMatch, 7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v6\"", "v7", "W/\"v7\"", "7", "\"v70\"", "nonsense"})
    void anyOtherIsStale(String ifMatch) {
        var problem = catchThrowableOfType(ProblemException.class, () -> ETags.requireMatch(ifMatch, 7));
        assertThat(problem.type()).isEqualTo(CommonProblem.PRECONDITION_FAILED);
        assertThat(problem.headers()).containsEntry("ETag", "\"v7\"");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void withoutOneThereIsNoEdit(@Nullable String ifMatch) {
        var problem = catchThrowableOfType(ProblemException.class, () -> ETags.requireMatch(ifMatch, 7));
        assertThat(problem.type()).isEqualTo(CommonProblem.PRECONDITION_REQUIRED);
    }

    @Test
    void aTagIsQuoted() {
        assertThat(ETags.of(12)).isEqualTo("\"v12\"");
    }
}
