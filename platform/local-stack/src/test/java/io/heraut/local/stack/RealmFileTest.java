package io.heraut.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.local.DemoPerson;
import io.heraut.local.Home;
import io.heraut.local.testing.TestTokens;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RealmFileTest {

    private final JsonNode realm = read();

    @Test
    void thePeopleOfTheRealmAreTheDemoPeople() {
        for (var person : DemoPerson.values()) {
            var user = find("users", "username", person.login());
            assertThat(user.path("id").asText()).isEqualTo(person.subject().toString());
            assertThat(user.path("firstName").asText()).isEqualTo(person.firstName());
            assertThat(user.path("lastName").asText()).isEqualTo(person.lastName());
            assertThat(user.path("attributes").path("country").path(0).asText()).isEqualTo(person.country());
            assertThat(user.path("attributes").path("locale").path(0).asText()).isEqualTo(person.locale());
            assertThat(texts(user.path("realmRoles"))).isEqualTo(person.roles());
            assertThat(texts(user.path("groups"))).isEqualTo(List.of("/teams/" + person.team()));
            assertThat(user.path("credentials").path(0).path("value").asText()).isEqualTo(person.login());
        }
        // The eighth is the service account of the partner.
        assertThat(realm.path("users")).hasSize(DemoPerson.values().length + 1);
    }

    @Test
    void thePartnersServiceAccountIsTheOneOfTheTestTokens() {
        var account = find("users", "serviceAccountClientId", "heraut-partner");
        assertThat(account.path("id").asText()).isEqualTo(TestTokens.PARTNER_SUBJECT.toString());
    }

    @Test
    void everyTokenNamesEveryServiceAsItsAudience() {
        var audiences = StreamSupport.stream(
                        find("clientScopes", "name", "heraut-services")
                                .path("protocolMappers")
                                .spliterator(),
                        false)
                .map(mapper ->
                        mapper.path("config").path("included.custom.audience").asText())
                .toList();
        assertThat(audiences).containsExactlyInAnyOrderElementsOf(TestTokens.AUDIENCES);
    }

    @Test
    void browsersUsePkceAndPartnersAskForTheirScopes() {
        var web = find("clients", "clientId", "heraut-web");
        assertThat(web.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(web.path("implicitFlowEnabled").asBoolean()).isFalse();
        var partner = find("clients", "clientId", "heraut-partner");
        assertThat(partner.path("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(texts(partner.path("optionalClientScopes")))
                .containsExactlyInAnyOrder("content:read", "analytics:read", "webhooks:manage", "events:write");
    }

    private JsonNode find(String list, String field, String value) {
        return StreamSupport.stream(realm.path(list).spliterator(), false)
                .filter(entry -> entry.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " " + value + " in " + list));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Home.find()
                            .root()
                            .resolve("deploy/keycloak/heraut-realm.json")
                            .toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
