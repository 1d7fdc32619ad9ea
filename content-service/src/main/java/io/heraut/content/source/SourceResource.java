package io.heraut.content.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.heraut.content.request.AnsweredBefore;
import io.heraut.content.request.Answers;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/sources")
@Tag(name = "Sources", description = "The feeds that content items are imported from")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SourceResource {
    private static final String EXAMPLE = """
            {
                "id": "0197a3c0-0000-7000-8000-000000000004",
                "name": "Newsroom",
                "url": "https://news.example.com/feed/",
                "language": "en",
                "audience": {"countries": ["NL"], "teams": [], "languages": []},
                "importedAt": "2026-03-02T08:30:00Z",
                "createdBy": "0197a3c0-0000-7000-8000-00000000000c",
                "createdAt": "2026-03-02T08:00:00Z",
                "changedAt": "2026-03-02T08:00:00Z"
            }""";
    private static final String IMPORT_EXAMPLE = """
            {
                "sourceId": "0197a3c0-0000-7000-8000-000000000004",
                "added": 1,
                "skipped": 9,
                "unusable": 0,
                "left": 0,
                "items": ["0197a3c0-0000-7000-8000-000000000001"],
                "unreadPages": [
                    {"url": "https://news.example.com/2026/electric-ferry", "reason": "news.example.com did not answer in time."}
                ]
            }""";
    private static final String CREATE_EXAMPLE = """
            {
                "name": "Newsroom",
                "url": "https://news.example.com/feed/",
                "language": "en",
                "audience": {"countries": ["NL"]}
            }""";
    private static final String CHANGE_EXAMPLE =
            "{\"name\": \"Press office\", \"audience\": {\"countries\": [\"NL\", \"BE\"]}}";

    private final SourceService sources;
    private final ImportService imports;
    private final AnsweredBefore answeredBefore;

    SourceResource(SourceService sources, ImportService imports, AnsweredBefore answeredBefore) {
        this.sources = sources;
        this.imports = imports;
        this.answeredBefore = answeredBefore;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "createSource",
            summary = "Add a source",
            description = "The feed is fetched and read; what can not be read is not added. For curators and admins.")
    @APIResponse(
            responseCode = "201",
            description = "The source; `Location` and `ETag` name it and its version",
            content =
                    @Content(
                            schema = @Schema(implementation = SourceView.class),
                            examples = @ExampleObject(name = "Source", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(
            responseCode = "409",
            description = "`source-exists`: `sourceId` names it; or `advocate-not-known-yet`: ask again in a moment")
    @APIResponse(
            responseCode = "422",
            description = "`feed-unreachable`; `feed-invalid`, with the `feeds` that the page names, if any;"
                    + " or `address-not-allowed`, which is not on the public internet")
    public Response create(
            @NotNull
                    @Valid
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = SourceRequest.class),
                                            examples = @ExampleObject(name = "New", value = CREATE_EXAMPLE)))
                    SourceRequest request) {
        try {
            return answeredBefore.orThrow();
        } catch (AnsweredBefore.NotYet e) {
            sources.requireNewFeed(request.address());
            return sources.create(request);
        }
    }

    @GET
    @RolesAllowed({Roles.CURATOR, Roles.REVIEWER, Roles.ADMIN})
    @Operation(
            operationId = "listSources",
            summary = "List sources",
            description = "Newest first. For curators, reviewers and admins.")
    @APIResponse(
            responseCode = "200",
            description = "A page of sources",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = SourceView.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        description =
                                                                "`cursor` of the page after; absent on the last one")
                                            }),
                            examples = @ExampleObject(name = "Page", value = "{\"items\": [" + EXAMPLE + "]}")))
    @APIResponse(responseCode = "400", description = "`invalid-cursor` or `validation-failed`")
    public Page<SourceView> list(@BeanParam @Valid PageQuery page) {
        return sources.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CURATOR, Roles.REVIEWER, Roles.ADMIN})
    @Operation(
            operationId = "getSource",
            summary = "Read a source",
            description = "For curators, reviewers and admins.")
    @APIResponse(
            responseCode = "200",
            description = "The source; `ETag` names its version",
            content =
                    @Content(
                            schema = @Schema(implementation = SourceView.class),
                            examples = @ExampleObject(name = "Source", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response get(@PathParam("id") UUID id) {
        SourceService.Versioned found = sources.get(id);
        return Answers.ok(found.view(), found.version());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "editSource",
            summary = "Edit a source",
            description = "Changes what the body names and leaves the rest (RFC 7396). Another address is fetched and"
                    + " read first, as when a source is added. Items that were imported stay as they are. For curators"
                    + " and admins.")
    @APIResponse(
            responseCode = "200",
            description = "The source as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = SourceView.class),
                            examples = @ExampleObject(name = "Source", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: see `errors`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`source-exists` or `advocate-not-known-yet`")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: it was changed since it was read")
    @APIResponse(responseCode = "422", description = "`feed-unreachable`, `feed-invalid` or `address-not-allowed`")
    @APIResponse(responseCode = "428", description = "`precondition-required`: `If-Match` is missing")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = SourceRequest.class),
                                            examples = @ExampleObject(name = "Edit", value = CHANGE_EXAMPLE)))
                    JsonNode patch) {
        sources.otherFeed(id, ifMatch, patch).ifPresent(sources::requireNewFeed);
        SourceService.Versioned changed = sources.change(id, ifMatch, patch);
        return Answers.ok(changed.view(), changed.version());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "deleteSource",
            summary = "Remove a source",
            description = "Items that were imported from it stay. For curators and admins.")
    @APIResponse(responseCode = "204", description = "It is removed")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`advocate-not-known-yet`: ask again in a moment")
    @APIResponse(responseCode = "412", description = "`precondition-failed`: `If-Match` names another version")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        sources.delete(id, ifMatch);
    }

    @POST
    @Path("/{id}/import")
    @RolesAllowed({Roles.CURATOR, Roles.ADMIN})
    @Operation(
            operationId = "importFromSource",
            summary = "Import what is new",
            description = "Items of the feed that are not there yet, by their id and their address, become drafts;"
                    + " the page of each one is read for its preview. A page that can not be read costs the item"
                    + " nothing but its preview. For curators and admins.")
    @APIResponse(
            responseCode = "200",
            description = "What the import has brought",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "Import", value = IMPORT_EXAMPLE)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`advocate-not-known-yet`: ask again in a moment")
    @APIResponse(
            responseCode = "422",
            description = "`feed-unreachable`, `feed-invalid` or `address-not-allowed`; nothing is imported")
    public Response importNow(@PathParam("id") UUID id) {
        try {
            return answeredBefore.orThrow();
        } catch (AnsweredBefore.NotYet e) {
            return imports.run(id);
        }
    }
}
