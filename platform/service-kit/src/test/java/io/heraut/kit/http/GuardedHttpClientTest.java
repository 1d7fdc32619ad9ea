package io.heraut.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heraut.kit.http.GuardedHttpException.Reason;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpClientTest {
    private static final Limits LIMITS = Limits.standard().withTotal(Duration.ofSeconds(20));

    private static Vertx vertx;

    private final Map<String, List<InetAddress>> names = new HashMap<>();
    private final Map<String, AtomicInteger> lookups = new ConcurrentHashMap<>();
    private final List<AllowedDestination> allowed = new ArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stopServers() throws Exception {
        for (HttpServer server : servers) {
            server.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void anExceptionIsCalled() throws Exception {
        int port = allowedServer(
                request -> request.response().putHeader("X-Answer", "42").end("hello"));

        GuardedResponse response = client().get(uri(port, "/feed?a=b%20c"), LIMITS);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("hello");
        assertThat(response.header("x-answer")).contains("42");
        assertThat(response.finalUri()).isEqualTo(uri(port, "/feed?a=b%20c"));
        assertThat(requests).containsExactly("GET /feed?a=b%20c");
    }

    @Test
    void loopbackIsRefusedWithoutBeingCalled() throws Exception {
        int port = server(request -> request.response().end());

        assertRefused(client(), uri(port, "/"), Reason.FORBIDDEN_ADDRESS);
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://192.168.1.1:8080/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[fe80::1]/",
                "https://100.64.0.1/"
            })
    void anAddressThatIsNotPublicIsRefused(String address) {
        assertRefused(client(), URI.create(address), Reason.FORBIDDEN_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://127.1/",
                "http://017700000001/", "http://127.0.0.1./", "http://134744072/", "http://1.2.3.0x4:80/",
                        "http://127.0.0.01/"
            })
    void otherSpellingsOfAnAddressAreRefused(String address) {
        assertRefused(client(), URI.create(address), Reason.FORBIDDEN_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, BAD_SCHEME",
        "ftp://example.com/, BAD_SCHEME",
        "/relative, BAD_SCHEME",
        "http:opaque, BAD_ADDRESS",
        "http:///path, BAD_ADDRESS",
        "http://user:secret@example.com/, BAD_ADDRESS",
        "http://exa_mple:99999/, BAD_ADDRESS",
        "http://example.com:0/, BAD_ADDRESS",
        "http://example.com:65536/, BAD_ADDRESS"
    })
    void whatIsNoAddressOfTheWebIsRefused(String address, Reason reason) {
        assertRefused(client(), URI.create(address), reason);
    }

    @Test
    void aNameThatLeadsToAPrivateAddressIsRefused() {
        name("intranet.example", "10.1.2.3");
        name("localhost", "127.0.0.1");
        name("six.example", "fd00::1");

        assertRefused(client(), URI.create("http://intranet.example/"), Reason.FORBIDDEN_ADDRESS);
        assertRefused(client(), URI.create("http://LOCALHOST./"), Reason.FORBIDDEN_ADDRESS);
        assertRefused(client(), URI.create("http://six.example/"), Reason.FORBIDDEN_ADDRESS);
    }

    @Test
    void oneBadAddressAmongGoodOnesRefusesTheCall() {
        name("mixed.example", "8.8.8.8", "192.168.0.1");

        assertRefused(client(), URI.create("http://mixed.example/"), Reason.FORBIDDEN_ADDRESS);
    }

    @Test
    void anExceptionDoesNotCoverTheOtherAddressesOfAName() throws Exception {
        int port = allowedServer(request -> request.response().end());
        name("mixed.example", "127.0.0.1", "127.0.0.2");

        assertRefused(client(), URI.create("http://mixed.example:" + port + "/"), Reason.FORBIDDEN_ADDRESS);
    }

    @Test
    void aNameWithoutAddressIsSaidToBeUnresolvable() {
        assertRefused(client(), URI.create("http://nowhere.example/"), Reason.UNRESOLVABLE);
    }

    @Test
    void theConnectionGoesToTheCheckedAddressAndNamesTheHost() throws Exception {
        int port = allowedServer(request -> request.response().end(request.getHeader("Host")));
        name("news.example", "127.0.0.1");

        GuardedResponse response = client().get(URI.create("http://news.example:" + port + "/"), LIMITS);

        assertThat(response.text()).isEqualTo("news.example:" + port);
        // Asked once: a second answer could be another one.
        assertThat(lookups.get("news.example")).hasValue(1);
    }

    @Test
    void anIpv6AddressIsNamedInBrackets() throws Exception {
        HttpServer server = listen(
                new HttpServerOptions().setHost("::1"),
                request -> request.response().end(request.getHeader("Host")));
        allowed.add(AllowedDestination.parse("http://[::1]:" + server.actualPort()));

        GuardedResponse response = client().get(URI.create("http://[::1]:" + server.actualPort() + "/"), LIMITS);

        assertThat(response.text()).isEqualTo("[::1]:" + server.actualPort());
    }

    @Test
    void anotherAddressOfTheNameIsTriedWhenOneIsDead() throws Exception {
        int port = allowedServer(request -> request.response().end("alive"));
        allowed.add(AllowedDestination.parse("http://127.0.0.7:" + port));
        name("news.example", "127.0.0.7", "127.0.0.1");

        assertThat(client().get(URI.create("http://news.example:" + port + "/"), LIMITS)
                        .text())
                .isEqualTo("alive");
    }

    @Test
    void aRedirectIsFollowedAndResolvedAgain() throws Exception {
        int port = allowedServer(request -> {
            if ("/old".equals(request.path())) {
                request.response()
                        .setStatusCode(301)
                        .putHeader("Location", "new?x=1")
                        .end("moved");
            } else {
                request.response().end("here");
            }
        });
        name("news.example", "127.0.0.1");

        GuardedResponse response = client().get(URI.create("http://news.example:" + port + "/old"), LIMITS);

        assertThat(response.text()).isEqualTo("here");
        assertThat(response.finalUri()).hasToString("http://news.example:" + port + "/new?x=1");
        assertThat(lookups.get("news.example")).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/",
                "//192.168.0.1/",
                "http://[::1]:8080/",
                "http://intranet.example/",
                "http://2130706433/",
                "https://127.0.0.1/"
            })
    void aRedirectToWhatIsNotPublicIsRefused(String location) throws Exception {
        int port = allowedServer(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", location)
                .end());
        name("intranet.example", "172.16.0.9");

        assertRefused(client(), uri(port, "/"), Reason.FORBIDDEN_ADDRESS);
    }

    @Test
    void aRedirectToAnotherPortOfAnExceptionIsRefused() throws Exception {
        int service = server(request -> request.response().end("secret"));
        int port = allowedServer(request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", "http://127.0.0.1:" + service + "/ops/dead-letters")
                .end());

        assertRefused(client(), uri(port, "/"), Reason.FORBIDDEN_ADDRESS);
        assertThat(requests).containsExactly("GET /");
    }

    @Test
    void aRedirectToAnotherSchemeOfAnExceptionIsRefused() throws Exception {
        int port = allowedServer(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "https://" + request.getHeader("Host") + "/")
                .end());

        assertRefused(client(), uri(port, "/"), Reason.FORBIDDEN_ADDRESS);
    }

    @Test
    void aNameThatIsBoundAnewBetweenRedirectsIsRefused() throws Exception {
        int port = allowedServer(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "/again")
                .end());
        HostResolver rebinding = host ->
                lookups.computeIfAbsent(host, any -> new AtomicInteger()).incrementAndGet() == 1
                        ? List.of(InetAddress.ofLiteral("127.0.0.1"))
                        : List.of(InetAddress.ofLiteral("10.0.0.1"));

        assertRefused(
                client(rebinding, new HttpClientOptions()),
                URI.create("http://rebound.example:" + port + "/"),
                Reason.FORBIDDEN_ADDRESS);
        assertThat(requests).containsExactly("GET /");
    }

    @Test
    void redirectsAreCounted() throws Exception {
        int port = allowedServer(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "/loop")
                .end());

        assertRefused(client(), uri(port, "/loop"), LIMITS.withRedirects(3), Reason.TOO_MANY_REDIRECTS);
        assertThat(requests).hasSize(4);
    }

    @Test
    void withoutRedirectsTheRedirectIsTheAnswer() throws Exception {
        int port = allowedServer(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "http://10.0.0.1/")
                .end("elsewhere"));

        GuardedResponse response = client().get(uri(port, "/"), Limits.noRedirects());

        assertThat(response.status()).isEqualTo(302);
        assertThat(response.text()).isEqualTo("elsewhere");
    }

    @Test
    void aPostIsSentOnceAndNotRedirected() throws Exception {
        int port = allowedServer(request -> request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(308)
                        .putHeader("Location", "/elsewhere")
                        .end(body)));

        GuardedResponse response = client().send(
                        "POST",
                        uri(port, "/hook"),
                        Map.of("Content-Type", "application/json"),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        LIMITS);

        assertThat(response.status()).isEqualTo(308);
        assertThat(response.text()).isEqualTo("{}");
        assertThat(requests).containsExactly("POST /hook");
    }

    @Test
    void authorizationStaysWithItsOrigin() throws Exception {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        int other = allowedServer(request -> {
            seen.add("other " + request.getHeader("Authorization") + " " + request.getHeader("X-Key") + " "
                    + request.getHeader("Accept"));
            request.response().end();
        });
        int port = allowedServer(request -> {
            seen.add("first " + request.getHeader("Authorization"));
            request.response()
                    .setStatusCode(302)
                    .putHeader("Location", "/".equals(request.path()) ? "/2" : "http://127.0.0.1:" + other + "/")
                    .end();
        });

        client().send(
                        "GET",
                        uri(port, "/"),
                        Map.of("authorization", "Bearer secret", "X-Key", "secret", "Accept", "text/html"),
                        null,
                        LIMITS);

        assertThat(seen).containsExactly("first Bearer secret", "first Bearer secret", "other null null text/html");
    }

    @Test
    void cookiesAreNotKept() throws Exception {
        ConcurrentLinkedQueue<String> cookies = new ConcurrentLinkedQueue<>();
        int port = allowedServer(request -> {
            cookies.add(String.valueOf(request.getHeader("Cookie")));
            request.response().putHeader("Set-Cookie", "id=1");
            if ("/".equals(request.path())) {
                request.response().setStatusCode(302).putHeader("Location", "/2");
            }
            request.response().end();
        });
        GuardedHttpClient client = client();

        client.get(uri(port, "/"), LIMITS);
        client.get(uri(port, "/"), LIMITS);

        assertThat(cookies).containsExactly("null", "null", "null", "null");
    }

    @Test
    void aLongAnswerFailsTheCallOrIsCut() throws Exception {
        int port = allowedServer(request -> request.response().end("0123456789".repeat(1_000)));

        assertRefused(client(), uri(port, "/"), LIMITS.withMaxBodyBytes(9_999), Reason.TOO_LARGE);
        assertThat(client().get(uri(port, "/"), LIMITS.withMaxBodyBytes(10_000)).body())
                .hasSize(10_000);
        GuardedResponse cut = client().get(uri(port, "/"), LIMITS.keepingFirst(12));
        assertThat(cut.text()).isEqualTo("012345678901");
        assertThat(cut.cut()).isTrue();
    }

    @Test
    void aSmallAnswerThatUnpacksToALargeOneFailsTheCall() throws Exception {
        byte[] bomb = gzip(new byte[50_000_000]);
        int port = allowedServer(request ->
                request.response().putHeader("Content-Encoding", "gzip").end(Buffer.buffer(bomb)));

        assertThat(bomb).hasSizeLessThan(100_000);
        assertRefused(client(), uri(port, "/"), LIMITS.withMaxBodyBytes(1_000_000), Reason.TOO_LARGE);
    }

    @Test
    void aPackedAnswerIsUnpacked() throws Exception {
        byte[] packed = gzip("plain".getBytes(StandardCharsets.UTF_8));
        int port = allowedServer(request ->
                request.response().putHeader("Content-Encoding", "gzip").end(Buffer.buffer(packed)));

        assertThat(client().get(uri(port, "/"), LIMITS).text()).isEqualTo("plain");
    }

    @Test
    void theTimeCountsForTheWholeAnswerNotForEachPieceOfIt() throws Exception {
        int port = allowedServer(request -> {
            request.response().setChunked(true);
            long timer = vertx.setPeriodic(50, tick -> request.response().write("."));
            request.connection().closeHandler(closed -> vertx.cancelTimer(timer));
        });
        long start = System.nanoTime();

        assertRefused(client(), uri(port, "/"), LIMITS.withTotal(Duration.ofMillis(700)), Reason.TIMEOUT);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(650), Duration.ofSeconds(10));
    }

    @Test
    void theTimeCountsForLookingUpTheName() {
        HostResolver slow = host -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        };

        assertRefused(
                client(slow, new HttpClientOptions()),
                URI.create("http://slow.example/"),
                LIMITS.withTotal(Duration.ofMillis(200)),
                Reason.TIMEOUT);
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        allowed.add(AllowedDestination.parse("http://127.0.0.1:" + port));

        assertRefused(client(), uri(port, "/"), Reason.UNREACHABLE);
    }

    @Test
    void anAnswerThatBreaksOffIsUnreachable() throws Exception {
        int port = allowedServer(request -> {
            request.response().putHeader("Content-Length", "100").write("half");
            vertx.setTimer(100, tick -> request.connection().close());
        });

        assertRefused(client(), uri(port, "/"), Reason.UNREACHABLE);
    }

    @Test
    void tlsIsVerifiedForTheNameAlthoughTheConnectionGoesToTheAddress(@TempDir Path directory) throws Exception {
        Path store = certificateFor("news.example", directory);
        PfxOptions key = new PfxOptions().setPath(store.toString()).setPassword("changeit");
        ConcurrentLinkedQueue<String> serverNames = new ConcurrentLinkedQueue<>();
        HttpServer server = listen(
                new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setSsl(true)
                        .setSni(true)
                        .setKeyCertOptions(key),
                request -> {
                    serverNames.add(String.valueOf(request.connection().indicatedServerName()));
                    request.response().end("sealed");
                });
        allowed.add(AllowedDestination.parse("https://127.0.0.1:" + server.actualPort()));
        name("news.example", "127.0.0.1");
        name("other.example", "127.0.0.1");
        GuardedHttpClient trusting = client(this::resolve, new HttpClientOptions().setTrustOptions(key));

        assertThat(trusting.get(URI.create("https://news.example:" + server.actualPort() + "/"), LIMITS)
                        .text())
                .isEqualTo("sealed");
        assertThat(serverNames).containsExactly("news.example");
        assertRefused(trusting, URI.create("https://other.example:" + server.actualPort() + "/"), Reason.UNREACHABLE);
        assertRefused(client(), URI.create("https://news.example:" + server.actualPort() + "/"), Reason.UNREACHABLE);
    }

    @Test
    void anAddressCanBeCheckedWithoutBeingCalled() throws Exception {
        int port = allowedServer(request -> request.response().end());
        GuardedHttpClient client = client();

        client.check(uri(port, "/hook"), LIMITS);

        GuardedHttpException refused =
                catchThrowableOfType(GuardedHttpException.class, () -> client.check(uri(port + 1, "/hook"), LIMITS));
        assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
        assertThat(requests).isEmpty();
    }

    private GuardedHttpClient client() {
        return client(this::resolve, new HttpClientOptions());
    }

    private GuardedHttpClient client(HostResolver resolver, HttpClientOptions options) {
        return new GuardedHttpClient(vertx, resolver, List.copyOf(allowed), "Heraut/test", options);
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        lookups.computeIfAbsent(host, any -> new AtomicInteger()).incrementAndGet();
        List<InetAddress> addresses = names.get(host);
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    private void name(String host, String... addresses) {
        names.put(host, Stream.of(addresses).map(InetAddress::ofLiteral).toList());
    }

    private int allowedServer(Handler<HttpServerRequest> handler) throws Exception {
        int port = server(handler);
        allowed.add(AllowedDestination.parse("http://127.0.0.1:" + port));
        return port;
    }

    private int server(Handler<HttpServerRequest> handler) throws Exception {
        return listen(new HttpServerOptions().setHost("127.0.0.1"), handler).actualPort();
    }

    private HttpServer listen(HttpServerOptions options, Handler<HttpServerRequest> handler) throws Exception {
        HttpServer server = vertx.createHttpServer(options.setPort(0))
                .requestHandler(request -> {
                    requests.add(request.method() + " " + request.uri());
                    handler.handle(request);
                })
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        servers.add(server);
        return server;
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static void assertRefused(GuardedHttpClient client, URI uri, Reason reason) {
        assertRefused(client, uri, LIMITS, reason);
    }

    private static void assertRefused(GuardedHttpClient client, URI uri, Limits limits, Reason reason) {
        GuardedHttpException refused = catchThrowableOfType(GuardedHttpException.class, () -> client.get(uri, limits));
        assertThat(refused).as("%s is refused", uri).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Path certificateFor(String host, Path directory) throws Exception {
        Path store = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue())
                .as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        return store;
    }
}
