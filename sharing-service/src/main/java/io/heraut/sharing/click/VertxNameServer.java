package io.heraut.sharing.click;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The name server of the machine. The first question opens the socket to it. */
@Singleton
class VertxNameServer implements NameServer {
    private final Vertx vertx;
    private final Object lock = new Object();
    private @Nullable DnsClient client;

    VertxNameServer(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public CompletionStage<List<String>> namesOf(String address) {
        return ask(server -> server.reverseLookup(address)
                .map(name -> name == null ? List.<String>of() : List.of(withoutFinalDot(name))));
    }

    @Override
    public CompletionStage<List<String>> addressesOf(String name, boolean ipv6) {
        return ask(server -> ipv6 ? server.resolveAAAA(name) : server.resolveA(name));
    }

    @PreDestroy
    void close() {
        synchronized (lock) {
            if (client != null) {
                client.close();
            }
        }
    }

    private CompletionStage<List<String>> ask(Function<DnsClient, Future<List<String>>> question) {
        return question.apply(client())
                .recover(failure -> failure instanceof DnsException dns && dns.code() == DnsResponseCode.NXDOMAIN
                        ? Future.succeededFuture(List.of())
                        : Future.failedFuture(failure))
                .toCompletionStage();
    }

    private DnsClient client() {
        synchronized (lock) {
            if (client == null) {
                client =
                        vertx.createDnsClient(new DnsClientOptions().setQueryTimeout(ReverseNames.PATIENCE.toMillis()));
            }
            return client;
        }
    }

    private static String withoutFinalDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
