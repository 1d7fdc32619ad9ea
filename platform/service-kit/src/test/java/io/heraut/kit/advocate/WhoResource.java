package io.heraut.kit.advocate;

import io.heraut.web.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Asks who the caller is. */
@Path("/api/v1/who")
@RolesAllowed(Roles.ADVOCATE)
public class WhoResource {
    private final AdvocateDirectory directory;

    WhoResource(AdvocateDirectory directory) {
        this.directory = directory;
    }

    @GET
    public AdvocateRef who() {
        return directory.requireCurrent();
    }
}
