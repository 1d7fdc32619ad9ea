package io.heraut.sharing.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.sharing.support.SharingApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A crawler from an address that no list knows, whose name server tells whose it is. */
@QuarkusTest
class ConfirmedCrawlerIT extends SharingApi {
    @Inject
    KnownNames server;

    private final Person amira = Person.advocate();

    private List<String> labels(Issued share) {
        return database.list("""
                select a.kind || ':' || a.name || '@' || a.version as label
                from click c join address_label a on a.id = c.address_label_id where c.link_id = ?""", row -> row.text("label"), share.linkId());
    }

    @Test
    void aCrawlerWhoseNameLeadsBackIsEvidence() {
        server.tell("198.51.100.77", "198-51-100-77.fwd.linkedin.com", "198.51.100.77");
        Issued share = issue(amira);

        follow(share.code(), "198.51.100.77", LINKEDIN_BOT, null).then().statusCode(200);

        eventually()
                .until(() -> "PREVIEWED"
                        .equals(as(amira).get("/api/v1/shares/" + share.id()).path("level")));
        assertThat(labels(share)).containsExactly("CRAWLER:LINKEDIN@dns");
    }

    @Test
    void whoOnlyGivesTheirAddressSuchANameIsNot() {
        server.tell("198.51.100.78", "198-51-100-78.fwd.linkedin.com", "198.51.100.1");
        Issued share = issue(amira);

        follow(share.code(), "198.51.100.78", LINKEDIN_BOT, null).then().statusCode(200);

        assertThat(clicks(amira, share.linkId(), 1)).containsEntry("previewBot", 1);
        assertThat(labels(share)).isEmpty();
        assertThat(as(amira).get("/api/v1/shares/" + share.id()).<String>path("level"))
                .isEqualTo("ISSUED");
    }
}
