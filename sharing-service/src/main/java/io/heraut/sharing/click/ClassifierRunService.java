package io.heraut.sharing.click;

import io.heraut.kit.Ids;
import io.heraut.kit.audit.Audit;
import io.heraut.sharing.SharingProblem;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Starts and stops classifier runs, and tells how far they have come. */
@ApplicationScoped
class ClassifierRunService {
    private static final int MOST_OPEN = 10;

    private final ClassifierRunRepository repository;
    private final ClassifierVersion version;
    private final Audit audit;
    private final Clock clock;

    ClassifierRunService(ClassifierRunRepository repository, ClassifierVersion version, Audit audit, Clock clock) {
        this.repository = repository;
        this.version = version;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    ClassifierRunView start(ClassifierRunRequest request) {
        Instant now = clock.instant();
        if (!request.from().isBefore(request.to())) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "The period ends before it begins.")
                    .withError("/to", "has to be after from");
        }
        if (request.to().isAfter(now)) {
            throw new ProblemException(
                            CommonProblem.VALIDATION_FAILED, "What has not happened yet can not be judged again.")
                    .withError("/to", "is in the future");
        }
        if (repository.lockAndCountOpen() >= MOST_OPEN) {
            throw new ProblemException(
                    SharingProblem.TOO_MANY_CLASSIFIER_RUNS,
                    "There are " + MOST_OPEN + " runs that are not over. Wait for one, or stop one.");
        }
        UUID id = Ids.next();
        repository.insert(id, version.id(), request.from(), request.to(), now);
        audit.record(
                "start",
                "classifier-run",
                id,
                Map.of(
                        "from", request.from().toString(),
                        "to", request.to().toString(),
                        "classifier", version.name()));
        return get(id);
    }

    @Transactional
    ClassifierRunView get(UUID id) {
        return repository.find(id).map(ClassifierRunView::of).orElseThrow(ClassifierRunService::notFound);
    }

    @Transactional
    Page<ClassifierRunView> list(PageQuery query) {
        UUID before =
                query.cursor() == null ? null : Cursor.decode(query.cursor(), 1).uuid(0);
        return Page.of(repository.list(before, query.limit() + 1), query.limit(), run -> Cursor.encode(run.id()))
                .map(ClassifierRunView::of);
    }

    @Transactional
    ClassifierRunView stop(UUID id) {
        ClassifierRunStatus status = repository.lock(id).orElseThrow(ClassifierRunService::notFound);
        if (status.isOver()) {
            throw new ProblemException(
                    SharingProblem.CLASSIFIER_RUN_OVER, "The run is " + status + ": there is nothing left to stop.");
        }
        if (status != status.whenStopped()) {
            repository.changeStatus(id, status.whenStopped(), clock.instant());
            audit.record("stop", "classifier-run", id, Map.of());
        }
        return get(id);
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no such classifier run.");
    }
}
