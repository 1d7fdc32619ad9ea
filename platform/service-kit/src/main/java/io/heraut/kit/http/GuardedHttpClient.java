package io.heraut.kit.http;

import io.heraut.kit.http.GuardedHttpException.Reason;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls addresses that somebody typed, and nothing that is not on the public internet.
 *
 * <p>The host is resolved once; one address that is not public among those found refuses the call; the connection goes
 * to an address that was checked, not to the name again. So it is at every redirect. No cookies, no proxy, no
 * connection kept. Exceptions are configured, by scheme, address and port ({@code heraut.outbound.allowed}).
 *
 * <p>Blocks the calling thread.
 */
@ApplicationScoped
public class GuardedHttpClient {
    private static final Logger LOG = Logger.getLogger(GuardedHttpClient.class);
    private static final int MAX_ADDRESSES_TRIED = 3;
    private static final Set<String> REDIRECTED_METHODS = Set.of("GET", "HEAD");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> SET_BY_THE_CLIENT =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect", "te", "trailer");
    /** All that another origin gets to see of the caller's headers. */
    private static final Set<String> SENT_TO_OTHER_ORIGINS = Set.of("accept", "accept-language", "user-agent");

    private final Vertx vertx;
    private final HttpClient client;
    private final HostResolver resolver;
    private final List<AllowedDestination> allowed;
    private final String userAgent;
    private final ExecutorService lookups;

    @Inject
    GuardedHttpClient(Vertx vertx, HostResolver resolver, OutboundConfig config) {
        this(
                vertx,
                resolver,
                config.allowed().orElse(List.of()).stream()
                        .map(AllowedDestination::parse)
                        .toList(),
                config.userAgent(),
                new HttpClientOptions());
    }

    GuardedHttpClient(
            Vertx vertx,
            HostResolver resolver,
            List<AllowedDestination> allowed,
            String userAgent,
            HttpClientOptions options) {
        this.vertx = vertx;
        this.resolver = resolver;
        this.allowed = allowed;
        this.userAgent = userAgent;
        this.client = vertx.createHttpClient(options.setKeepAlive(false)
                .setMaxPoolSize(200)
                .setMaxWaitQueueSize(1_000)
                .setDecompressionSupported(true)
                .setMaxHeaderSize(32 * 1024)
                .setMaxInitialLineLength(16 * 1024)
                .setTracingPolicy(TracingPolicy.IGNORE));
        this.lookups = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("host-lookup-", 0).factory());
    }

    void logExceptions(@Observes StartupEvent start) {
        allowed.forEach(destination -> LOG.infof(
                "Outbound calls are allowed to %s://%s/%d port %d, which need not be on the public internet",
                destination.scheme(),
                destination.addresses().network().getHostAddress(),
                destination.addresses().prefixLength(),
                destination.port()));
    }

    @PreDestroy
    void close() {
        lookups.shutdownNow();
        client.close();
    }

    /** Gets what is there. */
    public GuardedResponse get(URI uri, Limits limits) throws GuardedHttpException {
        return send("GET", uri, Map.of(), null, limits);
    }

    /**
     * Sends a request. Redirects are followed for GET and HEAD only, up to the limit; for other methods they are the
     * answer.
     *
     * @param headers without those that the client sets itself, such as {@code Host}; only what says nothing of the
     *     caller follows a redirect to another origin
     */
    public GuardedResponse send(
            String method, URI uri, Map<String, String> headers, byte @Nullable [] body, Limits limits)
            throws GuardedHttpException {
        String upperMethod = method.toUpperCase(Locale.ROOT);
        Map<String, String> sent = headersToSend(headers);
        Deadline deadline = new Deadline(limits.total());
        boolean follows = limits.maxRedirects() > 0 && REDIRECTED_METHODS.contains(upperMethod);

        URI current = uri;
        Destination destination = Destination.of(current, limits.schemes());
        for (int redirects = 0; ; redirects++) {
            List<InetAddress> addresses = checkedAddresses(destination, limits, deadline);
            GuardedResponse response =
                    exchange(upperMethod, current, destination, addresses, sent, body, limits, follows, deadline);
            String location = response.header("Location").orElse(null);
            if (!follows || !REDIRECTS.contains(response.status()) || location == null) {
                return response;
            }
            if (redirects == limits.maxRedirects()) {
                throw new GuardedHttpException(
                        Reason.TOO_MANY_REDIRECTS,
                        "The address redirects more than " + limits.maxRedirects() + " times.");
            }
            current = redirected(current, location);
            Destination next = Destination.of(current, limits.schemes());
            if (!next.hasOriginOf(destination)) {
                sent.keySet().removeIf(name -> !SENT_TO_OTHER_ORIGINS.contains(name.toLowerCase(Locale.ROOT)));
            }
            destination = next;
        }
    }

    /** Refuses an address that could not be called as things stand now, without calling it. */
    public void check(URI uri, Limits limits) throws GuardedHttpException {
        checkedAddresses(Destination.of(uri, limits.schemes()), limits, new Deadline(limits.total()));
    }

    private Map<String, String> headersToSend(Map<String, String> headers) {
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sent.put("User-Agent", userAgent);
        headers.forEach((name, value) -> {
            if (SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(name + " is set by the client itself");
            }
            sent.put(name, value);
        });
        return sent;
    }

    private List<InetAddress> checkedAddresses(Destination destination, Limits limits, Deadline deadline)
            throws GuardedHttpException {
        InetAddress literal = destination.literal().orElse(null);
        List<InetAddress> addresses = literal != null ? List.of(literal) : lookUp(destination.host(), deadline);
        for (InetAddress address : addresses) {
            if (isException(destination, address)) {
                continue;
            }
            if (!AddressGuard.isPublic(address)) {
                LOG.infof(
                        "Refused to call %s port %d: it is at %s",
                        destination.host(), destination.port(), address.getHostAddress());
                throw new GuardedHttpException(
                        Reason.FORBIDDEN_ADDRESS,
                        destination.host() + " is not on the public internet, so Heraut does not call it.");
            }
            if (limits.plainOnlyByException() && !destination.isTls()) {
                throw new GuardedHttpException(Reason.BAD_SCHEME, "The address must start with https://.");
            }
        }
        return addresses;
    }

    private boolean isException(Destination destination, InetAddress address) {
        return allowed.stream()
                .anyMatch(exception -> exception.covers(destination.scheme(), address, destination.port()));
    }

    private List<InetAddress> lookUp(String host, Deadline deadline) throws GuardedHttpException {
        CompletableFuture<List<InetAddress>> lookup = new CompletableFuture<>();
        lookups.execute(() -> {
            try {
                lookup.complete(List.copyOf(resolver.resolve(host)));
            } catch (UnknownHostException | RuntimeException e) {
                lookup.completeExceptionally(e);
            }
        });
        try {
            List<InetAddress> addresses = lookup.get(deadline.leftNanos(), TimeUnit.NANOSECONDS);
            if (!addresses.isEmpty()) {
                return addresses;
            }
            throw new GuardedHttpException(Reason.UNRESOLVABLE, host + " has no address.");
        } catch (ExecutionException e) {
            throw new GuardedHttpException(Reason.UNRESOLVABLE, "No address is known for " + host + ".", e.getCause());
        } catch (TimeoutException e) {
            throw new GuardedHttpException(Reason.TIMEOUT, "Nobody said in time where " + host + " is.", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private GuardedResponse exchange(
            String method,
            URI uri,
            Destination destination,
            List<InetAddress> addresses,
            Map<String, String> headers,
            byte @Nullable [] body,
            Limits limits,
            boolean follows,
            Deadline deadline)
            throws GuardedHttpException {
        List<InetAddress> candidates = addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES_TRIED));
        List<Throwable> failures = new ArrayList<>();
        for (InetAddress address : candidates) {
            Exchange exchange = new Exchange(vertx, client, uri, limits, follows);
            CompletableFuture<GuardedResponse> answer =
                    exchange.start(method, destination, address, headers, body, Duration.ofNanos(deadline.leftNanos()));
            try {
                return answer.get(deadline.leftNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (cause instanceof GuardedHttpException ours) {
                    throw ours;
                }
                if (exchange.hasConnected()) {
                    throw new GuardedHttpException(
                            Reason.UNREACHABLE, destination.host() + " broke off its answer.", cause);
                }
                failures.add(cause);
            } catch (TimeoutException e) {
                exchange.cancel();
                throw new GuardedHttpException(Reason.TIMEOUT, destination.host() + " did not answer in time.", e);
            } catch (InterruptedException e) {
                exchange.cancel();
                throw interrupted(e);
            }
        }
        Throwable first = failures.getFirst();
        throw new GuardedHttpException(
                Reason.UNREACHABLE, "No connection to " + destination.host() + ": " + first.getMessage(), first);
    }

    private static URI redirected(URI from, String location) throws GuardedHttpException {
        try {
            return from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw new GuardedHttpException(Reason.BAD_ADDRESS, "The address redirects to one that is none.", e);
        }
    }

    private static GuardedHttpException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new GuardedHttpException(Reason.TIMEOUT, "The call was interrupted.", e);
    }

    /** When the call must be over. */
    private static final class Deadline {
        private final long at;

        Deadline(Duration total) {
            this.at = System.nanoTime() + total.toNanos();
        }

        long leftNanos() {
            return Math.max(1, at - System.nanoTime());
        }
    }
}
