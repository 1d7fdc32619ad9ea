package io.heraut.content.newsroom;

import io.heraut.content.ContentConfig;
import io.heraut.kit.http.GuardedHttpClient;
import io.heraut.kit.http.GuardedHttpException;
import io.heraut.kit.http.GuardedResponse;
import io.heraut.kit.http.Limits;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Fetches feeds and pages. Slow by nature: never called inside a transaction. */
@ApplicationScoped
public class Newsroom {
    private static final String FEEDS =
            "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

    private final GuardedHttpClient http;
    private final Limits feedLimits;
    private final Limits pageLimits;
    private final Duration pagesTimeout;
    /** Bounds what all imports of this replica fetch at the same time. */
    private final Semaphore pageSlots;

    private final ExecutorService fetchers = Executors.newVirtualThreadPerTaskExecutor();

    Newsroom(GuardedHttpClient http, ContentConfig config) {
        this.http = http;
        this.feedLimits = Limits.standard()
                .withTotal(config.imports().feedTimeout())
                .withMaxBodyBytes(Math.toIntExact(config.imports().maxFeedSize().asLongValue()));
        this.pageLimits = Limits.standard()
                .withTotal(config.imports().pageTimeout())
                .keepingFirst(Math.toIntExact(config.imports().maxPageSize().asLongValue()));
        this.pagesTimeout = config.imports().pagesTimeout();
        this.pageSlots = new Semaphore(config.imports().parallelPages());
    }

    @PreDestroy
    void close() {
        fetchers.shutdownNow();
    }

    /**
     * Fetches a feed, if it is another one than last time.
     *
     * @param etag what the feed's server said last time, and so on
     */
    public FeedAnswer feed(URI address, @Nullable String etag, @Nullable String lastModified) {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", FEEDS));
        if (etag != null) {
            headers.put("If-None-Match", etag);
        }
        if (lastModified != null) {
            headers.put("If-Modified-Since", lastModified);
        }
        GuardedResponse response;
        try {
            response = http.send("GET", address, headers, null, feedLimits);
        } catch (GuardedHttpException e) {
            return switch (e.reason()) {
                case FORBIDDEN_ADDRESS, BAD_ADDRESS, BAD_SCHEME -> new FeedAnswer.NotAllowed(e.getMessage());
                case TOO_LARGE -> new FeedAnswer.Invalid(e.getMessage(), List.of());
                case UNRESOLVABLE, UNREACHABLE, TIMEOUT, TOO_MANY_REDIRECTS ->
                    new FeedAnswer.Unreachable(e.getMessage());
            };
        }
        if (response.status() == 304 && (etag != null || lastModified != null)) {
            return new FeedAnswer.Unchanged();
        }
        if (!response.isSuccess()) {
            return new FeedAnswer.Unreachable("The address answers with status " + response.status() + ".");
        }
        FeedReading reading =
                FeedReader.read(response.body(), response.header("Content-Type").orElse(null), response.finalUri());
        return switch (reading) {
            case FeedReading.NoFeed noFeed -> new FeedAnswer.Invalid(noFeed.reason(), noFeed.candidates());
            case FeedReading.Feed feed ->
                new FeedAnswer.Found(feed, validator(response, "ETag"), validator(response, "Last-Modified"));
        };
    }

    /** What a page says of itself. */
    public PageAnswer page(URI address) {
        try {
            GuardedResponse response =
                    http.send("GET", address, Map.of("Accept", "text/html, application/xhtml+xml"), null, pageLimits);
            if (!response.isSuccess()) {
                return PageAnswer.unread("The page answers with status " + response.status() + ".");
            }
            return PageAnswer.read(PageReader.read(
                    response.body(), response.header("Content-Type").orElse(null), response.finalUri()));
        } catch (GuardedHttpException e) {
            return PageAnswer.unread(e.getMessage());
        }
    }

    /** As {@link #page}, for several at the same time; those that do not come in time count as not read. */
    public Map<URI, PageAnswer> pages(Collection<URI> addresses) {
        long deadline = System.nanoTime() + pagesTimeout.toNanos();
        Map<URI, Future<PageAnswer>> fetches = new HashMap<>();
        for (URI address : addresses) {
            fetches.computeIfAbsent(address, each -> fetchers.submit(() -> inSlot(each, deadline)));
        }
        Map<URI, PageAnswer> answers = new HashMap<>();
        for (Map.Entry<URI, Future<PageAnswer>> fetch : fetches.entrySet()) {
            answers.put(fetch.getKey(), await(fetch.getValue(), deadline));
        }
        return answers;
    }

    private PageAnswer inSlot(URI address, long deadline) throws InterruptedException {
        if (!pageSlots.tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            return PageAnswer.unread("There was no time left to read the page.");
        }
        try {
            return page(address);
        } finally {
            pageSlots.release();
        }
    }

    private static PageAnswer await(Future<PageAnswer> fetch, long deadline) {
        try {
            return fetch.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            fetch.cancel(true);
            return PageAnswer.unread("There was no time left to read the page.");
        } catch (ExecutionException e) {
            // Whatever is wrong with one page, the item itself is good.
            return PageAnswer.unread("The page can not be read.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fetch.cancel(true);
            return PageAnswer.unread("Reading the page was interrupted.");
        }
    }

    /** What is kept to ask again; absurdly long ones are not. */
    private static @Nullable String validator(GuardedResponse response, String header) {
        return response.header(header).filter(value -> value.length() <= 500).orElse(null);
    }
}
