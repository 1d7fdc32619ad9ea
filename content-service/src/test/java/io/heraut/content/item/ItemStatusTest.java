package io.heraut.content.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemStatusTest {
    @ParameterizedTest
    @CsvSource({
        "DRAFT,     EDIT=DRAFT SUBMIT=IN_REVIEW",
        "IN_REVIEW, EDIT=DRAFT RETURN=DRAFT APPROVE=APPROVED",
        "APPROVED,  EDIT=DRAFT RETURN=DRAFT PUBLISH=PUBLISHED",
        "PUBLISHED, WITHDRAW=WITHDRAWN EXPIRE=EXPIRED",
        "WITHDRAWN, RETURN=DRAFT",
        "EXPIRED,   RETURN=DRAFT"
    })
    void eachStatusAllowsThisAndNothingElse(ItemStatus status, String expected) {
        String allowed = Arrays.stream(ItemAction.values())
                .flatMap(action -> status.after(action).map(next -> action + "=" + next).stream())
                .collect(Collectors.joining(" "));

        assertThat(allowed).isEqualTo(expected);
    }

    @Test
    void nothingIsPublishedWithoutReview() {
        // Whatever is done before, only an approval leads to where publishing is possible.
        Set<ItemStatus> withoutApproval = EnumSet.of(ItemStatus.DRAFT);
        boolean grown = true;
        while (grown) {
            grown = withoutApproval.addAll(withoutApproval.stream()
                    .flatMap(status -> Arrays.stream(ItemAction.values())
                            .filter(action -> action != ItemAction.APPROVE)
                            .flatMap(action -> status.after(action).stream()))
                    .collect(Collectors.toSet()));
        }

        assertThat(withoutApproval).containsExactlyInAnyOrder(ItemStatus.DRAFT, ItemStatus.IN_REVIEW);
    }
}
