package io.hefu.checker.pass;

import io.hefu.checker.seal.PublicKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All passes, from what gateways delivered to what was paid. */
public final class Passes {

    private Passes() {}

    /**
     * @param keys the operator's public keys
     * @param saltSecret the operator's secret of the leaves' salts, where it is at hand
     */
    public static List<Pass> all(PublicKeys keys, Optional<byte[]> saltSecret) {
        List<Pass> passes = new ArrayList<>();
        passes.addAll(IntakePasses.all());
        passes.addAll(RatingPasses.all());
        passes.add(new SharesPass());
        passes.add(new RecoupmentPass());
        passes.addAll(CorrectionPasses.all());
        passes.addAll(LedgerPasses.all());
        passes.addAll(BooksPasses.all());
        passes.add(new DayPass(saltSecret));
        passes.add(new MonthPass());
        passes.add(new LinesPass());
        passes.add(new HeadPass(keys));
        passes.add(new GlobalPass(keys));
        return passes;
    }
}
