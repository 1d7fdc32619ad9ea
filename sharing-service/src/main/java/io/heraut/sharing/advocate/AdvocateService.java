package io.heraut.sharing.advocate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heraut.events.AdvocateRegistered;
import io.heraut.events.AdvocateState;
import io.heraut.events.AdvocateUpdated;
import io.heraut.events.EventType;
import io.heraut.kit.event.Outbox;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.security.Caller;
import io.heraut.web.security.Roles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Knows who makes the request as an advocate. Whoever comes with a person's token for the first time is given a random
 * id; the other services learn of it by event. When a token says something new of the person, they learn that too.
 */
@ApplicationScoped
public class AdvocateService {
    /** Roles that people have; partners' service accounts have none of them. */
    private static final List<String> ROLES_OF_PEOPLE =
            List.of(Roles.ADVOCATE, Roles.CURATOR, Roles.REVIEWER, Roles.PROGRAM_MANAGER, Roles.ADMIN);

    private final AdvocateRepository repository;
    private final Outbox outbox;
    private final Clock clock;
    private final Caller caller;
    private final SecurityIdentity identity;
    private final Cache<String, AdvocateRepository.Known> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    AdvocateService(
            AdvocateRepository repository, Outbox outbox, Clock clock, Caller caller, SecurityIdentity identity) {
        this.repository = repository;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.identity = identity;
    }

    /** Whether the request comes from a person, not from a partner's system. */
    public boolean isPerson() {
        return !caller.isAnonymous() && ROLES_OF_PEOPLE.stream().anyMatch(caller::hasRole);
    }

    /**
     * The advocate who makes the request, registered if this is the first time.
     *
     * @throws ProblemException 403 when no person makes it
     */
    public Advocate current() {
        if (!isPerson()) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "A service account is no advocate.");
        }
        Person person = new Person(
                caller.subject(), caller.name(), caller.locale(), caller.country(), caller.team(), tokenIssuedAt());
        AdvocateRepository.Known cached = known.getIfPresent(person.sub());
        if (cached == null || isNews(cached.person(), person)) {
            cached = QuarkusTransaction.requiringNew().call(() -> learn(person));
            known.put(person.sub(), cached);
        }
        Person latest = cached.person();
        return new Advocate(cached.id(), latest.name(), latest.locale(), latest.country(), latest.team());
    }

    /** Holds the advocate's row until the transaction ends, so that what is counted per advocate stands still. */
    public void lock(UUID advocateId) {
        repository.lock(advocateId);
    }

    private AdvocateRepository.Known learn(Person person) {
        AdvocateRepository.Known existing = repository.bySubject(person.sub()).orElse(null);
        if (existing == null) {
            UUID id = UUID.randomUUID();
            Instant now = clock.instant();
            if (repository.register(id, person, now)) {
                tell(id, person, now);
                outbox.publish(EventType.ADVOCATE_REGISTERED, id, new AdvocateRegistered(id), now);
                return new AdvocateRepository.Known(id, person);
            }
            // Another replica was faster; its transaction has ended by now.
        } else if (!isNews(existing.person(), person)) {
            return existing;
        }
        AdvocateRepository.Known current = repository
                .lockBySubject(person.sub())
                .orElseThrow(() -> new IllegalStateException("An advocate has vanished"));
        if (!isNews(current.person(), person)) {
            return current;
        }
        Instant now = clock.instant();
        repository.update(current.id(), person);
        tell(current.id(), person, now);
        outbox.publish(EventType.ADVOCATE_UPDATED, current.id(), new AdvocateUpdated(current.id()), now);
        return new AdvocateRepository.Known(current.id(), person);
    }

    private void tell(UUID id, Person person, Instant now) {
        outbox.publish(
                EventType.ADVOCATE_STATE,
                id,
                new AdvocateState(id, person.sub(), person.name(), person.locale(), person.country(), person.team()),
                now);
    }

    /** An older token does not undo what a newer one said. */
    private static boolean isNews(Person latest, Person person) {
        return !person.saysTheSameAs(latest) && !person.saidAt().isBefore(latest.saidAt());
    }

    private Instant tokenIssuedAt() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getIssuedAtTime())
                : Instant.EPOCH;
    }
}
