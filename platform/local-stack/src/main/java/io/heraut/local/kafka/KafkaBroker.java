package io.heraut.local.kafka;

import io.heraut.local.LocalStackException;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.process.Ports;
import io.heraut.local.process.Wait;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One broker in KRaft mode, on a port of the loopback interface.
 *
 * @param port where clients connect
 * @param process its JVM
 */
public record KafkaBroker(int port, ManagedProcess process) {

    private static final String CLUSTER_ID = "aGVyYXV0LWxvY2FsLXN0Zw";
    private static final Duration START_TIME = Duration.ofSeconds(90);

    /**
     * What to start.
     *
     * @param directory where its files live; made at the first start
     * @param log the file that it logs to
     * @param jvmOptions memory and the like
     */
    public record Config(Path directory, Path log, int port, List<String> jvmOptions) {}

    /**
     * Starts a broker on new or existing files, and waits until clients can connect.
     *
     * @param launched told of the process before it is ready
     */
    public static KafkaBroker start(Config config, Consumer<ManagedProcess> launched) {
        try {
            Files.createDirectories(config.directory());
            var process = ManagedProcess.start(
                    new ManagedProcess.Launch(command(config), Map.of(), config.directory(), config.log(), "TERM"));
            launched.accept(process);
            boolean decided =
                    Wait.until(START_TIME, Duration.ofMillis(50), () -> !process.isAlive() || accepts(config.port()));
            if (!decided || !process.isAlive()) {
                process.kill();
                throw LocalStackException.withLog("Kafka did not start on port " + config.port(), config.log());
            }
            return new KafkaBroker(config.port(), process);
        } catch (IOException e) {
            throw new UncheckedIOException("could not prepare Kafka in " + config.directory(), e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Ends it in good order. */
    public void stop() {
        process.stop(Duration.ofSeconds(20));
    }

    private static List<String> command(Config config) throws IOException {
        var directory = config.directory().toAbsolutePath();
        var log = directory.resolve("log");
        var settings = directory.resolve("server.properties");
        var lines = new ArrayList<String>();
        settings(config.port(), log).forEach((name, value) -> lines.add(name + "=" + value));
        Files.write(settings, lines);

        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(config.jvmOptions());
        command.addAll(List.of(
                "-Djava.net.preferIPv4Stack=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                "-cp",
                copyOfMain(directory) + ":" + libraries(),
                BrokerMain.class.getName(),
                settings.toString(),
                log.toString(),
                CLUSTER_ID));
        return command;
    }

    private static Map<String, String> settings(int port, Path log) {
        var settings = new TreeMap<String, String>();
        int controllerPort = Ports.free();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", log.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // One machine: nobody else is going to join, so nobody waits.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.segment.bytes", "67108864");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("controlled.shutdown.enable", "false");
        // A broker that was killed is let in again only when its old session is over.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("initial.broker.registration.timeout.ms", "60000");
        return settings;
    }

    /** The one class of this module that the broker needs, by itself, whichever class loader or archive it is in here. */
    private static Path copyOfMain(Path directory) throws IOException {
        String resource = BrokerMain.class.getName().replace('.', '/') + ".class";
        var classes = directory.resolve("classes");
        var target = classes.resolve(resource);
        if (target.getParent() instanceof Path parent) {
            Files.createDirectories(parent);
        }
        try (var in = resource("/" + resource)) {
            Files.write(target, in.readAllBytes());
        }
        return classes;
    }

    private static String libraries() throws IOException {
        try (var in = resource("broker.classpath")) {
            String classPath = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            for (String entry : classPath.split(":")) {
                if (!Files.exists(Path.of(entry))) {
                    throw new LocalStackException(entry
                            + " is gone from the Maven repository, and the Kafka broker needs it: build"
                            + " platform/local-stack again");
                }
            }
            return classPath;
        }
    }

    private static InputStream resource(String name) {
        var in = KafkaBroker.class.getResourceAsStream(name);
        if (in == null) {
            throw new LocalStackException(name + " is missing from heraut-local-stack: build it again with Maven");
        }
        return in;
    }

    /** Whether somebody takes connections on the port. */
    public static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
