package io.heraut.sharing.share;

import io.heraut.events.EventType;
import io.heraut.events.EvidenceLevel;
import io.heraut.events.ShareCreated;
import io.heraut.kit.Ids;
import io.heraut.kit.audit.Audit;
import io.heraut.kit.event.Outbox;
import io.heraut.sharing.SharingProblem;
import io.heraut.sharing.advocate.Advocate;
import io.heraut.sharing.advocate.AdvocateService;
import io.heraut.sharing.channel.Channel;
import io.heraut.sharing.channel.ChannelService;
import io.heraut.sharing.content.ContentItem;
import io.heraut.sharing.content.ContentService;
import io.heraut.sharing.content.OfferedCaption;
import io.heraut.sharing.evidence.EvidenceService;
import io.heraut.sharing.evidence.EvidencedShare;
import io.heraut.sharing.evidence.Finding;
import io.heraut.sharing.evidence.Source;
import io.heraut.sharing.link.LinkService;
import io.heraut.sharing.link.TrackedLink;
import io.heraut.sharing.network.Networks;
import io.heraut.sharing.network.Post;
import io.heraut.sharing.network.SocialNetwork;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Issues shares, takes claims, shows evidence. Whoever asks sees their own shares and no others. */
@ApplicationScoped
class ShareService {
    /** The words of a share, and where they come from. */
    private record Words(String text, @Nullable UUID captionId) {}

    private final ShareRepository repository;
    private final AdvocateService advocates;
    private final ChannelService channels;
    private final ContentService content;
    private final LinkService links;
    private final EvidenceService evidence;
    private final Networks networks;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ShareService(
            ShareRepository repository,
            AdvocateService advocates,
            ChannelService channels,
            ContentService content,
            LinkService links,
            EvidenceService evidence,
            Networks networks,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.advocates = advocates;
        this.channels = channels;
        this.content = content;
        this.links = links;
        this.evidence = evidence;
        this.networks = networks;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    ShareView issue(ShareRequest request) {
        Advocate advocate = advocates.current();
        Instant now = clock.instant();
        ContentItem item = content.find(request.contentItemId())
                .orElseThrow(() -> new ProblemException(
                                SharingProblem.CONTENT_NOT_KNOWN_YET,
                                "If the item was published just now, ask again in a moment.")
                        .withHeader("Retry-After", "1"));
        refuseUnless(Eligibility.of(item, advocate, now));
        Channel channel = channels.owned(advocate.id(), request.channelId())
                .orElseThrow(() -> new ProblemException(SharingProblem.UNKNOWN_CHANNEL, "You have no such channel.")
                        .withError("/channelId", "is none of your channels"));
        SocialNetwork network = networks.get(channel.network());

        advocates.lock(advocate.id());
        Words words = words(request, item, network, advocate);
        refuseIfTooLong(network, new Post(words.text(), links.sampleUrl(), item.title()));
        Share share = new Share(
                Ids.next(),
                advocate.id(),
                item.id(),
                channel.id(),
                network.name(),
                channel.kind(),
                words.captionId(),
                repository.attempts(advocate.id(), item.id(), network.name()) + 1,
                words.text(),
                now);
        repository.insert(share);
        repository.register(share, advocate.team(), advocate.country());
        TrackedLink link = links.issue(share.id(), now);
        IssuedShare issued = new IssuedShare(share, link, EvidenceLevel.ISSUED, item.title());

        evidence.add(issued.evidenced(), Finding.of(EvidenceLevel.ISSUED, now, Source.SERVICE));
        outbox.publish(EventType.SHARE_CREATED, share.id(), created(issued), now);
        audit.record("issue", "share", share.id(), Map.of("network", share.network()));
        return view(issued);
    }

    @Transactional
    ShareView claim(UUID id) {
        EvidencedShare share = own(id).evidenced();
        if (evidence.add(share, Finding.of(EvidenceLevel.CLAIMED, clock.instant(), Source.ADVOCATE))) {
            audit.record("claim", "share", id, null);
        }
        return view(own(id));
    }

    @Transactional
    ShareView find(UUID id) {
        return view(own(id));
    }

    @Transactional
    EvidenceView evidence(UUID id) {
        IssuedShare share = own(id);
        return EvidenceView.of(id, share.level(), evidence.facts(id));
    }

    @Transactional
    Page<ShareView> list(PageQuery query) {
        UUID advocateId = advocates.current().id();
        UUID before =
                query.cursor() == null ? null : Cursor.decode(query.cursor(), 1).uuid(0);
        return Page.of(
                        repository.list(advocateId, before, query.limit() + 1),
                        query.limit(),
                        issued -> Cursor.encode(issued.share().id()))
                .map(this::view);
    }

    private IssuedShare own(UUID id) {
        return repository
                .find(advocates.current().id(), id)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "You have no such share."));
    }

    /** The advocate's own words, or those of a caption; without either, the item's title. */
    private Words words(ShareRequest request, ContentItem item, SocialNetwork network, Advocate advocate) {
        List<OfferedCaption> captions = content.lockCaptions(item.id(), network.name()).stream()
                .filter(caption -> network.fits(new Post(caption.text(), links.sampleUrl(), item.title())))
                .toList();
        OfferedCaption asked = request.captionId() == null ? null : caption(request.captionId(), captions);
        if (request.text() != null && !request.text().isBlank()) {
            return new Words(request.text().replace("\r\n", "\n").strip(), request.captionId());
        }
        List<String> languages = Stream.of(advocate.locale(), item.language())
                .filter(Objects::nonNull)
                .map(Eligibility::primaryLanguage)
                .toList();
        OfferedCaption caption =
                asked != null ? asked : CaptionChoice.next(captions, languages).orElse(null);
        if (caption == null) {
            return new Words(item.title(), null);
        }
        content.countUse(caption.id());
        return new Words(caption.text(), caption.id());
    }

    private static OfferedCaption caption(UUID id, List<OfferedCaption> captions) {
        return captions.stream()
                .filter(caption -> caption.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                                SharingProblem.UNKNOWN_CAPTION, "The item has no such caption for this network.")
                        .withError("/captionId", "is no caption of the item for this network"));
    }

    private static void refuseUnless(Eligibility eligibility) {
        switch (eligibility) {
            case Eligibility.Allowed allowed -> {}
            case Eligibility.Refused(SharingProblem problem, String detail, Map<String, Object> facts) -> {
                ProblemException refusal = new ProblemException(problem, detail);
                facts.forEach(refusal::with);
                throw refusal;
            }
        }
    }

    private static void refuseIfTooLong(SocialNetwork network, Post post) {
        if (!network.fits(post)) {
            int length = network.length(post);
            throw new ProblemException(
                            SharingProblem.TEXT_TOO_LONG,
                            network.name() + " takes " + network.limit() + ", the text with its link counts as "
                                    + length + ".")
                    .withError("/text", "is too long by " + (length - network.limit()))
                    .with("limit", network.limit())
                    .with("length", length);
        }
    }

    private Post post(IssuedShare issued) {
        return new Post(issued.share().words(), links.url(issued.link()), issued.title());
    }

    private ShareView view(IssuedShare issued) {
        Share share = issued.share();
        SocialNetwork network = networks.get(share.network());
        Post post = post(issued);
        return new ShareView(
                share.id(),
                share.advocateId(),
                share.contentItemId(),
                share.network(),
                share.channelKind(),
                share.captionId(),
                share.attempt(),
                issued.level(),
                new ShareView.LinkPart(issued.link().id(), issued.link().code(), post.link()),
                network.text(post),
                network.intent(post),
                !network.takesText(),
                share.createdAt());
    }

    private static ShareCreated created(IssuedShare issued) {
        Share share = issued.share();
        return new ShareCreated(
                share.id(),
                share.advocateId(),
                share.contentItemId(),
                issued.link().id(),
                share.network(),
                share.channelKind().name(),
                share.captionId(),
                share.attempt());
    }
}
