package io.heraut.web;

import io.heraut.web.paging.Cursor;
import io.heraut.web.paging.Page;
import io.heraut.web.paging.PageQuery;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import io.heraut.web.request.ClientAddress;
import io.heraut.web.security.Caller;
import io.heraut.web.security.Roles;
import io.heraut.web.security.Scopes;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** An operation for every kind of error. */
@Path("/probe")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProbeResource {

    private final Caller caller;
    private final ClientAddress address;

    public ProbeResource(Caller caller, ClientAddress address) {
        this.caller = caller;
        this.address = address;
    }

    public enum Colour {
        RED,
        GREEN
    }

    public record Part(@NotBlank String name, @Max(9) int count) {}

    public record Whole(
            @NotNull @Size(max = 20) String title,
            @Nullable Colour colour,
            @Nullable UUID id,
            @Nullable Instant at,
            @Nullable URI link,
            @Nullable List<@Valid Part> parts,
            @Nullable Map<String, @Valid Part> byName,
            @Nullable List<@NotBlank String> tags) {}

    public record Refusing(int amount) {
        public Refusing {
            if (amount < 0) {
                throw new IllegalArgumentException("an amount is never negative");
            }
        }
    }

    @POST
    @PermitAll
    @Operation(operationId = "makeWhole", summary = "Makes a whole")
    public Whole whole(@Valid @NotNull Whole whole) {
        return whole;
    }

    @POST
    @Path("/refusing")
    @PermitAll
    public Refusing refusing(Refusing refusing) {
        return refusing;
    }

    @GET
    @Path("/parameters/{id}")
    @PermitAll
    public String parameters(
            @PathParam("id") UUID id,
            @QueryParam("colour") @Nullable Colour colour,
            @QueryParam("since") @Nullable Instant since,
            @QueryParam("count") @Max(5) int count,
            @QueryParam("other") Optional<UUID> other,
            @QueryParam("many") List<Colour> many,
            @QueryParam("flag") boolean flag,
            @HeaderParam("X-When") @Nullable Instant when) {
        return "{\"id\":\"" + id + "\"}";
    }

    @GET
    @Path("/pages")
    @PermitAll
    public Page<Integer> pages(@BeanParam @Valid PageQuery page) {
        int from = page.cursor() == null
                ? 0
                : (int) Cursor.decode(page.cursor(), 1).number(0) + 1;
        List<Integer> rows = IntStream.range(from, Math.min(120, from + page.limit() + 1))
                .boxed()
                .toList();
        return Page.of(rows, page.limit(), Cursor::encode);
    }

    @PUT
    @Path("/versions/{version}")
    @PermitAll
    public String edit(@PathParam("version") long version, @HeaderParam("If-Match") @Nullable String ifMatch) {
        ETags.requireMatch(ifMatch, version);
        return "{}";
    }

    @GET
    @Path("/problem")
    @PermitAll
    public String problem() {
        throw new ProblemException(CommonProblem.ADVOCATE_NOT_KNOWN_YET, "A moment, please.")
                .withHeader("Retry-After", "1")
                .with("advocate", "amira");
    }

    @GET
    @Path("/failure")
    @PermitAll
    public String failure() {
        throw new IllegalStateException("secret of the database");
    }

    @GET
    @Path("/returned")
    @PermitAll
    @Valid
    public Part returned() {
        return new Part("", 100);
    }

    @GET
    @Path("/caller")
    @RolesAllowed(Roles.ADVOCATE)
    @Operation(summary = "Who asks", description = "The `advocate` who asks.")
    @APIResponse(responseCode = "403", description = "Somebody else")
    public Map<String, Object> caller() {
        return Map.of(
                "sub", caller.subject(),
                "name", String.valueOf(caller.name()),
                "country", String.valueOf(caller.country()),
                "team", String.valueOf(caller.team()),
                "locale", String.valueOf(caller.locale()),
                "admin", caller.hasRole(Roles.ADMIN));
    }

    @GET
    @Path("/address")
    @PermitAll
    public Map<String, String> address() {
        return Map.of("address", address.value());
    }

    @GET
    @Path("/anonymous")
    @PermitAll
    public String anonymous() {
        return caller.subject();
    }

    @GET
    @Path("/admin")
    @RolesAllowed({Roles.ADMIN, Scopes.WEBHOOKS_MANAGE})
    public String admin() {
        return "{}";
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "{}";
    }
}
