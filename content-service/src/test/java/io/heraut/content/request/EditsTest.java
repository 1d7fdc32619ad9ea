package io.heraut.content.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heraut.web.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditsTest {
    private final ObjectMapper mapper = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();
    private final Edits edits =
            new Edits(mapper, Validation.buildDefaultValidatorFactory().getValidator());

    record Inner(
            List<@Size(max = 3) String> names, @Nullable Integer count) {}

    record Outer(
            @NotBlank String title,
            @Nullable String note,
            @NotNull @Valid Inner inner) {}

    private final Outer current = new Outer("Title", "Note", new Inner(List.of("a"), 1));

    @Test
    void whatIsNotNamedStays() throws Exception {
        assertThat(merged("{}")).isEqualTo(current);
        assertThat(merged("{\"inner\": {\"count\": 2}}"))
                .isEqualTo(new Outer("Title", "Note", new Inner(List.of("a"), 2)));
    }

    @Test
    void nullEmptiesAndListsAreReplaced() throws Exception {
        assertThat(merged("{\"note\": null, \"inner\": {\"names\": [\"b\", \"c\"], \"count\": null}}"))
                .isEqualTo(new Outer("Title", null, new Inner(List.of("b", "c"), null)));
    }

    @Test
    void theOutcomeHasToKeepItsConstraints() {
        assertThatThrownBy(() -> merged("{\"title\": null, \"inner\": {\"names\": [\"abc\", \"abcd\"]}}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .extracting(error -> String.valueOf(error.pointer()))
                                .containsExactly("/inner/names/1", "/title"));
    }

    @Test
    void whatTheTypeDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> merged("{\"colour\": \"red\"}")).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> merged("[]")).isInstanceOf(ProblemException.class);
    }

    private Outer merged(String patch) throws Exception {
        return edits.merged(current, mapper.readTree(patch), Outer.class);
    }
}
