package io.heraut.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The people of the local realm; the same as in {@code deploy/keycloak/heraut-realm.json}. Each one's login and password are
 * their name.
 */
public enum DemoPerson {
    AMIRA(1, "Amira", "Haddad", "en", "NL", "sales", List.of("advocate")),
    BRAM(2, "Bram", "de Vries", "nl", "NL", "engineering", List.of("advocate")),
    CHLOE(3, "Chloé", "Martin", "fr", "FR", "sales", List.of("advocate")),
    CARLA(4, "Carla", "Jansen", "en", "NL", "communications", List.of("advocate", "curator")),
    ROB(5, "Rob", "Smit", "en", "NL", "communications", List.of("advocate", "reviewer")),
    PETRA(6, "Petra", "Novák", "en", "NL", "people", List.of("advocate", "program-manager")),
    ADA(7, "Ada", "Okafor", "en", "NL", "it", List.of("advocate", "admin"));

    private final UUID subject;
    private final String firstName;
    private final String lastName;
    private final String locale;
    private final String country;
    private final String team;
    private final List<String> roles;

    DemoPerson(
            int number,
            String firstName,
            String lastName,
            String locale,
            String country,
            String team,
            List<String> roles) {
        this.subject = UUID.fromString("01930000-0000-7000-8000-00000000000" + number);
        this.firstName = firstName;
        this.lastName = lastName;
        this.locale = locale;
        this.country = country;
        this.team = team;
        this.roles = roles;
    }

    /** The person with this login. */
    public static DemoPerson of(String login) {
        return Arrays.stream(values())
                .filter(person -> person.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new LocalStackException("there is no demo person " + login + ", only "
                        + Arrays.stream(values()).map(DemoPerson::login).toList()));
    }

    /** The login, which is also the password. */
    public String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The {@code sub} of their tokens. */
    public UUID subject() {
        return subject;
    }

    public String firstName() {
        return firstName;
    }

    public String lastName() {
        return lastName;
    }

    public String fullName() {
        return firstName + " " + lastName;
    }

    public String locale() {
        return locale;
    }

    public String country() {
        return country;
    }

    public String team() {
        return team;
    }

    /** Their realm roles. */
    public List<String> roles() {
        return roles;
    }
}
