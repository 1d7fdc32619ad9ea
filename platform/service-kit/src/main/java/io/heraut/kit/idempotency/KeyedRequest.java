package io.heraut.kit.idempotency;

import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import java.util.HexFormat;

/**
 * A POST that carries an {@code Idempotency-Key}.
 *
 * @param bodyHash SHA-256 of the body as it was sent, in hexadecimal digits
 */
record KeyedRequest(String caller, String method, String path, String key, String bodyHash) {

    byte[] hash() {
        return HexFormat.of().parseHex(bodyHash);
    }

    ProblemException inUse() {
        return new ProblemException(
                        CommonProblem.IDEMPOTENCY_KEY_IN_USE,
                        "A request with this Idempotency-Key is being worked on; ask again in a moment.")
                .withHeader("Retry-After", "1");
    }

    ProblemException reused() {
        return new ProblemException(
                CommonProblem.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used for another request; take a new key for a new request.");
    }
}
