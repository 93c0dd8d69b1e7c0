package io.hefu.core.settlement;

import io.hefu.core.settlement.StatementPeriod.Kind;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The settlement of days and months. Days go on by themselves; a month is reviewed by one person and issued by another.
 * Whether the asker may is decided before asking. Stages fail with refusals.
 */
public interface Settlements {

    /** @return newest first */
    CompletionStage<List<PeriodProgress>> periods(Kind kind, int most);

    /** @param user who has looked at the statements */
    CompletionStage<Void> review(YearMonth month, String user);

    /** @param user another than the one who reviewed */
    CompletionStage<Void> issue(YearMonth month, String user);
}
