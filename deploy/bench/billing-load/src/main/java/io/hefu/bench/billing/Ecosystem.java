package io.hefu.bench.billing;

import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Basis;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.agreement.MinimumGuarantee;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.agreement.PercentageFee;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Reserve;
import io.hefu.billing.agreement.Role;
import io.hefu.billing.agreement.Shortfall;
import io.hefu.billing.agreement.Split;
import io.hefu.billing.agreement.Step;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Fifty partners with an API each, of whose revenue an operator keeps a reserve and a fee before it is split; every fifth has
 * a minimum guarantee. A hundred applications of twenty developers call five of them each.
 */
final class Ecosystem {

    static final int PARTNERS = 50;
    static final PlanCode PLAN = new PlanCode("standard");
    static final String OPERATION = "use";

    private static final int APPLICATIONS = 100;
    private static final int DEVELOPERS = 20;
    private static final int APIS_OF_AN_APPLICATION = 5;
    private static final OrganisationId OPERATOR = new OrganisationId(new UUID(0x7000L, 1));

    private Ecosystem() {}

    static ApiName api(int partner) {
        return new ApiName("partner-%02d".formatted(partner));
    }

    static OrganisationId partner(int partner) {
        return new OrganisationId(new UUID(0x7000L, 100 + partner));
    }

    static OrganisationId developer(int application) {
        return new OrganisationId(new UUID(0x7000L, 1_000 + application % DEVELOPERS));
    }

    static List<ApplicationId> applications() {
        return IntStream.range(0, APPLICATIONS)
                .mapToObj(number -> new ApplicationId(new UUID(0x7000L, 10_000 + number)))
                .toList();
    }

    /**
     * Few applications make most of the calls: of a hundred, the first makes a fifth of them and ten make half.
     *
     * @param chance from 0 to 1
     */
    static int application(double chance) {
        return (int) (APPLICATIONS * chance * chance * chance);
    }

    /** An application uses the APIs of five partners, one of them more than the others. */
    static int partnerOf(int application, double chance) {
        return (application * APIS_OF_AN_APPLICATION + (int) (APIS_OF_AN_APPLICATION * chance * chance)) % PARTNERS;
    }

    static Money price(int partner) {
        return new Money(20_000 + 1_337L * partner);
    }

    static AgreementTerms agreement(int partner, Instant from) {
        OrganisationId supplier = partner(partner);
        List<Step> steps = new ArrayList<>(List.of(
                Exclusion.ofRefunds(new Clause("1")),
                new Reserve(new Clause("2"), OPERATOR, 800, Basis.NET),
                new PercentageFee(new Clause("3"), OPERATOR, 1_000, Basis.NET, Optional.empty()),
                new Split(new Clause("4"), Basis.NET, List.of(new Portion(supplier, 5_000 + 50 * partner))),
                new Remainder(new Clause("5"), OPERATOR)));
        if (partner % 5 == 0) {
            steps.add(
                    new MinimumGuarantee(new Clause("6"), supplier, OPERATOR, Money.ofYuan("100000"), Shortfall.OWED));
        }
        return new AgreementTerms(
                "partner-%02d".formatted(partner),
                api(partner),
                Optional.empty(),
                from,
                new Waterfall(List.of(new Party(OPERATOR, Role.OPERATOR), new Party(supplier, Role.PARTNER)), steps));
    }
}
