package io.hefu.portal.webhook;

import io.hefu.core.language.Bilingual;
import io.hefu.core.notification.EventDescription;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The events that webhooks can ask for, over HTTP. */
@Path("/portal/v1/event-types")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class EventTypeResource {

    private final EventTypes eventTypes;
    private final SignedIn signedIn;

    EventTypeResource(EventTypes eventTypes, SignedIn signedIn) {
        this.eventTypes = eventTypes;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(operationId = "listEventTypes", summary = "List the events that webhooks can ask for")
    public Uni<Listing<EventTypeView>> list() {
        return signedIn.member().map(member -> Listing.of(eventTypes.all(), EventTypeView::of));
    }

    public record EventTypeView(String eventType, Bilingual description) {

        static EventTypeView of(EventDescription event) {
            return new EventTypeView(event.type().value(), new Bilingual(event.chinese(), event.english()));
        }
    }
}
