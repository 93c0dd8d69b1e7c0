package io.hefu.keycloak;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.grants.ciba.resolvers.CIBALoginUserResolver;
import org.keycloak.protocol.oidc.grants.ciba.resolvers.CIBALoginUserResolverFactory;

/** Offered to Keycloak in {@code META-INF/services}; its order puts it before Keycloak's own, which knows user names only. */
public final class SubscriberByNumberFactory implements CIBALoginUserResolverFactory {

    @Override
    public String getId() {
        return "subscriber-by-number";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public CIBALoginUserResolver create(KeycloakSession session) {
        return new SubscriberByNumber(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
