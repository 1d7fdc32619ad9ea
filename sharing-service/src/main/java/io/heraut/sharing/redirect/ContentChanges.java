package io.heraut.sharing.redirect;

import io.heraut.sharing.content.ContentService;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears of changed content items, whichever replica has stored the change, and makes this one forget what it knew of them.
 * It holds one connection of the pool for as long as the service runs.
 */
@ApplicationScoped
class ContentChanges {
    private static final Logger LOG = Logger.getLogger(ContentChanges.class);
    private static final int WAIT_MS = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final LinkMemory memory;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    ContentChanges(DataSource dataSource, LinkMemory memory) {
        this.dataSource = dataSource;
        this.memory = memory;
        this.thread = Thread.ofPlatform().name("content-changes").daemon().unstarted(this::run);
    }

    void onStart(@Observes StartupEvent start) {
        thread.start();
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping.countDown();
        thread.join(Duration.ofMillis(4L * WAIT_MS));
    }

    private void run() {
        boolean goOn = true;
        while (goOn) {
            try {
                listen();
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("Changes of content are not heard, trying again: %s", e.toString());
            }
            try {
                goOn = !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("listen " + ContentService.CHANGES);
            }
            // What was announced while nobody listened is lost.
            memory.forgetAllContent();
            PGConnection announcements = connection.unwrap(PGConnection.class);
            while (stopping.getCount() > 0) {
                PGNotification[] heard = announcements.getNotifications(WAIT_MS);
                if (heard != null) {
                    for (PGNotification each : heard) {
                        memory.forgetContent(UUID.fromString(each.getParameter()));
                    }
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("unlisten *");
            }
        }
    }
}
