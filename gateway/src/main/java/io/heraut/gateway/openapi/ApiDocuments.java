package io.heraut.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.gateway.GatewayConfig;
import io.heraut.gateway.docs.LoginUrl;
import io.heraut.gateway.proxy.UpstreamClient;
import io.heraut.gateway.route.Part;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the services' documents again and again; what a service said last holds while it is away. */
@ApplicationScoped
public class ApiDocuments {

    private static final Logger LOG = Logger.getLogger(ApiDocuments.class);
    private static final String DOCUMENT = "/openapi?format=json";
    private static final long TIMEOUT_MILLIS = 3_000;
    private static final int MAX_CHARACTERS = 5_000_000;

    private final Vertx vertx;
    private final UpstreamClient client;
    private final ObjectMapper json = new ObjectMapper();
    private final LoginUrl login;
    private final String version;
    private final long refreshMillis;
    private final Map<Part, String> texts = new EnumMap<>(Part.class);
    private final Map<Part, JsonNode> documents = new EnumMap<>(Part.class);
    private volatile @Nullable ApiDocument current;
    private long timer;

    ApiDocuments(
            Vertx vertx,
            UpstreamClient client,
            LoginUrl login,
            GatewayConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.vertx = vertx;
        this.client = client;
        this.login = login;
        this.version = version;
        this.refreshMillis = config.openapi().refresh().toMillis();
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(1, refreshMillis, tick -> refresh(List.of(Part.values())));
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }

    /** The merged document; where services are missing in it, they are asked first. Empty: no service has answered ever. */
    Future<Optional<ApiDocument>> document() {
        List<Part> missing = missing();
        Future<?> asked = missing.isEmpty() ? Future.succeededFuture() : refresh(missing);
        return asked.transform(done -> Future.succeededFuture(Optional.ofNullable(current)));
    }

    private Future<?> refresh(List<Part> parts) {
        List<Future<Void>> reads = new ArrayList<>();
        for (Part part : parts) {
            reads.add(client.read(part, DOCUMENT, TIMEOUT_MILLIS)
                    .compose(text -> vertx.executeBlocking(() -> take(part, text)))
                    .onFailure(
                            failure -> LOG.debugf("No OpenAPI document of %s: %s", part.title(), failure.getMessage()))
                    .mapEmpty());
        }
        return Future.join(reads);
    }

    private synchronized List<Part> missing() {
        List<Part> missing = new ArrayList<>(List.of(Part.values()));
        missing.removeAll(documents.keySet());
        return missing;
    }

    private synchronized @Nullable Void take(Part part, String text) throws IOException {
        if (text.length() > MAX_CHARACTERS || text.equals(texts.get(part))) {
            return null;
        }
        JsonNode document = json.readTree(text);
        if (!document.path("openapi").asText().startsWith("3.")
                || !document.path("paths").isObject()) {
            throw new IOException("this is no OpenAPI 3 document");
        }
        documents.put(part, document);
        texts.put(part, text);
        current = ApiDocument.of(documents, missing(), version, login);
        LOG.infof("The OpenAPI document of %s was taken over", part.title());
        return null;
    }
}
