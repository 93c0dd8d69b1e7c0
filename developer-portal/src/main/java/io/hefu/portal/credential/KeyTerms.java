package io.hefu.portal.credential;

import io.hefu.core.address.AddressRange;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a key to be, as written and not yet checked.
 *
 * @param name 1 to 100 characters
 * @param scopes of operations; none for all that the application may do
 * @param addresses IP addresses or blocks of them; none for everywhere
 * @param expiresAt in the future; empty for never
 */
public record KeyTerms(
        @Nullable String name, List<String> scopes, List<String> addresses, Optional<Instant> expiresAt) {

    private static final int MOST = 100;

    private static final Bilingual A_SCOPE =
            new Bilingual("应是某个已发布 API 的操作权限范围", "must be the scope of an operation of a published API");
    private static final Bilingual AN_ADDRESS = new Bilingual(
            "应是 IP 地址或地址段，如 203.0.113.7、203.0.113.0/24 或 2001:db8::/32",
            "must be an IP address or a block of them, such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32");
    private static final Bilingual THE_FUTURE = new Bilingual("应在当前时间之后", "must lie in the future");

    public KeyTerms {
        scopes = new ArrayList<>(scopes);
        addresses = new ArrayList<>(addresses);
    }

    /** A key that may do all that its application may, for ever. */
    public static KeyTerms named(@Nullable String name) {
        return new KeyTerms(name, List.of(), List.of(), Optional.empty());
    }

    /** Name and constraints that are as they must be. */
    record Checked(String name, CredentialConstraints constraints) {}

    /** @throws io.hefu.core.refusal.RefusedException naming everything that is not as it must be */
    Checked check(Set<String> publishedScopes, Instant now) {
        Requirements requirements = new Requirements();
        String checkedName = requirements.text("name", name, 1, 100);
        requirements.within("scopes.length", scopes.size(), 0, MOST);
        requirements.within("addresses.length", addresses.size(), 0, MOST);
        requirements.hold("expiresAt", expiresAt.map(now::isBefore).orElse(true), THE_FUTURE);
        Set<String> checkedScopes = new TreeSet<>();
        for (int i = 0; i < Math.min(scopes.size(), MOST); i++) {
            String scope = scopes.get(i);
            requirements.hold("scopes[" + i + "]", scope != null && publishedScopes.contains(scope), A_SCOPE);
            checkedScopes.add(String.valueOf(scope));
        }
        List<AddressRange> ranges = new ArrayList<>();
        for (int i = 0; i < Math.min(addresses.size(), MOST); i++) {
            requirements
                    .read("addresses[" + i + "]", addresses.get(i), AddressRange::parse, AN_ADDRESS)
                    .filter(range -> !ranges.contains(range))
                    .ifPresent(ranges::add);
        }
        requirements.check();
        return new Checked(checkedName, new CredentialConstraints(checkedScopes, ranges, expiresAt));
    }
}
