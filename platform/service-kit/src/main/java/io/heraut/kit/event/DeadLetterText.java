package io.heraut.kit.event;

import io.heraut.events.Topic;
import io.heraut.events.UndecodableEvent;
import org.jspecify.annotations.Nullable;

/** What is said of a failure, and where. */
final class DeadLetterText {
    private static final int LONGEST = 2_000;

    private DeadLetterText() {}

    /** For the table, which is emptied with the key's tombstone. */
    static String detail(Throwable failure) {
        Throwable cause = telling(failure);
        String message = cause.getMessage();
        boolean speaksForItself = cause instanceof RejectedEvent || cause instanceof UndecodableEvent;
        String text = speaksForItself && message != null
                ? message
                : cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        String stored = withoutNul(text);
        return stored == null ? "" : stored.substring(0, Math.min(LONGEST, stored.length()));
    }

    /** For logs and health: a message could quote what the topic says of a person. */
    static String summary(Throwable failure, String topic) {
        return isPersonal(topic) ? telling(failure).getClass().getSimpleName() : detail(failure);
    }

    /** Whether records of that topic may only be kept where a tombstone reaches them. */
    static boolean isPersonal(String topic) {
        return Topic.forName(topic)
                .filter(known -> known.retention() == Topic.Retention.COMPACT)
                .isPresent();
    }

    /** PostgreSQL stores no NUL in a text. */
    static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    private static Throwable telling(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < 20 && cause.getCause() != null; depth++) {
            if (cause instanceof RejectedEvent || cause instanceof UndecodableEvent) {
                break;
            }
            cause = cause.getCause();
        }
        return cause;
    }
}
