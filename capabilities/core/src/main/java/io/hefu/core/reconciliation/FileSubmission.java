package io.hefu.core.reconciliation;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.OrganisationId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is said of a file that is sent.
 *
 * @param kind what its files hold, as agreed: {@code calls}, {@code daily-totals}; kebab-case, at most 40 characters
 * @param sequence the file's number among those of the partner, kind and environment: from 1, one after the other
 * @param from first business date that it is about
 * @param to the day after the last
 * @param records how many it has, where stated
 * @param sha256 of its bytes in lower-case hexadecimal digits, where stated
 * @param sentBy user name
 */
public record FileSubmission(
        OrganisationId partner,
        String kind,
        Environment environment,
        long sequence,
        LocalDate from,
        LocalDate to,
        Optional<Long> records,
        Optional<String> sha256,
        String sentBy) {}
