package io.heraut.local.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One port in front of several replicas, as a Kubernetes service is: each connection goes to the next replica that accepts it.
 */
public final class TcpBalancer implements Closeable {

    private static final int CONNECT_MILLIS = 2000;

    private final ServerSocket server;
    private final List<Integer> replicas;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Listens on a port of 127.0.0.1. */
    public TcpBalancer(int port, List<Integer> replicas) {
        this.replicas = List.copyOf(replicas);
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 512);
        } catch (IOException e) {
            throw new UncheckedIOException("could not listen on port " + port, e);
        }
        Thread.ofVirtual().name("balancer-" + port).start(this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed, or the client was gone before it was served: in both cases there is nobody to tell.
                continue;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var replica = connect()) {
            open.add(replica);
            client.setTcpNoDelay(true);
            replica.setTcpNoDelay(true);
            var back = Thread.ofVirtual().start(() -> copy(replica, client));
            copy(client, replica);
            back.join();
        } catch (IOException e) {
            // No replica accepts: the client sees its connection closed, as it would without a balancer.
            open.remove(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private Socket connect() throws IOException {
        var failure = new IOException("no replica accepts a connection");
        for (int i = 0; i < replicas.size(); i++) {
            int port = replicas.get(Math.floorMod(next.getAndIncrement(), replicas.size()));
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(from);
            closeQuietly(to);
        } finally {
            open.remove(from);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
            return;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(TcpBalancer::closeQuietly);
    }
}
