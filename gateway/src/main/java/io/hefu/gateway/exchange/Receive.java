package io.hefu.gateway.exchange;

import io.hefu.core.call.Correlator;
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.definition.OperationTable.Match;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Names the call by the caller's correlator, or a new one, and finds out which operation it means. */
public final class Receive implements Stage {

    private final OperationTable operations;

    public Receive(OperationTable operations) {
        this.operations = operations;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        IncomingRequest request = exchange.request();
        Optional<String> given = request.header(Correlator.HEADER).filter(text -> !text.isEmpty());
        exchange.correlator(new Correlator(
                given.filter(Correlator::isValid).orElseGet(() -> exchange.id().toString())));
        if (given.isPresent() && !Correlator.isValid(given.get())) {
            throw new RefusedException(
                    new InvalidArgument(Correlator.HEADER, "must be at most 256 of a-z A-Z 0-9 - _ : ; . / < > { }"));
        }
        Match match = operations.match(request.method(), request.path());
        if (match instanceof Match.Found found) {
            exchange.operation(found.operation(), found.pathParameters());
        } else if (match instanceof Match.OtherMethods others) {
            throw new RefusedException(new GatewayRefusal.MethodNotAllowed(others.allowed()));
        } else {
            throw new RefusedException(GatewayRefusal.Plain.NO_SUCH_PATH);
        }
        if (exchange.operation().hosted().isEmpty()
                && !request.header("Accept").map(Receive::acceptsJson).orElse(true)) {
            throw new RefusedException(GatewayRefusal.Plain.NOT_ACCEPTABLE);
        }
        return DONE;
    }

    /** Whether one of the accepted media ranges covers application/json. RFC 9110 §12.5.1, without weights. */
    private static boolean acceptsJson(String accept) {
        for (String range : accept.split(",")) {
            String type = range.split(";", 2)[0].trim();
            if (type.isEmpty()
                    || type.equals("*/*")
                    || type.equalsIgnoreCase("application/*")
                    || type.equalsIgnoreCase("application/json")) {
                return true;
            }
        }
        return false;
    }
}
