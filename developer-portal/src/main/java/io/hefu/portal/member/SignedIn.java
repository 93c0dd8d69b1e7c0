package io.hefu.portal.member;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the request under way, by browser session or bearer token alike. */
@Singleton
public class SignedIn {

    /** How Keycloak calls the user that stands for a client; in slim tokens that user has no name at all. */
    private static final String SERVICE_ACCOUNT = "service-account-";

    /** Whom tokens are for that let applications act for a subscriber, on the northbound APIs and nowhere else. */
    private static final String NORTHBOUND = "hefu-api";

    private final CurrentIdentityAssociation current;
    private final Members members;

    SignedIn(CurrentIdentityAssociation current, Members members) {
        this.current = current;
        this.members = members;
    }

    /** Fails with {@link PortalRefusal.SignInNeeded} for nobody. At a first sign-in the member is made. */
    public Uni<Member> member() {
        return person().flatMap(members::of);
    }

    /** For pages that are open to all. */
    public Uni<Optional<Member>> ifAny() {
        return current.getDeferredIdentity()
                .flatMap(identity -> identity.isAnonymous()
                        ? Uni.createFrom().item(Optional.<Member>empty())
                        : members.of(person(identity)).map(Optional::of));
    }

    /** Fails for one without the role {@link Role#SUBSCRIBER}, or without a number. */
    public Uni<Subscriber> subscriber() {
        return person().map(person -> {
            if (!person.roles().contains(Role.SUBSCRIBER)) {
                throw new RefusedException(new PortalRefusal.RoleMissing(Role.SUBSCRIBER.realmRole()));
            }
            return person.number()
                    .map(Subscriber::new)
                    .orElseThrow(() -> new RefusedException(PortalRefusal.Plain.NUMBER_UNKNOWN));
        });
    }

    private Uni<Person> person() {
        return current.getDeferredIdentity().map(SignedIn::person);
    }

    private static Person person(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || token.getSubject() == null) {
            throw new RefusedException(PortalRefusal.Plain.SIGN_IN_NEEDED);
        }
        if (token.getAudience() != null && token.getAudience().contains(NORTHBOUND)) {
            throw new RefusedException(PortalRefusal.Plain.PERSON_NEEDED);
        }
        String username = claim(token, "preferred_username")
                .filter(name -> !name.startsWith(SERVICE_ACCOUNT))
                .orElseThrow(() -> new RefusedException(PortalRefusal.Plain.PERSON_NEEDED));
        Optional<String> email = claim(token, "email");
        return new Person(
                token.getSubject(),
                username,
                claim(token, "name"),
                email,
                claim(token, "email_verified").filter("true"::equals).flatMap(verified -> email),
                claim(token, "phone_number").filter(PhoneNumber::isValid).map(PhoneNumber::new),
                roles(identity));
    }

    private static Optional<String> claim(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return Optional.ofNullable(value).map(Object::toString).filter(Predicate.not(String::isBlank));
    }

    private static Set<Role> roles(SecurityIdentity identity) {
        return Arrays.stream(Role.values())
                .filter(role -> identity.hasRole(role.realmRole()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
