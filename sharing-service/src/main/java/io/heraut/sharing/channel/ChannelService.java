package io.heraut.sharing.channel;

import io.heraut.kit.Ids;
import io.heraut.kit.audit.Audit;
import io.heraut.sharing.SharingProblem;
import io.heraut.sharing.advocate.AdvocateService;
import io.heraut.sharing.network.Networks;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The channels of the advocate who asks. */
@ApplicationScoped
public class ChannelService {
    private static final int MAX_CHANNELS = 100;

    /** A channel, and whether it was made just now. */
    record Added(Channel channel, boolean isNew) {}

    private final ChannelRepository repository;
    private final AdvocateService advocates;
    private final Networks networks;
    private final Audit audit;
    private final Clock clock;

    ChannelService(
            ChannelRepository repository, AdvocateService advocates, Networks networks, Audit audit, Clock clock) {
        this.repository = repository;
        this.advocates = advocates;
        this.networks = networks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds the channel; one that is there already, the same in everything, is given back instead. */
    @Transactional
    Added add(ChannelRequest request) {
        if (networks.find(request.network()).isEmpty()) {
            throw new ProblemException(
                            SharingProblem.UNKNOWN_NETWORK,
                            "Known networks are " + String.join(", ", networks.names()) + ".")
                    .withError("/network", "is no known network");
        }
        UUID advocateId = advocates.current().id();
        advocates.lock(advocateId);
        Optional<Channel> same = repository.findSame(advocateId, request.network(), request.kind(), request.handle());
        if (same.isPresent()) {
            return new Added(same.get(), false);
        }
        if (repository.count(advocateId) >= MAX_CHANNELS) {
            throw new ProblemException(
                    SharingProblem.TOO_MANY_CHANNELS,
                    "An advocate has at most " + MAX_CHANNELS + " channels; remove one first.");
        }
        Channel channel = new Channel(
                Ids.next(), advocateId, request.network(), request.kind(), request.handle(), clock.instant());
        repository.insert(channel);
        audit.record("add", "channel", channel.id(), Map.of("network", channel.network()));
        return new Added(channel, true);
    }

    @Transactional
    Page<Channel> list(PageQuery query) {
        UUID advocateId = advocates.current().id();
        UUID after =
                query.cursor() == null ? null : Cursor.decode(query.cursor(), 1).uuid(0);
        return Page.of(
                repository.list(advocateId, after, query.limit() + 1),
                query.limit(),
                channel -> Cursor.encode(channel.id()));
    }

    @Transactional
    void remove(UUID id) {
        if (!repository.remove(advocates.current().id(), id, clock.instant())) {
            throw new ProblemException(CommonProblem.NOT_FOUND, "You have no such channel.");
        }
        audit.record("remove", "channel", id, null);
    }

    /** The channel, if it is one of that advocate's. */
    public Optional<Channel> owned(UUID advocateId, UUID id) {
        return repository.find(advocateId, id);
    }
}
