package io.heraut.local.supervisor;

import io.heraut.local.Home;
import io.heraut.local.process.Wait;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** Held by the one supervisor of a checkout. The kernel gives it back however the supervisor ends. */
public final class SupervisorLock implements Closeable {

    private static final int ATTEMPTS = 40;
    private static final Duration PAUSE = Duration.ofMillis(37);

    private final FileChannel channel;
    private final FileLock lock;

    private SupervisorLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock, unless somebody has it. */
    public static Optional<SupervisorLock> take(Home home) {
        try {
            Files.createDirectories(home.run());
            var channel = FileChannel.open(
                    home.run().resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new SupervisorLock(channel, lock));
        } catch (IOException e) {
            throw new UncheckedIOException("could not lock " + home.run(), e);
        }
    }

    /** Whether a supervisor runs. Takes the lock for a moment to find out, one thread at a time. */
    public static boolean isHeld(Home home) {
        synchronized (SupervisorLock.class) {
            var taken = take(home);
            taken.ifPresent(SupervisorLock::close);
            return taken.isEmpty();
        }
    }

    /** Takes the lock, also when somebody only looks whether it is held just now. */
    static Optional<SupervisorLock> takeWithPatience(Home home) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var taken = take(home);
            if (taken.isPresent()) {
                return taken;
            }
            Wait.until(PAUSE, PAUSE, () -> false);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
