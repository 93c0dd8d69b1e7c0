package io.hefu.core.identifier;

import io.hefu.core.identifier.GivenIdentifier.ByPhoneNumber;
import io.hefu.core.identifier.GivenIdentifier.None;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import java.util.Optional;

/** The one subscriber that a call is about. CAMARA Commonalities 0.6, API Design Guide, Appendix A. */
public record IdentifiedSubscriber(PhoneNumber phoneNumber, Source source) {

    /** What said who it is. Only what the request itself named may be named in the answer. */
    public enum Source {
        ACCESS_TOKEN,
        REQUEST
    }

    /**
     * <table>
     *   <caption>Who is meant</caption>
     *   <tr><th>access token</th><th>request</th><th>result</th></tr>
     *   <tr><td>3-legged</td><td>names nobody</td><td>the token's subscriber</td></tr>
     *   <tr><td>3-legged</td><td>names anybody, the same one included</td><td>UNNECESSARY_IDENTIFIER</td></tr>
     *   <tr><td>2-legged</td><td>phone number</td><td>the number's subscriber</td></tr>
     *   <tr><td>2-legged</td><td>names nobody</td><td>MISSING_IDENTIFIER</td></tr>
     *   <tr><td>2-legged</td><td>other identifiers only</td><td>UNSUPPORTED_IDENTIFIER</td></tr>
     * </table>
     *
     * @param ofToken whom a 3-legged access token speaks for; empty for 2-legged ones and API keys
     * @throws RefusedException with an {@link IdentifierRefusal}
     */
    public static IdentifiedSubscriber of(Optional<PhoneNumber> ofToken, GivenIdentifier given) {
        if (ofToken.isPresent()) {
            if (!(given instanceof None)) {
                throw new RefusedException(IdentifierRefusal.UNNECESSARY);
            }
            return new IdentifiedSubscriber(ofToken.get(), Source.ACCESS_TOKEN);
        }
        if (given instanceof ByPhoneNumber named) {
            return new IdentifiedSubscriber(named.phoneNumber(), Source.REQUEST);
        }
        throw new RefusedException(given instanceof None ? IdentifierRefusal.MISSING : IdentifierRefusal.UNSUPPORTED);
    }

    public boolean isNamedByRequest() {
        return source == Source.REQUEST;
    }
}
