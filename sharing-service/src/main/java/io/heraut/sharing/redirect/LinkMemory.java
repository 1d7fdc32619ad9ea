package io.heraut.sharing.redirect;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.content.ContentService;
import io.heraut.sharing.content.LinkedContent;
import io.heraut.sharing.link.FollowedLink;
import io.heraut.sharing.link.LinkService;
import io.heraut.web.health.Degradations;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What following links needs, in memory. Links never change, so they stay as long as there is room; content items do, and
 * are dropped when a change is announced ({@link ContentChanges}) and asked for again after a while in any case.
 */
@ApplicationScoped
class LinkMemory {
    /** A link and what it leads to. */
    static final class Known {
        private final FollowedLink link;
        private final LinkedContent content;
        private volatile @Nullable String target;

        Known(FollowedLink link, LinkedContent content) {
            this.link = link;
            this.content = content;
        }

        FollowedLink link() {
            return link;
        }

        LinkedContent content() {
            return content;
        }

        /** The address that it leads to, worked out once. */
        String target(Function<Known, String> workOut) {
            String known = target;
            if (known == null) {
                known = workOut.apply(this);
                target = known;
            }
            return known;
        }
    }

    /** A link, and what was last known of what it leads to. */
    private static final class Entry {
        private final FollowedLink link;
        private volatile @Nullable Known known;

        Entry(FollowedLink link) {
            this.link = link;
        }

        /** The same one as long as the content is the same one. */
        Known with(LinkedContent content) {
            Known last = known;
            if (last == null || last.content() != content) {
                last = new Known(link, content);
                known = last;
            }
            return last;
        }
    }

    /** Unknown codes that passed the check symbols are forged or of a database that was lost: a short memory will do. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);

    private static final int LOADERS = 4;

    private static final String PART = "link-look-up";

    private final LinkService links;
    private final Degradations degradations;
    private final AsyncCache<String, Entry> byCode;
    private final Cache<String, Boolean> unknown;
    private final AsyncLoadingCache<UUID, Optional<LinkedContent>> contents;
    private final ExecutorService loaders = Executors.newFixedThreadPool(
            LOADERS, Thread.ofPlatform().name("link-loader-", 0).daemon().factory());

    LinkMemory(LinkService links, ContentService content, SharingConfig config, Degradations degradations) {
        this.links = links;
        this.degradations = degradations;
        SharingConfig.Links sizes = config.links();
        this.byCode = Caffeine.newBuilder()
                .maximumSize(sizes.cacheSize())
                .executor(loaders)
                .buildAsync();
        this.unknown = Caffeine.newBuilder()
                .maximumSize(sizes.unknownCacheSize())
                .expireAfterWrite(UNKNOWN_FOR)
                .build();
        // Refreshed while it is in use, so that it can be answered from memory while the database is away; dropped when
        // it is not in use, so that nothing old is shown after a pause.
        this.contents = Caffeine.newBuilder()
                .maximumSize(sizes.contentCacheSize())
                .refreshAfterWrite(sizes.timeToLive())
                .expireAfterAccess(sizes.timeToLive().multipliedBy(2))
                .executor(loaders)
                .buildAsync(id -> lookUp(() -> content.linked(id)));
    }

    void onStop(@Observes ShutdownEvent stop) {
        loaders.shutdownNow();
    }

    /** What is in memory of that code, as it is written in links; null when that is not enough. */
    @Nullable
    Known recall(String code) {
        CompletableFuture<Entry> entry = byCode.getIfPresent(code);
        Entry link = entry == null || entry.isCompletedExceptionally() ? null : entry.getNow(null);
        if (link == null) {
            return null;
        }
        CompletableFuture<Optional<LinkedContent>> content = contents.getIfPresent(link.link.contentItemId());
        Optional<LinkedContent> present =
                content == null || content.isCompletedExceptionally() ? null : content.getNow(null);
        return present == null || present.isEmpty() ? null : link.with(present.get());
    }

    /** Completed already when it is in memory. Fails when it is not and the database is away. */
    CompletableFuture<Optional<Known>> find(String code) {
        if (unknown.getIfPresent(code) != null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return byCode.get(code, (key, loader) -> CompletableFuture.supplyAsync(() -> load(key), loader))
                .thenCompose(link -> link == null
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : contents.get(link.link.contentItemId()).thenApply(content -> content.map(link::with)));
    }

    void forgetContent(UUID id) {
        contents.synchronous().invalidate(id);
    }

    void forgetAllContent() {
        contents.synchronous().invalidateAll();
    }

    private @Nullable Entry load(String code) {
        Optional<FollowedLink> link = lookUp(() -> links.follow(code));
        if (link.isEmpty()) {
            unknown.put(code, true);
        }
        return link.map(Entry::new).orElse(null);
    }

    private <T> T lookUp(Supplier<T> inDatabase) {
        try {
            T found = inDatabase.get();
            degradations.clear(PART);
            return found;
        } catch (RuntimeException e) {
            degradations.set(PART, "The database is away; links that are not in memory can not be followed");
            throw e;
        }
    }
}
