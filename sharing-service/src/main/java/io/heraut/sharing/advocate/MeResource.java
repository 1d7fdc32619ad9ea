package io.heraut.sharing.advocate;

import io.heraut.web.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own profile. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADVOCATE, Roles.CURATOR, Roles.REVIEWER, Roles.PROGRAM_MANAGER, Roles.ADMIN})
@RunOnVirtualThread
@Tag(name = "Me", description = "The caller's own profile and channels")
class MeResource {
    private final AdvocateService service;

    MeResource(AdvocateService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "getMe",
            summary = "Who am I?",
            description =
                    "The caller's profile. Whoever asks for the first time is registered as an advocate by it. Roles:"
                            + " `advocate`, `curator`, `reviewer`, `program-manager`, `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "The profile",
            content = @Content(schema = @Schema(implementation = MeView.class), examples = @ExampleObject(value = """
            {"advocateId": "7b1f2a52-3d5e-4b0a-9c57-0d2a6f1e8c44", "name": "Amira Haddad", "locale": "en", \
            "country": "NL", "team": "sales"}""")))
    public MeView me() {
        return MeView.of(service.current());
    }
}
