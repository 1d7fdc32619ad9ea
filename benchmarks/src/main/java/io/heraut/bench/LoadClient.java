package io.heraut.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Sends requests at a fixed rate, whatever the answers do: the latency of each is counted from when it was due, also when it
 * had to wait for a connection. One thread, no more work for each request than has to be.
 */
final class LoadClient {
    /**
     * What came of it.
     *
     * @param latenciesMicros sorted
     * @param statuses how many answers had the status of their index
     */
    record Result(long sent, long[] latenciesMicros, long[] statuses, Duration time) {
        double percentileMs(double percentile) {
            if (latenciesMicros.length == 0) {
                return Double.NaN;
            }
            int index = (int) Math.ceil(percentile / 100 * latenciesMicros.length) - 1;
            return latenciesMicros[Math.max(0, index)] / 1_000.0;
        }

        double perSecond() {
            return latenciesMicros.length / (time.toNanos() / 1e9);
        }

        long answered(int status) {
            return statuses[status];
        }
    }

    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final int MAX_ANSWER = 16 * 1024;

    private final int port;
    private final int connections;
    private final LongFunction<String> requests;

    /** @param requests the text of the request of that number */
    LoadClient(int port, int connections, LongFunction<String> requests) {
        this.port = port;
        this.connections = connections;
        this.requests = requests;
    }

    private static final class Connection {
        final SocketChannel channel;
        final ByteBuffer in = ByteBuffer.allocate(MAX_ANSWER);
        long dueNanos;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    Result run(int perSecond, Duration time, Duration warmUp) {
        try (Selector selector = Selector.open()) {
            Deque<Connection> idle = new ArrayDeque<>();
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                Connection connection = new Connection(channel);
                channel.register(selector, SelectionKey.OP_READ, connection);
                idle.add(connection);
                all.add(connection);
            }
            Result result = drive(selector, idle, perSecond, time, warmUp);
            for (Connection each : all) {
                each.channel.close();
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result drive(Selector selector, Deque<Connection> idle, int perSecond, Duration time, Duration warmUp)
            throws IOException {
        long interval = 1_000_000_000L / perSecond;
        long begin = System.nanoTime();
        long measured = begin + warmUp.toNanos();
        long end = measured + time.toNanos();
        long[] latencies = new long[(int) (perSecond * (time.toSeconds() + 5))];
        int answers = 0;
        long sent = 0;
        long[] statuses = new long[600];
        while (true) {
            long now = System.nanoTime();
            long due = begin + sent * interval;
            while (due <= now && due < end && !idle.isEmpty()) {
                send(idle.poll(), sent, due);
                sent++;
                due = begin + sent * interval;
            }
            boolean isOver = due >= end;
            if (isOver
                    && (idle.size() == connections
                            || now > end + Duration.ofSeconds(5).toNanos())) {
                break;
            }
            if (due > now && idle.size() == connections) {
                Thread.onSpinWait();
                continue;
            }
            selector.selectNow();
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                int status = answer(connection);
                if (status > 0) {
                    long latency = (System.nanoTime() - connection.dueNanos) / 1_000;
                    statuses[status]++;
                    if (connection.dueNanos >= measured && answers < latencies.length) {
                        latencies[answers++] = latency;
                    }
                    idle.add(connection);
                }
            }
            selector.selectedKeys().clear();
        }
        long[] sorted = Arrays.copyOf(latencies, answers);
        Arrays.sort(sorted);
        return new Result(sent, sorted, statuses, time);
    }

    private void send(Connection connection, long number, long due) throws IOException {
        connection.dueNanos = due;
        connection.in.clear();
        ByteBuffer out = ByteBuffer.wrap(requests.apply(number).getBytes(StandardCharsets.US_ASCII));
        while (out.hasRemaining()) {
            connection.channel.write(out);
        }
    }

    /** The status when the answer is whole, otherwise 0. */
    private static int answer(Connection connection) throws IOException {
        int read = connection.channel.read(connection.in);
        if (read < 0) {
            throw new IOException("The server has closed the connection");
        }
        byte[] bytes = connection.in.array();
        int length = connection.in.position();
        for (int i = 0; i + 3 < length; i++) {
            if (bytes[i] == '\r' && Arrays.equals(bytes, i, i + 4, END_OF_HEAD, 0, 4)) {
                String head = new String(bytes, 0, i, StandardCharsets.US_ASCII);
                return length >= i + 4 + contentLength(head) ? Integer.parseInt(head.substring(9, 12)) : 0;
            }
        }
        return 0;
    }

    private static int contentLength(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
        if (at < 0) {
            return 0;
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(
                head.substring(at + 15, end < 0 ? head.length() : end).strip());
    }
}
