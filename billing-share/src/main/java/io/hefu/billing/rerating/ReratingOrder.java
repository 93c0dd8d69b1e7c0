package io.hefu.billing.rerating;

import io.hefu.billing.proposal.ProposalText;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.pricing.Reratings.AgreementVersion;
import io.hefu.core.pricing.Reratings.Asked;
import java.time.LocalDate;
import java.util.Optional;

/** What is to be charged anew, and how, as two people agree on it. */
record ReratingOrder(Asked asked) {

    private static final String TITLE = "hefu-rerating 1";
    private static final String NONE = "-";

    /** Where calls are to go that are in a pot now; the pot itself where they may stay. */
    Pot target(Pot pot) {
        return new Pot(
                asked.priceVersion().orElse(pot.priceVersion()),
                asked.agreement()
                        .map(version -> new AgreementRef(version.agreement(), version.version()))
                        .orElse(pot.agreement()));
    }

    /** @return {@code standard/short-messages:sendMessage} */
    String subject() {
        return asked.plan() + "/" + asked.api()
                + asked.operation().map(operation -> ":" + operation).orElse("");
    }

    String text() {
        return new ProposalText(TITLE)
                .line("first", asked.first())
                .line("last", asked.last())
                .line("plan", asked.plan())
                .line("api", asked.api())
                .line("operation", asked.operation().orElse(NONE))
                .line("price-version", asked.priceVersion().map(String::valueOf).orElse(NONE))
                .line(
                        "agreement",
                        asked.agreement()
                                .map(version -> version.agreement() + " " + version.version())
                                .orElse(NONE))
                .line("reason", asked.reason())
                .write();
    }

    static ReratingOrder read(String text) {
        ProposalText lines = ProposalText.read(TITLE, text);
        return new ReratingOrder(new Asked(
                LocalDate.parse(lines.value("first")),
                LocalDate.parse(lines.value("last")),
                new PlanCode(lines.value("plan")),
                new ApiName(lines.value("api")),
                optional(lines.value("operation")),
                optional(lines.value("price-version")).map(Integer::valueOf),
                optional(lines.value("agreement")).map(ReratingOrder::agreement),
                lines.value("reason")));
    }

    private static AgreementVersion agreement(String words) {
        int space = words.indexOf(' ');
        return new AgreementVersion(words.substring(0, space), Integer.parseInt(words.substring(space + 1)));
    }

    private static Optional<String> optional(String word) {
        return Optional.of(word).filter(value -> !value.equals(NONE));
    }
}
