package io.heraut.content.feed;

import io.heraut.content.item.ContentType;
import io.heraut.content.item.ItemFilter;
import io.heraut.content.request.Filters;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/feed")
@Tag(name = "Feed", description = "What an advocate finds to share")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class FeedResource {
    private static final String EXAMPLE = """
            {
                "contentItemId": "0197a3c0-0000-7000-8000-000000000001",
                "title": "Our first electric ferry leaves the yard",
                "summary": "After three years of work the ferry makes its first crossing.",
                "canonicalUrl": "https://news.example.com/2026/electric-ferry",
                "image": "https://news.example.com/2026/electric-ferry.jpg",
                "contentType": "NEWS",
                "language": "en",
                "topics": ["sustainability"],
                "keyMessages": [
                    {
                        "id": "0197a3c0-0000-7000-8000-000000000002",
                        "title": "We build for a quiet sea",
                        "text": "By 2035 no new ship of ours burns anything. We say what works, and what does not yet."
                    }
                ],
                "captions": [
                    {
                        "id": "0197a3c0-0000-7000-8000-000000000003",
                        "network": "LINKEDIN",
                        "language": "en",
                        "text": "Three years of work, one quiet crossing."
                    }
                ],
                "publishedAt": "2026-03-02T09:15:00Z"
            }""";

    private final FeedService feed;

    FeedResource(FeedService feed) {
        this.feed = feed;
    }

    @GET
    @RolesAllowed(Roles.ADVOCATE)
    @Operation(
            operationId = "getFeed",
            summary = "Find something to share",
            description = "Published items that are meant for the caller, by country, team and language of the token,"
                    + " newest first, with their key messages and captions. Items under embargo and items whose end"
                    + " date is over are not among them. For advocates.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = FeedItemView.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        description =
                                                                "`cursor` of the page after; absent on the last one")
                                            }),
                            examples = @ExampleObject(name = "Page", value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(responseCode = "400", description = "`invalid-cursor` or `validation-failed`")
    public Page<FeedItemView> page(
            @Parameter(description = "Only items in this language (BCP 47, by primary language)", example = "en")
                    @QueryParam("language")
                    @Nullable
                    String language,
            @Parameter(schema = @Schema(implementation = ContentType.class)) @QueryParam("contentType") @Nullable
                    String contentType,
            @Parameter(description = "Only items on this topic", example = "sustainability")
                    @QueryParam("topic")
                    @Nullable
                    String topic,
            @BeanParam @Valid PageQuery page) {
        return feed.page(
                new ItemFilter(
                        null,
                        null,
                        Filters.constant("contentType", contentType, ContentType.class),
                        Filters.language("language", language),
                        Filters.topic("topic", topic)),
                page);
    }

    @GET
    @Path("/{contentItemId}")
    @RolesAllowed(Roles.ADVOCATE)
    @Operation(operationId = "getFeedItem", summary = "Read an item of one's feed", description = "For advocates.")
    @APIResponse(
            responseCode = "200",
            description = "The item",
            content =
                    @Content(
                            schema = @Schema(implementation = FeedItemView.class),
                            examples = @ExampleObject(name = "FeedItem", value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: it is not, not yet or no longer in the caller's feed")
    public FeedItemView get(@PathParam("contentItemId") UUID contentItemId) {
        return feed.get(contentItemId);
    }
}
