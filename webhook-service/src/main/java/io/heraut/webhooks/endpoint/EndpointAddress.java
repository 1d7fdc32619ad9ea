package io.heraut.webhooks.endpoint;

import io.heraut.kit.http.GuardedHttpClient;
import io.heraut.kit.http.GuardedHttpException;
import io.heraut.kit.http.Limits;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.webhooks.WebhooksProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks the address of an endpoint when somebody types it. It is checked again at each attempt. */
@ApplicationScoped
class EndpointAddress {
    private static final String POINTER = "/url";
    private static final Limits LIMITS =
            Limits.noRedirects().httpsUnlessAllowed().withTotal(Duration.ofSeconds(5));

    private final GuardedHttpClient client;

    EndpointAddress(GuardedHttpClient client) {
        this.client = client;
    }

    URI check(String text) {
        URI uri = parse(text);
        try {
            client.check(uri, LIMITS);
            return uri;
        } catch (GuardedHttpException e) {
            throw switch (e.reason()) {
                case BAD_ADDRESS, BAD_SCHEME -> invalid(e.getMessage(), e);
                case FORBIDDEN_ADDRESS ->
                    new ProblemException(WebhooksProblem.ADDRESS_NOT_ALLOWED, e.getMessage(), e)
                            .withError(POINTER, e.getMessage());
                case UNRESOLVABLE, UNREACHABLE, TIMEOUT, TOO_LARGE, TOO_MANY_REDIRECTS ->
                    new ProblemException(WebhooksProblem.ENDPOINT_UNRESOLVABLE, e.getMessage(), e)
                            .withError(POINTER, e.getMessage());
            };
        }
    }

    private static URI parse(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.getRawFragment() != null) {
                throw invalid("The address must not have a fragment (#).", null);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw invalid("This is no address.", e);
        }
    }

    private static ProblemException invalid(String reason, @Nullable Exception cause) {
        ProblemException problem = cause == null
                ? new ProblemException(CommonProblem.VALIDATION_FAILED, reason)
                : new ProblemException(CommonProblem.VALIDATION_FAILED, reason, cause);
        return problem.withError(POINTER, reason);
    }
}
