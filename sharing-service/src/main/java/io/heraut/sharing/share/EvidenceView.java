package io.heraut.sharing.share;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.evidence.Fact;
import io.heraut.sharing.evidence.Source;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How well a share is proven, and by what. */
@Schema(name = "Evidence")
record EvidenceView(
        UUID shareId,

        @Schema(description = "The highest level that is held")
        EvidenceLevel level,

        List<FactView> facts) {
    /** One fact. */
    @Schema(name = "EvidenceFact")
    record FactView(
            EvidenceLevel level,

            @Schema(description = "1 for the first time; higher when the level was lost and reached again")
            int occurrence,

            @Schema(description = "When it happened") Instant at,

            @Schema(description = "Who or what stands behind it")
            Source source,

            @Schema(description = "The host of the page that the visitor came from") @Nullable
            String referrer,

            @Schema(description = "When it was found not to stand any more; absent while it stands") @Nullable
            Instant withdrawnAt,

            @Schema(description = "In words") String explanation) {}

    static EvidenceView of(UUID shareId, EvidenceLevel level, List<Fact> facts) {
        return new EvidenceView(
                shareId,
                level,
                facts.stream()
                        .map(fact -> new FactView(
                                fact.level(),
                                fact.occurrence(),
                                fact.at(),
                                fact.source(),
                                fact.referrer(),
                                fact.withdrawn() == null
                                        ? null
                                        : fact.withdrawn().at(),
                                explanation(fact)))
                        .toList());
    }

    private static String explanation(Fact fact) {
        String proof = proof(fact);
        if (fact.withdrawn() == null) {
            return proof;
        }
        return switch (fact.withdrawn().cause()) {
            case CLASSIFIER_RUN ->
                proof + " Withdrawn: a newer classifier has judged the clicks again, and none is left that proves it.";
            case RECHECK -> proof + " Withdrawn: a later check did not find it.";
        };
    }

    private static String proof(Fact fact) {
        return switch (fact.level()) {
            case ISSUED -> "The tracked link was issued.";
            case CLAIMED -> "The advocate says that it was posted.";
            case PREVIEWED ->
                "The network's own crawler fetched the link for its preview, from an address that the network declares.";
            case CLICKED ->
                fact.referrer() == null
                        ? "A person followed the link, as people come from this network."
                        : "A person followed the link from " + fact.referrer() + ".";
            case LINKED -> "The post was found at the address that the advocate gave.";
            case SUSTAINED -> "The post was still there later.";
        };
    }
}
