package io.heraut.sharing.click;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A classifier run and how far it has come. */
@Schema(name = "ClassifierRun")
record ClassifierRunView(
        UUID id,
        ClassifierRunStatus status,

        @Schema(description = "Rules and bot list that judge", examples = "2.2026-11-25")
        String classifierVersion,

        Instant from,
        Instant to,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "Clicks that another classifier had judged when the run began; absent before that")
        @Nullable
        Long total,

        @Schema(description = "So many of them were judged again")
        long judged,

        @Schema(description = "How many clicks went from one class to another; those of clicks that stay are left out")
        List<ChangeView> changes,

        @Schema(description = "The rules that could not be judged again, since what they need is not kept")
        List<NotJudgedView> notJudged,

        @Schema(description = "Levels of evidence that shares have lost")
        long evidenceWithdrawn,

        @Schema(description = "Levels of evidence that shares have reached, or reached again")
        long evidenceGained,

        @Schema(description = "What went wrong at last, if anything did") @Nullable
        String failure) {
    /** So many clicks went from one class to another. */
    @Schema(name = "ClassifierRunChange")
    record ChangeView(
            @Schema(examples = "human") String from,
            @Schema(examples = "otherBot") String to,
            long clicks) {}

    /** A rule that could not be judged again for so many clicks. */
    @Schema(name = "ClassifierRunNotJudged")
    record NotJudgedView(
            Rejudge.Rule rule,
            long clicks,
            @Schema(description = "In words") String why) {}

    static ClassifierRunView of(ClassifierRun run) {
        return new ClassifierRunView(
                run.id(),
                run.status(),
                run.classifier(),
                run.from(),
                run.to(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                run.total(),
                run.judged(),
                run.changes().stream()
                        .map(change -> new ChangeView(name(change.from()), name(change.to()), change.clicks()))
                        .toList(),
                run.kept().stream()
                        .map(kept -> new NotJudgedView(kept.rule(), kept.clicks(), why(kept.rule())))
                        .toList(),
                run.evidenceWithdrawn(),
                run.evidenceGained(),
                run.failure());
    }

    /** As in the counts of a link. */
    private static String name(ClickClass clickClass) {
        String[] words = clickClass.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }

    private static String why(Rejudge.Rule rule) {
        return switch (rule) {
            case SELF ->
                "Whether it was the advocate themself is known only as it was when the click was counted: what they are"
                        + " recognised by is destroyed with the secret of the day.";
            case DUPLICATE ->
                "Whether the same visitor had come before midnight can not be seen any more: the pseudonyms of two days can"
                        + " not be compared.";
            case RANGES ->
                "What the lists say of the address is as it was when the click was counted, or nothing: addresses are not"
                        + " kept.";
        };
    }
}
