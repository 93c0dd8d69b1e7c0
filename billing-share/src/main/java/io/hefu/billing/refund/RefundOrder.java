package io.hefu.billing.refund;

import io.hefu.billing.proposal.ProposalText;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import java.util.List;
import java.util.UUID;

/** Which calls of a developer are to be paid back, as two people agree on it. */
record RefundOrder(OrganisationId developer, List<CallId> calls, String reason) {

    private static final String TITLE = "hefu-refund 1";

    RefundOrder {
        calls = calls.stream()
                .distinct()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    String text() {
        ProposalText text = new ProposalText(TITLE).line("developer", developer).line("reason", reason);
        calls.forEach(call -> text.line("call", call.value()));
        return text.write();
    }

    static RefundOrder read(String text) {
        ProposalText lines = ProposalText.read(TITLE, text);
        return new RefundOrder(
                OrganisationId.of(lines.value("developer")),
                lines.values("call").stream()
                        .map(UUID::fromString)
                        .map(CallId::new)
                        .toList(),
                lines.value("reason"));
    }
}
