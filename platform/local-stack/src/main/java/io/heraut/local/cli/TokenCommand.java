package io.heraut.local.cli;

import io.heraut.local.DemoPerson;
import io.heraut.local.LocalStackException;
import io.heraut.local.keycloak.KeycloakServer;
import io.heraut.local.keycloak.Tokens;
import java.util.List;

/** {@code token <person>}: an access token, for {@code curl}. */
final class TokenCommand {

    private static final String PARTNER = "partner";

    private final Context context;

    TokenCommand(Context context) {
        this.context = context;
    }

    int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new LocalStackException("whose token? ./heraut token <person>, or ./heraut token partner [scope…]");
        }
        var state =
                context.running().orElseThrow(() -> new LocalStackException("Heraut is not up: ./heraut up starts it"));
        var issuer = KeycloakServer.issuer(state.ports().getOrDefault("HERAUT_KEYCLOAK_PORT", 0));
        String who = arguments.getFirst();
        context.console()
                .say(
                        who.equals(PARTNER)
                                ? Tokens.ofPartner(issuer, arguments.subList(1, arguments.size()))
                                : Tokens.ofPerson(issuer, DemoPerson.of(who).login()));
        return 0;
    }
}
