package io.heraut.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * Shares and clicks of 90 days, made by the database: 1,000 items a month, five networks, 50 clicks to a share, most of them
 * soon after it, 20,000 advocates in 40 teams and 8 countries. One epoch an hour.
 */
final class AnalyticsData {
    static final int DAYS = 90;
    private static final int CLICKS_A_SHARE = 50;
    private static final int CELLS_A_SHARE = 30;

    private final Connection administrator;

    AnalyticsData(Connection administrator) {
        this.administrator = administrator;
    }

    /**
     * Fills empty tables.
     *
     * @param today the day after the last one
     * @return how many clicks there are
     */
    long fill(long clicks, LocalDate today) throws SQLException {
        long shares = clicks / CLICKS_A_SHARE;
        String begin = "timestamptz '" + today.minusDays(DAYS) + " 00:00:00Z'";
        run("set session_replication_role = replica"); // What is made here refers to what is made here.
        run("select setseed(0.42)");
        run("""
                insert into advocate (id, registered_at) select md5('a' || n)::uuid, now() from generate_series(1, 20000) n;
                insert into channel (id, advocate_id, network, kind, created_at)
                select id, id, 'LINKEDIN', 'PERSONAL', now() from advocate;
                insert into content_item (id, status, content_type, language, title, canonical_url, og_title, countries, teams,
                    languages, published_at)
                select md5('i' || n)::uuid, 'PUBLISHED', (array['NEWS', 'VIDEO', 'PHOTO', 'HR', 'EVENT', 'BLOG'])[1 + n %% 6],
                    'en', 'Item ' || n, 'https://example.com/' || n, 'Item ' || n, '{}', '{}', '{}',
                    %s + n * interval '43 minutes' from generate_series(1, 3000) n;
                insert into content_dimensions (content_item_id, sequence, epoch, content_type, title, topics, campaign)
                select id, 1, 1, content_type, title,
                    (array['{}', '{green}', '{people}', '{green,people}', '{ships}', '{ships,technology}', '{technology}'])
                        [1 + abs(hashtext(title)) %% 7]::text[],
                    (array[null, 'spring', 'jobs', 'launch'])[1 + abs(hashtext(title)) %% 4] from content_item;
                """.formatted(begin));
        run("""
                insert into share (id, advocate_id, content_item_id, channel_id, network, channel_kind, attempt, created_at, epoch)
                select id, a, i, a, network, 'PERSONAL', n, at, 1 + (extract(epoch from at - %s) / 3600)::bigint
                from (select md5('s' || n)::uuid as id, md5('a' || 1 + (random() * 19999)::int)::uuid as a, md5('i' || item)::uuid as i,
                        (array['LINKEDIN', 'X', 'FACEBOOK', 'WHATSAPP', 'BLUESKY'])[1 + floor(power(random(), 2) * 5)::int] as network, n,
                        least(%s + item * interval '43 minutes' + power(random(), 3) * interval '10 days',
                            %s + interval '89 days 23 hours') as at
                    from (select n, 1 + (random() * 2999)::int as item from generate_series(1, %d) n) as made) as made
                order by at""".formatted(begin, begin, begin, shares));
        run("""
                insert into tracked_link (id, code, share_id, created_at) select id, id::text, id, created_at from share;
                insert into share_origin (share_id, team, country)
                select id, 'team ' || abs(hashtext(advocate_id::text)) % 40,
                    (array['NL', 'FR', 'DE', 'BE', 'ES', 'IT', 'PL', 'SE'])[1 + abs(hashtext(advocate_id::text)) / 64 % 8] from share;
                insert into analytics_people (dimension, value, advocate_id, epoch)
                select 'ITEM', content_item_id::text, advocate_id, min(epoch) from share group by 2, 3;
                insert into analytics_people (dimension, value, advocate_id, epoch)
                select 'NETWORK', network, advocate_id, min(epoch) from share group by 2, 3;
                insert into evidence (share_id, level, occurrence, at, source, recorded_at, epoch)
                select s.id, l.level, 1, s.created_at, 'SERVICE', now(), s.epoch
                from share s, (values ('ISSUED', 1.0), ('CLAIMED', 0.8), ('PREVIEWED', 0.6), ('CLICKED', 0.5)) as l (level, part)
                where l.part = 1 or random() < l.part;
                """);
        run("""
                alter table click_rollup drop constraint click_rollup_pk;
                insert into click_rollup (link_id, quarter, class, classifier, epoch, clicks)
                select id, quarter, class, 1, 1 + (extract(epoch from quarter - %s) / 3600)::bigint, sum(clicks)
                from (select s.id, date_bin('15 minutes', least(s.created_at + power(random(), 4) * interval '14 days',
                            %s + interval '89 days 23 hours'), '2000-01-01Z') as quarter,
                        (array[1, 1, 1, 1, 1, 1, 2, 2, 3, 7])[1 + floor(random() * 10)::int] as class, 1 + (random() * 4 / 3)::int as clicks
                    from share s, generate_series(1, %d)) as made
                group by 1, 2, 3 order by quarter;
                alter table click_rollup add constraint click_rollup_pk primary key (link_id, quarter, class, classifier, epoch);
                """.formatted(begin, begin, CELLS_A_SHARE));
        run("""
                -- The service may have added up some of it meanwhile, and must not close an epoch just now.
                begin;
                lock table ingest_epoch in access exclusive mode;
                truncate analytics_quarter, analytics_month_item, analytics_day_item, analytics_day_item_network, analytics_day, analytics_visitors, analytics_month_cell, analytics_month;
                update analytics_position set epoch = 0;
                delete from ingest_epoch;
                insert into ingest_epoch (epoch, opened_at, closed_at)
                select n, %s + (n - 1) * interval '1 hour', %s + n * interval '1 hour' from generate_series(1, %d) n;
                insert into ingest_epoch (epoch, opened_at) values (%d, now());
                commit;
                """.formatted(begin, begin, DAYS * 24, DAYS * 24 + 1));
        run("vacuum (analyze)");
        return number("select sum(clicks) from click_rollup");
    }

    long number(String sql) throws SQLException {
        try (PreparedStatement statement = administrator.prepareStatement(sql);
                var result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }
}
