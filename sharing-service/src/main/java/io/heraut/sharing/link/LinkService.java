package io.heraut.sharing.link;

import io.heraut.kit.Ids;
import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.advocate.AdvocateService;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Issues links and shows them to whom they belong. */
@ApplicationScoped
public class LinkService {
    private final LinkRepository repository;
    private final LinkCodes codes;
    private final AdvocateService advocates;
    private final String base;

    LinkService(LinkRepository repository, LinkCodes codes, AdvocateService advocates, SharingConfig config) {
        this.repository = repository;
        this.codes = codes;
        this.advocates = advocates;
        this.base = base(config.publicBaseUrl());
    }

    /** A link for that share, in the transaction in which the share is made. */
    @Transactional(Transactional.TxType.MANDATORY)
    public TrackedLink issue(UUID shareId, Instant now) {
        while (true) {
            TrackedLink link = new TrackedLink(Ids.next(), codes.next(), now);
            if (repository.insert(link, shareId)) {
                return link;
            }
        }
    }

    /** The code as it is stored, if it is one that this installation can have made. Asks nobody. */
    public Optional<String> recognise(String typed) {
        return codes.recognise(typed);
    }

    /** What following needs of the link with that code, from the database. */
    public Optional<FollowedLink> follow(String code) {
        return repository.follow(code);
    }

    /** Where the world finds the link. */
    public URI url(TrackedLink link) {
        return url(link.code());
    }

    public URI url(String code) {
        return URI.create(base + "/s/" + code);
    }

    /** An address as long as that of any link, to measure texts with before the link is there. */
    public URI sampleUrl() {
        return url(LinkCodes.ALPHABET.substring(0, LinkCodes.LENGTH));
    }

    /**
     * The link, if it is one of the caller's.
     *
     * @throws ProblemException 404 when it is not
     */
    @Transactional
    public LinkView own(UUID id) {
        return repository
                .find(advocates.current().id(), id, this::url)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "You have no such link."));
    }

    private static String base(URI publicBaseUrl) {
        String scheme = publicBaseUrl.getScheme();
        boolean isWeb = ("http".equals(scheme) || "https".equals(scheme)) && publicBaseUrl.getHost() != null;
        if (!isWeb || publicBaseUrl.getRawQuery() != null || publicBaseUrl.getRawFragment() != null) {
            throw new IllegalArgumentException("heraut.sharing.public-base-url is " + publicBaseUrl
                    + ", but must be something like https://go.example.com");
        }
        return publicBaseUrl.toString().replaceAll("/+$", "");
    }
}
