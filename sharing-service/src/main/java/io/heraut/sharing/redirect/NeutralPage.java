package io.heraut.sharing.redirect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The small page for a visitor whom the link can lead nowhere, in the visitor's language. */
final class NeutralPage {
    /** Why there is nothing to show. */
    enum Kind {
        NOT_FOUND,
        GONE,
        UNAVAILABLE
    }

    private record Words(String title, String text) {}

    private static final Map<String, Map<Kind, Words>> WORDS = Map.of(
            "en",
            Map.of(
                    Kind.NOT_FOUND, new Words("Not found", "This link does not exist."),
                    Kind.GONE, new Words("No longer available", "What this link led to is no longer available."),
                    Kind.UNAVAILABLE,
                            new Words("Please try again", "This link can not be opened now. Please try again soon.")),
            "nl",
            Map.of(
                    Kind.NOT_FOUND, new Words("Niet gevonden", "Deze link bestaat niet."),
                    Kind.GONE,
                            new Words("Niet meer beschikbaar", "Wat achter deze link stond is niet meer beschikbaar."),
                    Kind.UNAVAILABLE,
                            new Words(
                                    "Probeer het opnieuw",
                                    "Deze link kan nu niet worden geopend. Probeer het straks opnieuw.")),
            "fr",
            Map.of(
                    Kind.NOT_FOUND, new Words("Introuvable", "Ce lien n\u2019existe pas."),
                    Kind.GONE, new Words("Plus disponible", "Le contenu de ce lien n\u2019est plus disponible."),
                    Kind.UNAVAILABLE,
                            new Words(
                                    "Veuillez r\u00e9essayer",
                                    "Ce lien ne peut pas \u00eatre ouvert pour l\u2019instant. Veuillez r\u00e9essayer bient\u00f4t.")),
            "de",
            Map.of(
                    Kind.NOT_FOUND, new Words("Nicht gefunden", "Diesen Link gibt es nicht."),
                    Kind.GONE,
                            new Words(
                                    "Nicht mehr verf\u00fcgbar",
                                    "Das Ziel dieses Links ist nicht mehr verf\u00fcgbar."),
                    Kind.UNAVAILABLE,
                            new Words(
                                    "Bitte erneut versuchen",
                                    "Dieser Link kann gerade nicht ge\u00f6ffnet werden. Bitte bald erneut versuchen.")),
            "es",
            Map.of(
                    Kind.NOT_FOUND, new Words("No encontrado", "Este enlace no existe."),
                    Kind.GONE, new Words("Ya no disponible", "El contenido de este enlace ya no est\u00e1 disponible."),
                    Kind.UNAVAILABLE,
                            new Words(
                                    "Int\u00e9ntelo de nuevo",
                                    "Este enlace no se puede abrir ahora. Int\u00e9ntelo de nuevo pronto.")));

    private static final List<Locale> LANGUAGES =
            WORDS.keySet().stream().map(Locale::forLanguageTag).toList();

    private NeutralPage() {}

    static String of(Kind kind, @Nullable String acceptLanguage) {
        String language = language(acceptLanguage);
        Words words = WORDS.getOrDefault(language, Map.of()).getOrDefault(kind, new Words("", ""));
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="robots" content="noindex">
                <title>%2$s</title>
                <style>body{font:1.1rem/1.5 system-ui,sans-serif;margin:20vh auto;max-width:30rem;padding:0 1rem}</style>
                </head>
                <body><h1>%2$s</h1><p>%3$s</p></body>
                </html>
                """.formatted(language, Html.escape(words.title()), Html.escape(words.text()));
    }

    static String language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 512) {
            return "en";
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return best == null ? "en" : best.getLanguage();
        } catch (IllegalArgumentException e) {
            return "en";
        }
    }
}
