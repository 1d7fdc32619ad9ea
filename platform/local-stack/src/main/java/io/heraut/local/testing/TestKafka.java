package io.heraut.local.testing;

import io.heraut.local.kafka.KafkaBroker;
import io.heraut.local.kafka.Topics;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.process.Ports;
import java.nio.file.Path;
import java.util.List;

/** The Kafka broker of the test JVM. */
public final class TestKafka {

    private static final String PORT = "kafka.port";
    private static final String PID = "kafka.pid";
    private static final List<String> JVM_OPTIONS =
            List.of("-Xms48m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path directory;

    TestKafka(Path directory) {
        this.directory = directory;
    }

    void startOnce() {
        if (!SharedState.get().containsKey(PORT)) {
            start(Ports.free());
            Topics.create(bootstrapServers());
        }
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return broker().bootstrapServers();
    }

    /** Ends it in good order; {@link #start()} brings it back, with its data, on the same port. */
    public void stop() {
        broker().stop();
    }

    /** Ends it by SIGKILL; {@link #start()} brings it back, with its data, on the same port. */
    public void kill() {
        broker().process().kill();
    }

    /** Brings it back after {@link #stop()} or {@link #kill()}. */
    public void start() {
        start(port());
    }

    /** SIGSTOP: connections stay open and nothing answers. */
    public void pause() {
        broker().process().pause();
    }

    /** Goes on after {@link #pause()}. */
    public void resume() {
        broker().process().resume();
    }

    public boolean isRunning() {
        return broker().process().isAlive();
    }

    private void start(int port) {
        var broker = KafkaBroker.start(
                new KafkaBroker.Config(directory.resolve("kafka"), directory.resolve("kafka.log"), port, JVM_OPTIONS),
                process -> {});
        SharedState.get().put(PORT, Integer.toString(port));
        SharedState.get().put(PID, Long.toString(broker.process().pid()));
    }

    private static KafkaBroker broker() {
        long pid = Long.parseLong(SharedState.get().getOrDefault(PID, "-1"));
        return new KafkaBroker(port(), new ManagedProcess(pid, "TERM"));
    }

    private static int port() {
        return Integer.parseInt(SharedState.get().getOrDefault(PORT, "-1"));
    }
}
