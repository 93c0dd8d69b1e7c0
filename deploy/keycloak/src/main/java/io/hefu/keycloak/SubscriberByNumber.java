package io.hefu.keycloak;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.grants.ciba.resolvers.CIBALoginUserResolver;
import org.keycloak.services.ErrorResponseException;

/**
 * Finds the subscriber of a backchannel authentication request by the number in its {@code login_hint}, as CAMARA writes it:
 * {@code tel:+8613800000001} (CAMARA Security and Interoperability Profile, CIBA). The authentication device is told the
 * number, and nothing else of the person.
 */
final class SubscriberByNumber implements CIBALoginUserResolver {

    private static final String PREFIX = "tel:";
    private static final String ATTRIBUTE = "phone_number";
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");

    private final KeycloakSession session;

    SubscriberByNumber(KeycloakSession session) {
        this.session = session;
    }

    /** Refused with {@code unknown_user_id} (CIBA Core §13) for hints of other kinds and numbers of nobody. */
    @Override
    public UserModel getUserFromLoginHint(String loginHint) {
        UserModel holder = loginHint.startsWith(PREFIX) ? holder(loginHint.substring(PREFIX.length())) : null;
        if (holder == null) {
            throw new ErrorResponseException(
                    "unknown_user_id", "login_hint must be tel: and a subscriber's number", Status.BAD_REQUEST);
        }
        return holder;
    }

    @Override
    public String getInfoUsedByAuthentication(UserModel user) {
        return user.getFirstAttribute(ATTRIBUTE);
    }

    @Override
    public @Nullable UserModel getUserFromInfoUsedByAuthentication(String number) {
        return holder(number);
    }

    /** A number of two is nobody's: better no answer than the wrong person's. */
    private @Nullable UserModel holder(String number) {
        if (!E164.matcher(number).matches()) {
            return null;
        }
        List<UserModel> holders = session.users()
                .searchForUserByUserAttributeStream(session.getContext().getRealm(), ATTRIBUTE, number)
                .limit(2)
                .toList();
        return holders.size() == 1 ? holders.get(0) : null;
    }

    @Override
    public void close() {}
}
