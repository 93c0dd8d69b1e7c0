package io.hefu.billing.agreement;

import io.hefu.core.agreement.Terms;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Terms as they cross the border of this module. */
public final class TermsForm {

    private static final Bilingual MISSING = new Bilingual("必须提供", "must be given");
    private static final Bilingual NAME = new Bilingual("不是合规的名称", "is no well-formed name");
    private static final Bilingual ROLE = new Bilingual(
            "应为 OPERATOR、CAPABILITY_SUPPLIER、CHANNEL、DEVELOPER 或 PARTNER",
            "must be OPERATOR, CAPABILITY_SUPPLIER, CHANNEL, DEVELOPER or PARTNER");

    private TermsForm() {}

    /** @throws RefusedException with {@link AgreementRefusal}, naming the field that is at fault */
    public static AgreementTerms read(Terms terms) {
        String agreement = required("agreement", terms.agreement());
        ApiName api = api(required("api", terms.api()));
        List<Party> parties = terms.parties().stream().map(TermsForm::party).toList();
        List<Step> steps = terms.clauses().stream().map(ClauseForm::read).toList();
        var effectiveFrom = required("effectiveFrom", terms.effectiveFrom());
        Waterfall waterfall = new Waterfall(parties, steps);
        try {
            return new AgreementTerms(agreement, api, terms.operation(), effectiveFrom, waterfall);
        } catch (IllegalArgumentException noOperation) {
            throw refused("operation", NAME);
        }
    }

    public static Terms write(AgreementTerms terms) {
        return new Terms(
                terms.agreement(),
                terms.api().value(),
                terms.operation(),
                terms.effectiveFrom(),
                terms.waterfall().parties().stream()
                        .map(party -> new Terms.Party(
                                party.organisation().value(), party.role().name()))
                        .toList(),
                terms.waterfall().steps().stream().map(ClauseWriter::write).toList());
    }

    private static ApiName api(String name) {
        try {
            return new ApiName(name);
        } catch (IllegalArgumentException noName) {
            throw refused("api", NAME);
        }
    }

    private static Party party(Terms.Party party) {
        Role role = Arrays.stream(Role.values())
                .filter(known -> known.name().equals(party.role()))
                .findFirst()
                .orElseThrow(() -> refused("parties.role", ROLE));
        return new Party(new OrganisationId(required("parties.organisation", party.organisation())), role);
    }

    private static <V> V required(String field, @Nullable V value) {
        return Optional.ofNullable(value).orElseThrow(() -> refused(field, MISSING));
    }

    private static RefusedException refused(String field, Bilingual expectation) {
        return new RefusedException(new AgreementRefusal.Field(field, expectation));
    }
}
