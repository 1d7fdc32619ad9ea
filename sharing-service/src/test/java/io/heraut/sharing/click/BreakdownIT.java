package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.sharing.support.SharingApi;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an advocate is told of those who followed a link. The tests' file of countries knows 203.0.113.0/24 only. */
@QuarkusTest
class BreakdownIT extends SharingApi {
    private static final String IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

    private static Map<String, Object> part(String name, int clicks) {
        return Map.of("name", name, "clicks", clicks);
    }

    private void awaitDescriptions() {
        eventually()
                .until(() -> database.one(
                                "select 1 as one from user_agent where device is null limit 1",
                                row -> row.number("one"))
                        .isEmpty());
    }

    @Test
    void peoplesClicksAreCountedByWhatTheyHaveInCommon() {
        Person amira = Person.advocate();
        Issued share = issue(amira);
        follow(share.code(), "203.0.113.7", IPHONE, LINKEDIN);
        follow(share.code(), "203.0.113.8", IPHONE, LINKEDIN);
        follow(share.code(), "203.0.113.200", CHROME, null);
        follow(share.code(), "8.8.8.8", CHROME, "https://t.co/abc");
        // No people's clicks, so in no part.
        follow(share.code(), "203.0.113.7", IPHONE, LINKEDIN);
        follow(share.code(), "192.0.2.3", LINKEDIN_BOT, null);
        clicks(amira, share.linkId(), 6);
        awaitDescriptions();

        Map<String, Object> clicks = clicks(amira, share.linkId());

        assertThat(clicks).containsEntry("human", 4).containsEntry("singleClicksHuman", 4);
        assertThat(clicks.get("byCountry")).isEqualTo(List.of(part("NL", 2), part("FR", 1), part("unknown", 1)));
        assertThat(clicks.get("byDevice")).isEqualTo(List.of(part("DESKTOP", 2), part("PHONE", 2)));
        assertThat(clicks.get("byBrowser")).isEqualTo(List.of(part("Chrome", 2), part("Mobile Safari", 2)));
        assertThat(clicks.get("byReferrer"))
                .isEqualTo(List.of(part("www.linkedin.com", 2), part("t.co", 1), part("unknown", 1)));
        assertThat(sum(clicks, "byDay", "clicks")).isEqualTo(4);
        assertThat(sum(clicks, "dailyUniqueVisitors", "visitors")).isEqualTo(4);
        assertThat(clicks.get("singleClicksSince"))
                .isEqualTo(LocalDate.now(ZoneOffset.UTC)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toString());
    }

    @Test
    void twoVisitorsAreCountedButNotDescribed() {
        Person amira = Person.advocate();
        Issued share = issue(amira);
        follow(share.code(), "203.0.113.7", IPHONE, LINKEDIN);
        follow(share.code(), "203.0.113.8", IPHONE, LINKEDIN);

        Map<String, Object> clicks = clicks(amira, share.linkId(), 2);

        assertThat(clicks).containsEntry("singleClicksHuman", 2).containsEntry("visitorsDescribedFrom", 3);
        assertThat(clicks.get("byCountry")).isNull();
        assertThat(clicks.get("byDevice")).isNull();
        assertThat(clicks.get("byBrowser")).isNull();
        assertThat(clicks.get("byReferrer")).isNull();
        assertThat(sum(clicks, "byDay", "clicks")).isEqualTo(2);
    }

    @Test
    void withoutABreakdownThereIsNone() {
        Person amira = Person.advocate();
        Issued share = issue(amira);

        Map<String, Object> clicks = as(amira)
                .get("/api/v1/links/" + share.linkId() + "/clicks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");

        assertThat(clicks.get("byDay")).isNull();
        assertThat(clicks.get("previewBot")).isNull();
        assertThat(clicks(amira, share.linkId()))
                .containsEntry("byDay", List.of())
                .containsEntry("singleClicksHuman", 0);
    }

    @Test
    void whatIsLessFrequentThanTwentyOthersIsSummedUp() {
        Person amira = Person.advocate();
        Issued share = issue(amira);
        for (int i = 0; i < 23; i++) {
            follow(share.code(), "203.0.113." + (10 + i), CHROME, "https://host" + i + ".example.com/");
        }
        Map<String, Object> clicks = clicks(amira, share.linkId(), 23);

        assertThat((List<?>) clicks.get("byReferrer")).hasSize(21);
        assertThat(list(clicks, "byReferrer").getLast()).isEqualTo(part("other", 3));
        assertThat(sum(clicks, "byReferrer", "clicks")).isEqualTo(23);
    }

    @Test
    void aDayIsTheOrganisationsAndAVisitorsIsUtc() {
        Person amira = Person.advocate();
        Issued share = issue(amira);
        follow(share.code(), "203.0.113.7", IPHONE, LINKEDIN);
        Map<String, Object> clicks = clicks(amira, share.linkId(), 1);
        Instant at = database.one("select at from click where link_id = ?", row -> row.instant("at"), share.linkId())
                .orElseThrow();

        assertThat(clicks.get("byDay"))
                .isEqualTo(List.of(Map.of(
                        "day",
                        LocalDate.ofInstant(at, ZoneId.of("Europe/Amsterdam")).toString(),
                        "clicks",
                        1)));
        assertThat(clicks.get("dailyUniqueVisitors"))
                .isEqualTo(List.of(
                        Map.of("day", LocalDate.ofInstant(at, ZoneOffset.UTC).toString(), "visitors", 1)));
    }

    private static List<?> list(Map<String, Object> clicks, String name) {
        return (List<?>) Objects.requireNonNull(clicks.get(name));
    }

    private static int sum(Map<String, Object> clicks, String list, String field) {
        return list(clicks, list).stream()
                .mapToInt(part -> (Integer) Objects.requireNonNull(((Map<?, ?>) part).get(field)))
                .sum();
    }
}
