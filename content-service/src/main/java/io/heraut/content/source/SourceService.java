package io.heraut.content.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.heraut.content.ContentProblem;
import io.heraut.content.newsroom.FeedAnswer;
import io.heraut.content.newsroom.Newsroom;
import io.heraut.content.request.Answers;
import io.heraut.content.request.Edits;
import io.heraut.kit.advocate.AdvocateDirectory;
import io.heraut.kit.audit.Audit;
import io.heraut.kit.idempotency.Idempotent;
import io.heraut.web.ETags;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Keeps the sources. A source whose feed can not be read is not taken. */
@ApplicationScoped
class SourceService {
    private static final String OBJECT = "source";

    private final SourceRepository sources;
    private final Newsroom newsroom;
    private final AdvocateDirectory directory;
    private final Edits edits;
    private final Audit audit;
    private final Clock clock;

    SourceService(
            SourceRepository sources,
            Newsroom newsroom,
            AdvocateDirectory directory,
            Edits edits,
            Audit audit,
            Clock clock) {
        this.sources = sources;
        this.newsroom = newsroom;
        this.directory = directory;
        this.edits = edits;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is shown of a source, and the version that an edit has to name. */
    record Versioned(SourceView view, long version) {}

    /** Refuses an address without a feed, or with one that is there already; outside of any transaction. */
    void requireNewFeed(URI address) {
        directory.requireCurrent();
        sources.withUrl(address.toString()).ifPresent(source -> {
            throw exists(source);
        });
        switch (newsroom.feed(address, null, null)) {
            case FeedAnswer.Found ignored -> {}
            case FeedAnswer.Unchanged ignored ->
                throw new IllegalStateException("A feed that nothing is known of can not be unchanged");
            case FeedAnswer.Unreachable unreachable -> throw FeedProblems.unreachable(unreachable);
            case FeedAnswer.Invalid invalid -> throw FeedProblems.invalid(invalid);
            case FeedAnswer.NotAllowed notAllowed -> throw FeedProblems.notAllowed(notAllowed);
        }
    }

    /** After {@link #requireNewFeed}. */
    @Idempotent
    public Response create(SourceRequest request) {
        Source source = new Source(request, directory.requireCurrent().advocateId(), clock.instant());
        try {
            sources.persistAndFlush(source);
        } catch (ConstraintViolationException e) {
            throw existsNow(e);
        }
        audit.record("create", OBJECT, source.id(), null);
        return Answers.created("/api/v1/sources/" + source.id(), source.view(), source.version());
    }

    /** The address that the edit leads to, if it is another one; nothing is changed yet. */
    @Transactional
    public Optional<URI> otherFeed(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Source source = find(id);
        ETags.requireMatch(ifMatch, source.version());
        URI address =
                edits.merged(source.asRequest(), patch, SourceRequest.class).address();
        return address.equals(source.url()) ? Optional.empty() : Optional.of(address);
    }

    @Transactional
    public Versioned change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        directory.requireCurrent();
        Source source = findForChange(id);
        ETags.requireMatch(ifMatch, source.version());
        SourceRequest current = source.asRequest();
        SourceRequest changed = edits.merged(current, patch, SourceRequest.class);
        if (!changed.equals(current)) {
            source.change(changed, clock.instant());
            try {
                sources.flush();
            } catch (ConstraintViolationException e) {
                throw existsNow(e);
            }
            audit.record("edit", OBJECT, id, null);
        }
        return versioned(source);
    }

    /** Its items stay. */
    @Transactional
    public void delete(UUID id, @Nullable String ifMatch) {
        directory.requireCurrent();
        Source source = findForChange(id);
        if (ifMatch != null) {
            ETags.requireMatch(ifMatch, source.version());
        }
        sources.delete(source);
        audit.record("delete", OBJECT, id, null);
    }

    @Transactional
    public Versioned get(UUID id) {
        return versioned(find(id));
    }

    @Transactional
    public Page<SourceView> list(PageQuery page) {
        UUID before =
                page.cursor() == null ? null : Cursor.decode(page.cursor(), 1).uuid(0);
        return Page.of(sources.newest(before, page.limit() + 1), page.limit(), source -> Cursor.encode(source.id()))
                .map(Source::view);
    }

    private Source find(UUID id) {
        return sources.findByIdOptional(id).orElseThrow(SourceService::notFound);
    }

    private Source findForChange(UUID id) {
        return sources.findForChange(id).orElseThrow(SourceService::notFound);
    }

    private static Versioned versioned(Source source) {
        return new Versioned(source.view(), source.version());
    }

    private static ProblemException exists(Source source) {
        return new ProblemException(ContentProblem.SOURCE_EXISTS, "A source has this address already.")
                .with("sourceId", source.id());
    }

    private static RuntimeException existsNow(ConstraintViolationException e) {
        return "source_url_once".equals(e.getConstraintName())
                ? new ProblemException(ContentProblem.SOURCE_EXISTS, "A source has this address already.", e)
                : e;
    }

    static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no source with this id.");
    }
}
