package io.heraut.web;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Strong entity tags made of a row's version, and the precondition that an edit carries. */
public final class ETags {

    private ETags() {}

    /** Value of the {@code ETag} header, quotes included. */
    public static String of(long version) {
        return "\"v" + version + "\"";
    }

    /**
     * Passes when the {@code If-Match} header names the version, or is {@code *}.
     *
     * @throws ProblemException 428 without the header, 412 when it names other versions (a weak tag never matches)
     */
    public static void requireMatch(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    CommonProblem.PRECONDITION_REQUIRED,
                    "Read the resource first and send its ETag in the If-Match header.");
        }
        String current = of(version);
        for (String tag : ifMatch.split(",", -1)) {
            String candidate = tag.strip();
            if (candidate.equals("*") || candidate.equals(current)) {
                return;
            }
        }
        throw new ProblemException(
                        CommonProblem.PRECONDITION_FAILED,
                        "The resource has changed since it was read: read it again and repeat the change on it.")
                .withHeader("ETag", current);
    }
}
