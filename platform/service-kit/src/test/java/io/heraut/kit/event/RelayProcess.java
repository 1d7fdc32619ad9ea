package io.heraut.kit.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.postgresql.ds.PGSimpleDataSource;

/** A relay in a process of its own, that can be held at the worst moment. */
final class RelayProcess {
    private RelayProcess() {}

    /** What the process does. */
    enum HoldAt {
        /** Stands still before it sends a record of {@code heraut.advocates}. */
        SEND_TO_ADVOCATES,
        /** Stands still when all is acknowledged and nothing is deleted. */
        DELETE
    }

    private record Settings(Duration sendTimeout, Duration stalledLeaderTimeout) implements OutboxConfig {
        @Override
        public int batchSize() {
            return 100;
        }

        @Override
        public Duration pollInterval() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration maxBackOff() {
            return Duration.ofMillis(500);
        }
    }

    /** Address, login and password of the database, the broker, the directory of the signs, where to hold. */
    public static void main(String[] args) throws InterruptedException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(args[0]);
        database.setUser(args[1]);
        database.setPassword(args[2]);
        database.setApplicationName("second-relay");
        Signs signs = new Signs(Path.of(args[4]));
        HoldAt holdAt = HoldAt.valueOf(args[5]);
        Settings settings =
                new Settings(Duration.ofSeconds(2), Duration.ofSeconds(holdAt == HoldAt.SEND_TO_ADVOCATES ? 6 : 120));
        OutboxProducers producers = new OutboxProducers(Map.of("bootstrap.servers", args[3]), settings);

        DataSource source = holdAt == HoldAt.DELETE ? holdingAtDelete(database, signs) : database;
        try (OutboxShipment shipment = new OutboxShipment(
                source,
                settings,
                () -> holdAt == HoldAt.SEND_TO_ADVOCATES ? holdingAtSend(producers.get(), signs) : producers.get())) {
            while (true) {
                OutboxShipment.Outcome outcome = shipment.attempt();
                if (!(outcome instanceof OutboxShipment.Outcome.Sent)) {
                    LockSupport.parkNanos(settings.pollInterval().toNanos());
                }
                if (outcome instanceof OutboxShipment.Outcome.DatabaseFailed) {
                    signs.give("lost");
                }
            }
        }
    }

    /** Files by which the process and its test tell each other how far they are. */
    record Signs(Path directory) {
        void give(String sign) {
            try {
                Files.writeString(directory.resolve(sign), "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean given(String sign) {
            return Files.exists(directory.resolve(sign));
        }

        /** Once: from the second time on it goes through. */
        void hold() {
            if (given("held")) {
                return;
            }
            give("held");
            while (!given("go")) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Producer<String, byte[]> holdingAtSend(Producer<String, byte[]> producer, Signs signs) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                RelayProcess.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, args) -> {
                    if (method.getName().equals("send")
                            && args[0] instanceof ProducerRecord<?, ?> sent
                            && sent.topic().equals("heraut.advocates")) {
                        signs.hold();
                    }
                    return unwrapped(() -> method.invoke(producer, args));
                });
    }

    private static DataSource holdingAtDelete(DataSource database, Signs signs) {
        return (DataSource) Proxy.newProxyInstance(
                RelayProcess.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Object result = unwrapped(() -> method.invoke(database, args));
                    return result instanceof Connection connection ? holdingAtDelete(connection, signs) : result;
                });
    }

    private static Connection holdingAtDelete(Connection connection, Signs signs) {
        return (Connection) Proxy.newProxyInstance(
                RelayProcess.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getReturnType() == PreparedStatement.class
                            && args[0] instanceof String sql
                            && sql.startsWith("DELETE")) {
                        signs.hold();
                    }
                    return unwrapped(() -> method.invoke(connection, args));
                });
    }

    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    private static Object unwrapped(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
