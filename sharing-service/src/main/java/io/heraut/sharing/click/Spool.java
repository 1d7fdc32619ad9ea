package io.heraut.sharing.click;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Clicks on the local disk: what Kafka did not take in time. A directory holds a place for each process, taken by a lock, so
 * that several may share it and the next one finds what a dead one has left. Within a place are segments, read from the
 * oldest and removed when all of one is in Kafka.
 *
 * <pre>segment = record*    record = length:i32 crc32c:i32 key:16 payload</pre>
 *
 * A record that was cut off by a crash ends its segment: nobody was told that it is durable.
 */
final class Spool implements AutoCloseable {
    private static final String SEGMENT = ".clicks";
    private static final int HEAD = 8;
    private static final int KEY = 16;

    private final Path place;
    private final FileChannel lockFile;
    private final long maxBytes;
    private final long segmentBytes;
    private @Nullable FileChannel current;
    private @Nullable Path currentPath;
    private long currentBytes;
    private long bytes;
    private long segments;

    private Spool(Path place, FileChannel lockFile, long maxBytes, long segmentBytes) throws IOException {
        this.place = place;
        this.lockFile = lockFile;
        this.maxBytes = maxBytes;
        this.segmentBytes = segmentBytes;
        for (Path each : files()) {
            bytes += Files.size(each);
            segments = Math.max(segments, number(each));
        }
    }

    /**
     * Takes the first free place in the directory, with what it holds.
     *
     * @throws IOException when the directory can not be written
     */
    static Spool open(Path directory, long maxBytes, long segmentBytes) throws IOException {
        for (int place = 0; place < 1_000; place++) {
            Optional<Spool> spool = take(directory.resolve(Integer.toString(place)), maxBytes, segmentBytes);
            if (spool.isPresent()) {
                return spool.get();
            }
        }
        throw new IOException("All places in " + directory + " are taken");
    }

    /**
     * Other places beside this one that nobody holds any more although something is in them.
     *
     * <p>Its own place is not even looked at: closing any channel of a file gives up every lock that the process has on it.
     */
    List<Spool> abandoned() throws IOException {
        List<Spool> found = new ArrayList<>();
        try (Stream<Path> places = Files.list(place.toAbsolutePath().getParent())) {
            for (Path each : places.filter(path -> !path.getFileName().equals(place.getFileName()))
                    .sorted()
                    .toList()) {
                Optional<Spool> spool = take(each, 0, 0);
                if (spool.isPresent()) {
                    if (spool.get().isEmpty()) {
                        spool.get().close();
                    } else {
                        found.add(spool.get());
                    }
                }
            }
        }
        return found;
    }

    private static Optional<Spool> take(Path place, long maxBytes, long segmentBytes) throws IOException {
        Files.createDirectories(place);
        FileChannel lockFile =
                FileChannel.open(place.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return Optional.of(new Spool(place, lockFile, maxBytes, segmentBytes));
            }
        } catch (OverlappingFileLockException e) {
            // Held by this process.
        }
        lockFile.close();
        return Optional.empty();
    }

    /**
     * Writes as many as there is room for, and returns when they are on the disk.
     *
     * @return how many were written, from the first
     * @throws IOException when the disk does not take them; none of them counts as written then
     */
    synchronized int append(List<SpooledBatch> batches) throws IOException {
        int fits = 0;
        int size = 0;
        for (SpooledBatch each : batches) {
            int length = HEAD + KEY + each.payload().length;
            if (bytes + size + length > maxBytes) {
                break;
            }
            size += length;
            fits++;
        }
        if (fits == 0) {
            return 0;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        batches.subList(0, fits).forEach(each -> put(out, each));
        out.flip();
        FileChannel channel = segment();
        long begin = channel.position();
        try {
            while (out.hasRemaining()) {
                channel.write(out);
            }
            channel.force(false);
        } catch (IOException e) {
            abandonSegment(begin);
            throw e;
        }
        currentBytes += size;
        bytes += size;
        return fits;
    }

    /** The oldest segment, if there is one. What is written from now on goes into another. */
    synchronized Optional<Path> oldest() throws IOException {
        List<Path> files = files();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        if (files.getFirst().equals(currentPath)) {
            endSegment();
        }
        return Optional.of(files.getFirst());
    }

    /** What stands in the segment, as far as it is whole. */
    static List<SpooledBatch> read(Path segment) throws IOException {
        List<SpooledBatch> batches = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(segment));
        while (in.remaining() >= HEAD) {
            int length = in.getInt();
            int checksum = in.getInt();
            if (length < KEY || length > in.remaining()) {
                break;
            }
            CRC32C crc = new CRC32C();
            crc.update(in.slice().limit(length));
            if ((int) crc.getValue() != checksum) {
                break;
            }
            UUID key = new UUID(in.getLong(), in.getLong());
            byte[] payload = new byte[length - KEY];
            in.get(payload);
            batches.add(new SpooledBatch(key, payload));
        }
        return batches;
    }

    /** All of it is in Kafka. */
    synchronized void remove(Path segment) throws IOException {
        long size = Files.size(segment);
        Files.delete(segment);
        bytes -= size;
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized boolean isEmpty() {
        return bytes == 0;
    }

    @Override
    public synchronized void close() throws IOException {
        endSegment();
        lockFile.close();
    }

    private static void put(ByteBuffer out, SpooledBatch batch) {
        int head = out.position();
        out.position(head + HEAD);
        out.putLong(batch.key().getMostSignificantBits()).putLong(batch.key().getLeastSignificantBits());
        out.put(batch.payload());
        int length = out.position() - head - HEAD;
        CRC32C crc = new CRC32C();
        crc.update(out.slice(head + HEAD, length));
        out.putInt(head, length).putInt(head + 4, (int) crc.getValue());
    }

    private FileChannel segment() throws IOException {
        if (current == null || currentBytes >= segmentBytes) {
            endSegment();
            Path path = place.resolve("%012d%s".formatted(++segments, SEGMENT));
            current = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            currentPath = path;
            currentBytes = 0;
            // The name of a new file is durable when its directory is.
            try (FileChannel directory = FileChannel.open(place, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
        return current;
    }

    private void endSegment() throws IOException {
        if (current != null) {
            current.close();
            current = null;
            currentPath = null;
        }
    }

    /** Half a record must not stand before whole ones. */
    private void abandonSegment(long begin) {
        try {
            if (current != null) {
                current.truncate(begin);
            }
            endSegment();
        } catch (IOException e) {
            current = null;
            currentPath = null;
        }
    }

    private List<Path> files() throws IOException {
        Predicate<Path> isSegment = path -> path.toString().endsWith(SEGMENT);
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(isSegment).sorted().toList();
        }
    }

    private static long number(Path segment) {
        String name = segment.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SEGMENT.length()));
    }
}
