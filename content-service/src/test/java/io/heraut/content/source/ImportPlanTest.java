package io.heraut.content.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.content.item.Known;
import io.heraut.content.newsroom.FeedEntry;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportPlanTest {
    private static final Known NOTHING = new Known(Set.of(), Set.of());

    @Test
    void whatIsKnownByIdOrAddressIsSkipped() {
        Known known = new Known(Set.of("a"), Set.of("https://news.example.com/b"));

        ImportPlan plan = ImportPlan.of(List.of(entry("a", "new"), entry("new", "b"), entry("c", "c")), known, 10);

        assertThat(plan).isEqualTo(new ImportPlan(List.of(entry("c", "c")), 2, 0));
    }

    @Test
    void anItemThatComesTwiceIsTakenOnce() {
        ImportPlan plan = ImportPlan.of(
                List.of(entry("a", "1"), entry("a", "2"), entry("b", "1"), entry("c", "2"), entry("b", "3")),
                NOTHING,
                10);

        assertThat(plan.taken()).containsExactly(entry("a", "1"));
        assertThat(plan.skipped()).isEqualTo(4);
    }

    @Test
    void theRestIsLeftAndKnownItemsDoNotUseUpTheBound() {
        Known known = new Known(Set.of("a", "c"), Set.of());

        ImportPlan plan = ImportPlan.of(
                List.of(entry("a", "a"), entry("b", "b"), entry("c", "c"), entry("d", "d"), entry("e", "e")), known, 2);

        assertThat(plan).isEqualTo(new ImportPlan(List.of(entry("b", "b"), entry("d", "d")), 2, 1));
    }

    private static FeedEntry entry(String guid, String path) {
        return new FeedEntry(
                guid, URI.create("https://news.example.com/" + path), "Title", null, null, null, null, null);
    }
}
