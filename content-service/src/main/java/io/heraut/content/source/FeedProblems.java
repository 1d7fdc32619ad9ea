package io.heraut.content.source;

import io.heraut.content.ContentProblem;
import io.heraut.content.newsroom.FeedAnswer;
import io.heraut.web.problem.ProblemException;
import java.net.URI;

/** Says to the client why a feed can not be had. */
final class FeedProblems {
    private FeedProblems() {}

    static ProblemException unreachable(FeedAnswer.Unreachable answer) {
        return new ProblemException(ContentProblem.FEED_UNREACHABLE, answer.reason());
    }

    static ProblemException notAllowed(FeedAnswer.NotAllowed answer) {
        return new ProblemException(ContentProblem.ADDRESS_NOT_ALLOWED, answer.reason());
    }

    static ProblemException invalid(FeedAnswer.Invalid answer) {
        ProblemException problem = new ProblemException(ContentProblem.FEED_INVALID, answer.reason());
        return answer.candidates().isEmpty()
                ? problem
                : problem.with(
                        "feeds", answer.candidates().stream().map(URI::toString).toList());
    }
}
