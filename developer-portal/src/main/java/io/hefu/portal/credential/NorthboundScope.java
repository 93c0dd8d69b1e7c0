package io.hefu.portal.credential;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * The client scope of Keycloak that makes a token one for the northbound APIs: its audience, and the number of the subscriber
 * it speaks for. All applications' clients have it.
 */
final class NorthboundScope {

    static final String NAME = "northbound";

    /** {@code hefu.access-token.audience} of the gateways. */
    private static final String AUDIENCE = "hefu-api";

    private NorthboundScope() {}

    /** As the realm file has it. */
    static ClientScopeRepresentation representation() {
        ClientScopeRepresentation scope = new ClientScopeRepresentation();
        scope.setName(NAME);
        scope.setProtocol(KeycloakClient.OPENID_CONNECT);
        scope.setAttributes(Map.of("include.in.token.scope", "false", "display.on.consent.screen", "false"));
        scope.setProtocolMappers(List.of(
                mapper("audience", "oidc-audience-mapper", Map.of("included.custom.audience", AUDIENCE)),
                mapper(
                        "phone number",
                        "oidc-usermodel-attribute-mapper",
                        Map.of(
                                "user.attribute", "phone_number",
                                "claim.name", "phone_number",
                                "jsonType.label", "String"))));
        return scope;
    }

    /** For access tokens alone: neither id tokens nor the userinfo endpoint tell it. */
    private static ProtocolMapperRepresentation mapper(String name, String type, Map<String, String> settings) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(name);
        mapper.setProtocol(KeycloakClient.OPENID_CONNECT);
        mapper.setProtocolMapper(type);
        mapper.setConfig(new HashMap<>(settings));
        mapper.getConfig().putAll(Map.of("access.token.claim", "true", "id.token.claim", "false"));
        return mapper;
    }
}
