package io.hefu.stack.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * What a client ordered, and what becomes of it.
 *
 * @param resultAt when the supplier knows the outcome; never, for some products
 */
record Order(Content content, String supplierOrderNumber, Product product, Optional<Instant> resultAt) {

    /**
     * What the client said.
     *
     * @param orderNumber the client's own; ordering the same again under it is ordering once
     * @param account whom to serve: a phone number, a membership number
     */
    record Content(String orderNumber, String productCode, String account, int quantity) {

        boolean isComplete() {
            return !orderNumber.isBlank() && !productCode.isBlank() && !account.isBlank() && quantity > 0;
        }
    }

    enum Status {
        PROCESSING,
        SUCCEEDED,
        FAILED
    }

    /** How the supplier tells it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            String orderNumber,
            String supplierOrderNumber,
            Status status,
            Optional<String> cardCode,
            Optional<String> failureReason) {}

    View seenAt(Instant now) {
        boolean settled = resultAt.filter(at -> !at.isAfter(now)).isPresent();
        if (!settled) {
            return view(Status.PROCESSING, Optional.empty(), Optional.empty());
        }
        return product.failureReason().isPresent()
                ? view(Status.FAILED, Optional.empty(), product.failureReason())
                : view(
                        Status.SUCCEEDED,
                        product.hasCardCode() ? Optional.of(cardCode()) : Optional.empty(),
                        Optional.empty());
    }

    private View view(Status status, Optional<String> cardCode, Optional<String> failureReason) {
        return new View(content.orderNumber(), supplierOrderNumber, status, cardCode, failureReason);
    }

    private String cardCode() {
        return "CARD-" + supplierOrderNumber.substring(supplierOrderNumber.length() - 8);
    }
}
