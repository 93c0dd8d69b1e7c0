package io.hefu.portal.testing;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A page for people who are signed in. */
@Path("/room")
@Authenticated
public class RoomResource {

    @GET
    @NonBlocking
    @Produces(MediaType.TEXT_HTML)
    public String room() {
        return "<h1>Welcome</h1>";
    }
}
