package io.heraut.sharing.results;

import io.heraut.events.EvidenceLevel;
import io.heraut.sharing.click.ClickClass;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was found in the tables: shares that were issued in the period, and clicks that came in it, each told apart in its
 * own way.
 */
record Tally(
        List<SharesCell> shares,
        Map<ClickClass, Long> clicks,
        Map<String, Long> humanByNetwork,
        Map<UUID, Long> humanByItem,
        Map<LocalDate, Map<ClickClass, Long>> clicksByDay,
        Map<UUID, String> titles) {
    record SharesCell(UUID contentItemId, String network, EvidenceLevel level, LocalDate day, long shares) {}
}
