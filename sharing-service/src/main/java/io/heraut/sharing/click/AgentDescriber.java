package io.heraut.sharing.click;

import io.heraut.sharing.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes the rows of the dictionary of User-Agents that are new, or older than descriptions are.
 *
 * <p>Not when the row is made: whoever sends a new User-Agent with every request would hold up counting by a thousandfold.
 * Here the time is bounded, and what is not described yet is counted under other.
 */
@ApplicationScoped
class AgentDescriber {
    private static final int AT_ONCE = 50;
    /** Of each second. */
    private static final Duration SHARE = Duration.ofMillis(200);

    private record Undescribed(int id, String text) {}

    private final Database database;
    private final AgentParser parser;

    AgentDescriber(Database database, AgentParser parser) {
        this.database = database;
        this.parser = parser;
    }

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void describeNew() {
        long end = System.nanoTime() + SHARE.toNanos();
        int described;
        do {
            described = QuarkusTransaction.requiringNew().call(this::describeSome);
        } while (described == AT_ONCE && System.nanoTime() < end);
    }

    private int describeSome() {
        List<Undescribed> some =
                database.list("""
                        select id, text from user_agent where device is null order by id limit ?
                        for update skip locked""", row -> new Undescribed(row.number("id"), row.text("text")), AT_ONCE);
        if (some.isEmpty()) {
            return 0;
        }
        List<Integer> ids = new ArrayList<>();
        List<DeviceClass> devices = new ArrayList<>();
        List<String> browsers = new ArrayList<>();
        for (Undescribed each : some) {
            AgentDescription description = parser.describe(each.text());
            ids.add(each.id());
            devices.add(description.device());
            browsers.add(description.browser());
        }
        database.update("""
                update user_agent u set device = d.device, browser = d.browser
                from unnest(?::integer[], ?::text[], ?::text[]) as d (id, device, browser) where u.id = d.id""", ids, devices, browsers);
        return some.size();
    }
}
