package io.heraut.local.stack;

import io.heraut.local.postgres.PostgresServer.Durability;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A JVM that runs a stack, leaves something in it, says so, and waits to be killed. */
final class StackProbe {

    private StackProbe() {}

    public static void main(String[] arguments) throws Exception {
        try (var stack = LocalStack.builder()
                .directory(Path.of(arguments[0]))
                .logs(Path.of(arguments[1]))
                .durability(Durability.DURABLE)
                .services()
                .withoutKeycloak()
                .start()) {
            try (var connection = stack.connectAsAdministrator("postgres");
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE note (text text)");
                statement.execute("INSERT INTO note VALUES ('kept')");
            }
            try (var producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", stack.kafkaServers(), "acks", "all"),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.send(new ProducerRecord<>("heraut.content", "key", "kept"))
                        .get();
            }
            var pids = new StringBuilder("ready");
            stack.parts().forEach(part -> pids.append(' ').append(part.pid()));
            System.out.println(pids);
            Thread.currentThread().join();
        }
    }
}
