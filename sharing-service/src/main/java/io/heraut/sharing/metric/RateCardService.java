package io.heraut.sharing.metric;

import io.heraut.kit.Ids;
import io.heraut.kit.audit.Audit;
import io.heraut.sharing.SharingProblem;
import io.heraut.sharing.database.Database;
import io.heraut.sharing.database.Row;
import io.heraut.sharing.network.Networks;
import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Rate cards. None is shipped: what a click is worth is the organisation's to say. */
@ApplicationScoped
public class RateCardService {
    private static final String SELECT = """
            select c.*, r.networks, r.per_click, r.low, r.high from rate_card c cross join lateral (
                select array_agg(network order by network) as networks, array_agg(per_click::text order by network) as per_click,
                    array_agg(low::text order by network) as low, array_agg(high::text order by network) as high
                from rate_card_rate where rate_card_id = c.id) r
            where\s""";

    private final Database database;
    private final Networks networks;
    private final Audit audit;
    private final Clock clock;

    RateCardService(Database database, Networks networks, Audit audit, Clock clock) {
        this.database = database;
        this.networks = networks;
        this.audit = audit;
        this.clock = clock;
    }

    /** The cards that were known as of the epoch; of two for the same day and network the first one counts. */
    public List<RateCard> known(long asOf) {
        return database.list(SELECT + "c.epoch <= ? order by c.position desc", RateCardService::card, asOf);
    }

    @Transactional
    RateCard create(RateCardRequest request) {
        check(request);
        UUID id = Ids.next();
        database.update(
                """
                insert into rate_card (id, created_at, name, currency, valid_from, valid_to, source)
                values (?, ?, ?, ?, ?, ?, ?)""",
                id,
                clock.instant(),
                request.name(),
                request.currency(),
                request.validFrom(),
                request.validTo(),
                request.source());
        for (RateCardRequest.RateRequest rate : request.rates()) {
            database.update(
                    "insert into rate_card_rate (rate_card_id, network, per_click, low, high) values (?, ?, ?, ?, ?)",
                    id,
                    rate.network(),
                    rate.perClick(),
                    rate.low(),
                    rate.high());
        }
        audit.record("create", "rate card", id, Map.of("currency", request.currency()));
        return get(id);
    }

    @Transactional
    RateCard get(UUID id) {
        return database.one(SELECT + "c.id = ?", RateCardService::card, id)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such rate card."));
    }

    @Transactional
    Page<RateCard> list(PageQuery query) {
        UUID before =
                query.cursor() == null ? null : Cursor.decode(query.cursor(), 1).uuid(0);
        return Page.of(
                database.list(
                        SELECT + "(?::uuid is null or c.id < ?) order by c.id desc limit ?",
                        RateCardService::card,
                        before,
                        before,
                        query.limit() + 1),
                query.limit(),
                each -> Cursor.encode(each.id()));
    }

    private void check(RateCardRequest request) {
        ProblemException refusal =
                new ProblemException(SharingProblem.RATE_CARD_INVALID, "See errors for the values that are refused.");
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(request.currency()))) {
            refusal.withError("/currency", "is no currency of ISO 4217");
        }
        if (request.validTo() != null && !request.validTo().isAfter(request.validFrom())) {
            refusal.withError("/validTo", "must be after validFrom");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < request.rates().size(); i++) {
            RateCardRequest.RateRequest rate = request.rates().get(i);
            if (!networks.names().contains(rate.network())) {
                refusal.withError("/rates/" + i + "/network", "must be one of " + String.join(", ", networks.names()));
            }
            if (!seen.add(rate.network())) {
                refusal.withError("/rates/" + i + "/network", "has a rate already");
            }
            if (rate.low() > rate.perClick() || rate.perClick() > rate.high()) {
                refusal.withError("/rates/" + i + "/perClick", "must be between low and high");
            }
        }
        if (!refusal.errors().isEmpty()) {
            throw refusal;
        }
    }

    private static RateCard card(Row row) throws SQLException {
        List<RateCard.Rate> rates = new ArrayList<>();
        List<String> names = row.texts("networks");
        for (int i = 0; i < names.size(); i++) {
            rates.add(new RateCard.Rate(
                    names.get(i),
                    Long.parseLong(row.texts("per_click").get(i)),
                    Long.parseLong(row.texts("low").get(i)),
                    Long.parseLong(row.texts("high").get(i))));
        }
        return new RateCard(
                row.uuid("id"),
                row.instant("created_at"),
                row.text("name"),
                row.text("currency"),
                row.date("valid_from"),
                row.optionalText("valid_to") == null ? null : row.date("valid_to"),
                row.text("source"),
                rates);
    }
}
