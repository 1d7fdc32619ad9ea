package io.heraut.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TcpBalancerTest {

    @Test
    void connectionsGoToTheReplicasInTurnAndPastThoseThatAreGone() throws Exception {
        var first = server("first");
        var second = server("second");
        int port = Ports.free();
        var replicas = List.of(first.getAddress().getPort(), second.getAddress().getPort());
        try (var balancer = new TcpBalancer(port, replicas)) {
            assertThat(balancer).isNotNull();
            assertThat(answers(port, 4)).containsExactlyInAnyOrder("first", "second");
            first.stop(0);
            assertThat(answers(port, 4)).containsExactly("second");
        } finally {
            second.stop(0);
        }
    }

    private static Set<String> answers(int port, int count) throws IOException, InterruptedException {
        var answers = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            // A client of its own each time, since a connection stays with its replica.
            try (var client = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                answers.add(client.send(request, BodyHandlers.ofString()).body());
            }
        }
        return answers;
    }

    private static HttpServer server(String answer) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
