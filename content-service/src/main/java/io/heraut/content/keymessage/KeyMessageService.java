package io.heraut.content.keymessage;

import com.fasterxml.jackson.databind.JsonNode;
import io.heraut.content.ContentProblem;
import io.heraut.content.request.Edits;
import io.heraut.kit.advocate.AdvocateDirectory;
import io.heraut.kit.audit.Audit;
import io.heraut.web.ETags;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the key messages. */
@ApplicationScoped
public class KeyMessageService {
    private static final String OBJECT = "key-message";

    private final KeyMessageRepository keyMessages;
    private final AdvocateDirectory directory;
    private final Edits edits;
    private final Audit audit;
    private final Clock clock;

    KeyMessageService(
            KeyMessageRepository keyMessages, AdvocateDirectory directory, Edits edits, Audit audit, Clock clock) {
        this.keyMessages = keyMessages;
        this.directory = directory;
        this.edits = edits;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is shown of a key message, and the version that an edit has to name. */
    record Versioned(KeyMessageView view, long version) {}

    @Transactional
    Versioned create(KeyMessageRequest request) {
        KeyMessage keyMessage =
                new KeyMessage(request, directory.requireCurrent().advocateId(), clock.instant());
        keyMessages.persistAndFlush(keyMessage);
        audit.record("create", OBJECT, keyMessage.id(), null);
        return versioned(keyMessage);
    }

    @Transactional
    Versioned change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        directory.requireCurrent();
        KeyMessage keyMessage = keyMessages.findForChange(id).orElseThrow(KeyMessageService::notFound);
        ETags.requireMatch(ifMatch, keyMessage.version());
        keyMessage.change(edits.merged(keyMessage.asRequest(), patch, KeyMessageRequest.class), clock.instant());
        keyMessages.flush();
        audit.record("edit", OBJECT, id, null);
        return versioned(keyMessage);
    }

    @Transactional
    Versioned get(UUID id) {
        return versioned(keyMessages.findByIdOptional(id).orElseThrow(KeyMessageService::notFound));
    }

    @Transactional
    Page<KeyMessageView> list(PageQuery page) {
        UUID before =
                page.cursor() == null ? null : Cursor.decode(page.cursor(), 1).uuid(0);
        return Page.of(
                        keyMessages.newest(before, page.limit() + 1),
                        page.limit(),
                        keyMessage -> Cursor.encode(keyMessage.id()))
                .map(KeyMessage::view);
    }

    /** Those of them that exist. */
    public Map<UUID, KeyMessageView> byIds(Collection<UUID> ids) {
        return keyMessages.byIds(ids).stream().collect(Collectors.toMap(KeyMessage::id, KeyMessage::view));
    }

    /** Refuses a list that names one that does not exist. */
    public void requireKnown(List<UUID> ids) {
        Set<UUID> known = byIds(ids).keySet();
        ProblemException problem = null;
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                problem = (problem == null
                                ? new ProblemException(
                                        ContentProblem.UNKNOWN_KEY_MESSAGE,
                                        "See errors for the key messages that do not exist.")
                                : problem)
                        .withError("/keyMessageIds/" + i, "is no key message");
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    private static Versioned versioned(KeyMessage keyMessage) {
        return new Versioned(keyMessage.view(), keyMessage.version());
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no key message with this id.");
    }
}
