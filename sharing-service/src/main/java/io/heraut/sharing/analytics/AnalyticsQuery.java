package io.heraut.sharing.analytics;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** A question as it stands in a request. */
class AnalyticsQuery {
    @QueryParam("from")
    @Parameter(
            description = "The first moment of the period: a day of `zone`, or a time on a quarter of an hour. 30 days"
                    + " before `to` when absent.",
            example = "2026-03-01")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(
            description =
                    "The first moment that is not of the period any more, written as `from`. The end of today when absent.",
            example = "2026-04-01")
    @Nullable
    String to;

    @QueryParam("zone")
    @Parameter(
            description = "The time zone whose days are meant, by its IANA name. The organisation's when absent.",
            example = "Europe/Amsterdam")
    @Nullable
    String zone;

    @QueryParam("metric")
    @Parameter(
            description = "What to tell; may be repeated. `shares`, `clicks` and `clicks-per-share` when absent.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "shares",
                                "clicks",
                                "clicks-per-share",
                                "daily-unique-visitors",
                                "earned-media-value"
                            }))
    @Nullable
    List<String> metric;

    @QueryParam("groupBy")
    @Parameter(
            description = "What rows are told apart by: one of these, or `day` and one of the others but `team` and"
                    + " `country`; may be repeated.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"day", "network", "item", "type", "topic", "campaign", "team", "country"}))
    @Nullable
    List<String> groupBy;

    @QueryParam("network")
    @Parameter(description = "Only this network. Not together with anything of content.", example = "LINKEDIN")
    @Nullable
    String network;

    @QueryParam("item")
    @Parameter(description = "Only this content item", example = "0197a3c0-0000-7000-8000-000000000001")
    @Nullable
    String item;

    @QueryParam("type")
    @Parameter(description = "Only content of this type", example = "NEWS")
    @Nullable
    String type;

    @QueryParam("topic")
    @Parameter(description = "Only content with this topic, also when it has others", example = "sustainability")
    @Nullable
    String topic;

    @QueryParam("campaign")
    @Parameter(description = "Only content of this campaign", example = "0197a3c0-0000-7000-8000-000000000031")
    @Nullable
    String campaign;

    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(
            description = "How many values are named at most, from 1 to 1000; the rest is told together, as `OTHER`",
            example = "50")
    int limit = 50;

    @QueryParam("sort")
    @Parameter(
            description =
                    "Which values are named first: those with most clicks by people, with most shares, or by name."
                            + " `clicks` when absent.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"clicks", "shares", "name"}))
    @Nullable
    String sort;

    @QueryParam("currency")
    @Parameter(
            description = "Of the earned media value (ISO 4217). Needed when rate cards have several.",
            example = "EUR")
    @Nullable
    String currency;

    @QueryParam("asOf")
    @Parameter(
            description =
                    "`asOf` of an earlier answer: the same question then has the same figures, whatever came since")
    @Nullable
    String asOf;
}
