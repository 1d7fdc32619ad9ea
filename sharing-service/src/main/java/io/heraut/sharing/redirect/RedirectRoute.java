package io.heraut.sharing.redirect;

import io.heraut.sharing.SharingConfig;
import io.heraut.sharing.click.Agent;
import io.heraut.sharing.click.Agents;
import io.heraut.sharing.click.Click;
import io.heraut.sharing.click.ClickLog;
import io.heraut.sharing.click.ClickReader;
import io.heraut.sharing.click.Waiter;
import io.heraut.sharing.link.LinkService;
import io.heraut.sharing.redirect.LinkMemory.Known;
import io.heraut.web.request.RequestIds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /s/{code}}: people are sent on, crawlers get tags, everybody is a click.
 *
 * <p>The answer follows when the click is durable, waits no longer than a bound, and is sent in any case.
 */
@ApplicationScoped
public class RedirectRoute {
    /** Counter by {@code answer}: redirect, preview, gone, not-found, unavailable. */
    public static final String ANSWERS = "heraut.links.answers";

    /** What all links' paths begin with. */
    static final String PREFIX = "/s/";

    private static final Logger LOG = Logger.getLogger(RedirectRoute.class);
    private static final String HTML = "text/html; charset=utf-8";
    private static final int LONGEST_AGENT = 512;
    private static final int FIRST = -20_000;

    private final LinkService links;
    private final LinkMemory memory;
    private final Utm utm;
    private final ClickReader reader;
    private final ClickLog log;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Map<String, Counter> answers = new ConcurrentHashMap<>();
    private final Set<String> ownParameters;
    private final Agents agents;

    RedirectRoute(
            LinkService links,
            LinkMemory memory,
            Utm utm,
            ClickReader reader,
            ClickLog log,
            Agents agents,
            Clock clock,
            MeterRegistry metrics,
            SharingConfig config) {
        this.links = links;
        this.memory = memory;
        this.utm = utm;
        this.reader = reader;
        this.log = log;
        this.clock = clock;
        this.metrics = metrics;
        this.ownParameters = Set.of(config.links().optOutParameter());
        this.agents = agents;
    }

    void register(@Observes Router router) {
        // Before everything that other requests go through: nobody logs in here.
        router.route(PREFIX + ":code").order(FIRST).handler(this::handle);
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = routing.response();
        response.headers().set(RequestIds.HEADER, RequestIds.accept(request.getHeader(RequestIds.HEADER)));
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
            return;
        }
        Instant now = clock.instant();
        String typed = Objects.requireNonNullElse(routing.pathParam("code"), "");
        Known known = memory.recall(typed);
        if (known != null) {
            take(routing, Answer.of(Optional.of(known), isPreviewCrawler(request), now), now);
            return;
        }
        Optional<String> code = links.recognise(typed);
        if (code.isEmpty()) {
            take(routing, new Answer.NotFound(), now);
            return;
        }
        Context context = routing.vertx().getOrCreateContext();
        memory.find(code.get())
                .whenComplete((found, failure) -> context.runOnContext(back -> {
                    if (failure == null) {
                        take(routing, Answer.of(found, isPreviewCrawler(request), now), now);
                    } else {
                        LOG.debugf(failure, "A link that is not in memory could not be looked up");
                        answer(routing, new Answer.Unavailable());
                    }
                }));
    }

    /** Makes the click durable first, if there is a link to count it for. */
    private void take(RoutingContext routing, Answer answer, Instant now) {
        Known known = switch (answer) {
            case Answer.Redirect redirect -> redirect.to();
            case Answer.Preview preview -> preview.of();
            case Answer.Gone gone -> gone.what();
            case Answer.NotFound notFound -> null;
            case Answer.Unavailable unavailable -> null;
        };
        if (known == null) {
            answer(routing, answer);
            return;
        }
        if (!(answer instanceof Answer.Preview)) {
            append(routing, answer, reader.read(known.link().id(), now, routing.request(), answer.status()));
            return;
        }
        // Whose crawler it is may have to be asked; only crawlers wait for that.
        CompletableFuture<Click> read = reader.readCrawler(
                agent(routing.request()).network(), known.link().id(), now, routing.request(), answer.status());
        if (read.isDone()) {
            append(routing, answer, read.join());
            return;
        }
        Context context = routing.vertx().getOrCreateContext();
        read.thenAccept(click -> context.runOnContext(back -> append(routing, answer, click)));
    }

    private void append(RoutingContext routing, Answer answer, Click click) {
        log.append(click, new Visitor(routing, answer, routing.vertx().getOrCreateContext()));
    }

    /** Somebody who gets the answer when the click is durable. */
    private final class Visitor implements Waiter {
        private final RoutingContext routing;
        private final Answer answer;
        private final Context context;
        /** Only the context looks at it. */
        private boolean answered;

        Visitor(RoutingContext routing, Answer answer, Context context) {
            this.routing = routing;
            this.answer = answer;
            this.context = context;
        }

        @Override
        public Context context() {
            return context;
        }

        @Override
        public void goOn() {
            if (!answered) {
                answered = true;
                answer(routing, answer);
            }
        }
    }

    private void answer(RoutingContext routing, Answer answer) {
        answers.computeIfAbsent(answer.name(), this::counter).increment();
        HttpServerRequest request = routing.request();
        HttpServerResponse response = routing.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        MultiMap headers = response.headers();
        headers.set("Cache-Control", "private, no-store");
        headers.set("Vary", "User-Agent");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("X-Robots-Tag", "noindex");
        headers.set("X-Content-Type-Options", "nosniff");
        switch (answer) {
            case Answer.Redirect(Known to) -> {
                headers.set("Location", target(to, request.query()));
                response.end();
            }
            case Answer.Preview(Known of) ->
                page(
                        request,
                        response,
                        PreviewPage.of(of.content(), links.url(of.link().code()), target(of, null)));
            case Answer.Gone gone -> page(request, response, neutral(NeutralPage.Kind.GONE, request));
            case Answer.NotFound notFound -> page(request, response, neutral(NeutralPage.Kind.NOT_FOUND, request));
            case Answer.Unavailable unavailable -> {
                headers.set("Retry-After", "5");
                page(request, response, neutral(NeutralPage.Kind.UNAVAILABLE, request));
            }
        }
    }

    private Counter counter(String answer) {
        return metrics.counter(ANSWERS, "answer", answer);
    }

    private String target(Known known, @Nullable String visitorQuery) {
        return visitorQuery == null ? known.target(each -> workOut(each, null)) : workOut(known, visitorQuery);
    }

    private String workOut(Known known, @Nullable String visitorQuery) {
        return TargetUrl.of(known.content().canonicalUrl(), utm.of(known.link()), visitorQuery, ownParameters);
    }

    private static String neutral(NeutralPage.Kind kind, HttpServerRequest request) {
        return NeutralPage.of(kind, request.headers().get("Accept-Language"));
    }

    private static void page(HttpServerRequest request, HttpServerResponse response, String html) {
        response.headers().set("Content-Type", HTML);
        response.headers().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(html);
        }
    }

    private boolean isPreviewCrawler(HttpServerRequest request) {
        return agent(request).kind() == Agent.Kind.PREVIEW_CRAWLER;
    }

    private Agent agent(HttpServerRequest request) {
        String agent = Objects.requireNonNullElse(request.headers().get("User-Agent"), "");
        String known = agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
        return agents.describe(known);
    }
}
