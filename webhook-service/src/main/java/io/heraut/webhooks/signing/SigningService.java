package io.heraut.webhooks.signing;

import io.heraut.kit.Ids;
import io.heraut.web.problem.ProblemException;
import io.heraut.webhooks.WebhooksConfig;
import io.heraut.webhooks.WebhooksProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes, keeps and rotates the secrets of endpoints. Its methods belong into the caller's transaction. */
@ApplicationScoped
public class SigningService {
    /** More would make a header that receivers cut off. */
    private static final int MOST_VALID = 10;

    private final EndpointSecretRepository secrets;
    private final SecretVault vault;
    private final WebhooksConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SigningService(EndpointSecretRepository secrets, SecretVault vault, WebhooksConfig config, Clock clock) {
        this.secrets = secrets;
        this.vault = vault;
        this.config = config;
        this.clock = clock;
    }

    /** The first secret of a new endpoint. */
    public SigningSecret issue(UUID endpointId) {
        SigningSecret secret = SigningSecret.make(random);
        UUID id = Ids.next();
        secrets.persist(new EndpointSecret(id, endpointId, vault.seal(secret, id, endpointId), clock.instant()));
        return secret;
    }

    /**
     * A new secret for an endpoint whose row the caller holds locked.
     *
     * @param previousValidUntil until when the former one signs as well
     */
    public record Rotation(SigningSecret secret, Instant previousValidUntil) {}

    public Rotation rotate(UUID endpointId) {
        Instant now = clock.instant();
        List<EndpointSecret> valid = secrets.valid(List.of(endpointId), now);
        if (valid.size() >= MOST_VALID) {
            throw new ProblemException(
                    WebhooksProblem.TOO_MANY_SECRETS,
                    "This endpoint has " + valid.size() + " secrets that still sign. Wait until one of them ends.");
        }
        Instant end = now.plus(config.secretOverlap());
        valid.stream().filter(EndpointSecret::isCurrent).forEach(current -> current.endAt(end));
        // The database allows one current secret per endpoint at any moment.
        secrets.flush();
        return new Rotation(issue(endpointId), end);
    }

    /** What signs for each of these endpoints now. */
    public Map<UUID, EndpointSigner> signers(Collection<UUID> endpointIds) {
        return secrets.valid(endpointIds, clock.instant()).stream()
                .collect(Collectors.groupingBy(
                        EndpointSecret::endpointId,
                        Collectors.collectingAndThen(Collectors.toList(), valid -> new EndpointSigner(vault, valid))));
    }

    /** Forgets the secrets whose overlap is over. */
    public long deleteEnded() {
        return secrets.deleteEnded(clock.instant());
    }
}
