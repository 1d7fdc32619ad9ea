package io.heraut.rewards.decision;

import io.heraut.events.EvidenceLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says in words why a rule paid, or did not. */
final class Explanation {
    private Explanation() {}

    static String of(
            Decision decision,
            String ruleName,
            @Nullable String condition,
            int rulePoints,
            @Nullable Integer dailyCap) {
        String rule = "the rule \"" + ruleName + "\""
                + (decision.ruleVersion() == null ? "" : " (version " + decision.ruleVersion() + ")");
        String what = cause(decision);
        return switch (decision.outcome()) {
            case AWARDED ->
                points(decision.points()) + " by " + rule + ": " + what + "."
                        + (dailyCap == null
                                ? ""
                                : " It pays at most " + dailyCap + " a day; " + count(decision.paidBefore())
                                        + " had been paid on " + decision.day() + " before.");
            case AWARDED_IN_PART ->
                points(decision.points()) + " of " + rulePoints + " by " + rule + ": " + what + ". It pays at most "
                        + dailyCap + " a day, and " + count(decision.paidBefore()) + " had been paid on "
                        + decision.day() + " before.";
            case DAILY_CAP_REACHED ->
                "No points by " + rule + ": " + what + ", but it pays at most " + dailyCap + " a day, and "
                        + count(decision.paidBefore()) + " had been paid on " + decision.day() + " before.";
            case CONDITION_NOT_MET ->
                "No points by " + rule + ": " + what + ", which does not meet its condition: " + condition;
            case CONDITION_FAILED ->
                "No points by " + rule + ": " + what + ", and its condition could not be worked out for that: "
                        + decision.detail();
            case RULE_NOT_VALID ->
                "No points by " + rule + ": " + what + " at " + decision.occurredAt() + ", when it was not valid.";
            case CONTENT_CLOSED ->
                "No points by " + rule + ": " + what + " after its content "
                        + ("EXPIRED".equals(decision.detail()) ? "had expired." : "had been withdrawn.");
            case EVIDENCE_WITHDRAWN ->
                "No points by " + rule + ": the evidence that " + what + " had been withdrawn already.";
        };
    }

    /** Why the points of an award were taken back. */
    static String ofReversal(Decision decision, String ruleName) {
        return points(decision.points()) + " taken back: the evidence that " + cause(decision)
                + " was withdrawn, since what had proved it does not stand any more. They had been awarded by the rule \""
                + ruleName + "\"" + (decision.ruleVersion() == null ? "" : " (version " + decision.ruleVersion() + ")")
                + " on " + decision.day() + ".";
    }

    static String takenBack(Instant at) {
        return "Taken back later: the evidence was withdrawn at " + at + ".";
    }

    private static String points(int points) {
        return points == 1 ? "1 point" : points + " points";
    }

    private static String count(@Nullable Long paidBefore) {
        return paidBefore == null || paidBefore == 0 ? "none" : paidBefore.toString();
    }

    private static String cause(Decision decision) {
        Cause cause = decision.cause();
        return switch (decision.eventType()) {
            case "share.created" -> "a share on " + network(cause.network()) + " was issued";
            case "share.evidenced" ->
                "a share on " + network(cause.network()) + " " + level(cause.level())
                        + (cause.occurrence() != null && cause.occurrence() > 1
                                ? " (occurrence " + cause.occurrence() + ")"
                                : "");
            case "advocate.registered" -> "the advocate came aboard";
            default -> decision.eventType();
        };
    }

    private static String level(@Nullable String level) {
        return switch (EvidenceLevel.valueOf(level == null ? "ISSUED" : level)) {
            case ISSUED -> "was issued";
            case CLAIMED -> "was claimed";
            case PREVIEWED -> "was fetched by the network for its preview";
            case CLICKED -> "was followed by a person";
            case LINKED -> "was found at the address given";
            case SUSTAINED -> "was still there later";
        };
    }

    private static String network(@Nullable String network) {
        return switch (network) {
            case null -> "a network";
            case "LINKEDIN" -> "LinkedIn";
            case "FACEBOOK" -> "Facebook";
            case "WHATSAPP" -> "WhatsApp";
            case "BLUESKY" -> "Bluesky";
            case "EMAIL" -> "e-mail";
            default -> network;
        };
    }
}
