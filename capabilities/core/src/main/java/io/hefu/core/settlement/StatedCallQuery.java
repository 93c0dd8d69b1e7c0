package io.hefu.core.settlement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Which calls of a day's statement are asked for.
 *
 * @param agreement and the others: of those of one line, or of all
 * @param after only calls with greater ids, as PostgreSQL orders them: where the last answer ended
 * @param most how many
 */
public record StatedCallQuery(
        Optional<String> agreement,
        Optional<String> operation,
        Optional<LocalDate> businessDate,
        Optional<UUID> after,
        int most) {}
