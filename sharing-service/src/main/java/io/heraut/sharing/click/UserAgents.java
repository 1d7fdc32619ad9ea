package io.heraut.sharing.click;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heraut.sharing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dictionary of User-Agents: millions of clicks have some thousands of them. */
@ApplicationScoped
class UserAgents {
    private final Database database;
    private final Cache<String, Integer> ids =
            Caffeine.newBuilder().maximumSize(10_000).build();

    UserAgents(Database database) {
        this.database = database;
    }

    /** Ids of these texts. In a transaction of its own: what is remembered here is not to be rolled back by the caller. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Map<String, Integer> idsOf(Collection<String> texts) {
        Map<String, Integer> found = new HashMap<>(ids.getAllPresent(texts));
        List<String> missing = texts.stream()
                .filter(text -> !text.isEmpty() && !found.containsKey(text))
                .distinct()
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            database.update(
                    "insert into user_agent (text) select unnest (?::text[]) on conflict (text) do nothing", missing);
            database.list(
                            "select id, text from user_agent where text = any (?)",
                            row -> Map.entry(row.text("text"), row.number("id")),
                            missing)
                    .forEach(each -> {
                        found.put(each.getKey(), each.getValue());
                        ids.put(each.getKey(), each.getValue());
                    });
        }
        return found;
    }
}
