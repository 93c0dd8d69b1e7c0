package io.hefu.billing.agreement;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OperationName;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What parties agree on. Terms that do not divide the whole revenue, or not unambiguously, cannot be written down.
 *
 * @param agreement a readable name, the same for all versions: {@code wanxiang-location}
 * @param operation empty for all operations of the API that have no agreement of their own
 * @param effectiveFrom to the microsecond, as it is stored
 */
public record AgreementTerms(
        String agreement, ApiName api, Optional<String> operation, Instant effectiveFrom, Waterfall waterfall) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,79}");

    /**
     * @throws RefusedException with {@link AgreementRefusal.NameMalformed}
     * @throws IllegalArgumentException for an operation that can be none
     */
    public AgreementTerms {
        if (!NAME.matcher(agreement).matches()) {
            throw new RefusedException(new AgreementRefusal.NameMalformed(agreement));
        }
        operation = operation.map(name -> new OperationName(api, name).operationId());
        effectiveFrom = effectiveFrom.truncatedTo(ChronoUnit.MICROS);
    }
}
