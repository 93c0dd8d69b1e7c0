package io.hefu.iot.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.network.MqttConfig;
import io.hefu.iot.network.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Tells the broker whether a device may connect, and which topics are its own. Request and answer are those of EMQX's HTTP
 * authenticator; only the broker may ask.
 */
@Path("/internal/mqtt/authentications")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MqttAuthenticationResource {

    private final DeviceStore devices;
    private final Optional<byte[]> expectedAuthorization;

    public MqttAuthenticationResource(DeviceStore devices, MqttConfig config) {
        this.devices = devices;
        this.expectedAuthorization =
                config.hookSecret().map(secret -> ("Bearer " + secret).getBytes(StandardCharsets.UTF_8));
    }

    @POST
    public Uni<RestResponse<Verdict>> authenticate(
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization, Attempt attempt) {
        if (!isBroker(authorization)) {
            return Uni.createFrom().item(RestResponse.status(RestResponse.Status.UNAUTHORIZED));
        }
        return verdict(attempt).map(RestResponse::ok);
    }

    private boolean isBroker(Optional<String> authorization) {
        return expectedAuthorization
                .filter(expected -> authorization
                        .filter(given -> MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8)))
                        .isPresent())
                .isPresent();
    }

    /** A device is its own client id and user name, so that none can take another's session over. */
    private Uni<Verdict> verdict(Attempt attempt) {
        Optional<DeviceId> device = attempt.username()
                .filter(name -> attempt.clientid().equals(Optional.of(name)))
                .flatMap(DeviceId::parse);
        if (device.isEmpty() || attempt.password().isEmpty()) {
            return Uni.createFrom().item(Verdict.DENY);
        }
        return devices.livePassword(device.get())
                .map(password -> password.filter(
                                hash -> hash.matches(attempt.password().get()))
                        .map(matched -> Verdict.allow(new Topics(device.get())))
                        .orElse(Verdict.DENY));
    }

    public record Attempt(Optional<String> clientid, Optional<String> username, Optional<String> password) {}

    /** @param acl what the device may do; anything else is denied */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Verdict(String result, List<Permission> acl) {

        static final Verdict DENY = new Verdict("deny", List.of());

        static Verdict allow(Topics topics) {
            return new Verdict(
                    "allow",
                    Stream.concat(
                                    Stream.of(topics.telemetry(), topics.reported(), topics.answers())
                                            .map(topic -> new Permission("allow", "publish", topic)),
                                    Stream.of(topics.desired(), topics.commands())
                                            .map(topic -> new Permission("allow", "subscribe", topic)))
                            .toList());
        }
    }

    public record Permission(String permission, String action, String topic) {}
}
