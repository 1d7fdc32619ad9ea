package io.heraut.local.supervisor;

import io.heraut.local.Home;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one supervisor of a checkout. The kernel gives it back however the supervisor ends. */
public final class SupervisorLock implements Closeable {

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

    /** Whether a supervisor runs. */
    public static boolean isHeld(Home home) {
        var taken = take(home);
        taken.ifPresent(SupervisorLock::close);
        return taken.isEmpty();
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
