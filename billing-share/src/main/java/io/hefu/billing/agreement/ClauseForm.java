package io.hefu.billing.agreement;

import io.hefu.billing.band.Band;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.agreement.Terms;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one clause as it was written down: everything its kind asks for, and nothing else. */
final class ClauseForm {

    private static final Bilingual MISSING = new Bilingual("必须提供", "must be given");
    private static final Bilingual NO_USE = new Bilingual("不适用于此类条款", "is of no use to this kind of clause");
    private static final Bilingual YUAN =
            new Bilingual("应为以元为单位的金额，最多 6 位小数", "must be an amount in yuan with 6 decimals at most");
    private static final Bilingual COUNT = new Bilingual("应为整数", "must be a whole number");

    private final Terms.Clause given;
    private final String at;
    private final Set<String> used = new HashSet<>();

    private ClauseForm(Terms.Clause given) {
        this.given = given;
        this.at = "clauses[" + given.number() + "]";
    }

    /** @throws RefusedException with {@link AgreementRefusal}, naming the field that is at fault */
    static Step read(Terms.Clause given) {
        ClauseForm form = new ClauseForm(given);
        if (given.number() == null) {
            throw form.refused("number", MISSING);
        }
        if (given.kind() == null) {
            throw form.refused("kind", MISSING);
        }
        Step step = form.step(new Clause(given.number()), given.kind());
        form.refuseUnused();
        return step;
    }

    private Step step(Clause clause, Terms.Kind kind) {
        return switch (kind) {
            case EXCLUSION ->
                new Exclusion(clause, oneOf(Exclusion.Reason.class, "reason", given.reason()), optionalParty());
            case RESERVE -> new Reserve(clause, party(), basisPoints(), basis());
            case PERCENTAGE_FEE -> new PercentageFee(clause, party(), basisPoints(), basis(), most());
            case UNIT_FEE ->
                new UnitFee(clause, party(), oneOf(UnitFee.Per.class, "per", given.per()), amount(), most());
            case PERIOD_FEE -> new PeriodFee(clause, party(), amount());
            case TAX -> new Tax(clause, party(), basisPoints(), treatment(), basis());
            case SPLIT -> new Split(clause, basis(), portions("portions", given.portions()));
            case GRADUATED_SPLIT -> graduated(clause);
            case CAP -> new Cap(clause, party(), amount());
            case FLOOR -> new Floor(clause, party(), amount());
            case REMAINDER -> new Remainder(clause, party());
            case MINIMUM_GUARANTEE -> new MinimumGuarantee(clause, party(), from(), amount(), shortfall());
            case RECOUPMENT -> new Recoupment(clause, from(), party(), amount());
            case FIXED_PENALTY -> new FixedPenalty(clause, from(), party(), amount(), shortfall());
            case PERCENTAGE_PENALTY -> new PercentagePenalty(clause, from(), party(), basisPoints());
        };
    }

    private GraduatedSplit graduated(Clause clause) {
        Measure measure = oneOf(Measure.class, "measure", given.measure());
        used.add("bands");
        boolean ofMoney = measure == Measure.GROSS || measure == Measure.NET;
        return new GraduatedSplit(
                clause,
                measure,
                given.bands().stream()
                        .map(band -> new SplitBand(
                                new Band(
                                        reach(band.from(), ofMoney),
                                        band.to()
                                                .map(to -> OptionalLong.of(reach(to, ofMoney)))
                                                .orElse(OptionalLong.empty())),
                                portions("bands", band.portions())))
                        .toList());
    }

    private long reach(@Nullable String text, boolean ofMoney) {
        if (ofMoney) {
            return yuan("bands", text).microYuan();
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw refused("bands", COUNT);
        }
    }

    private List<Portion> portions(String field, List<Terms.Portion> portions) {
        used.add(field);
        return portions.stream()
                .map(portion -> new Portion(
                        new OrganisationId(required(field, Optional.ofNullable(portion.party()))),
                        portion.basisPoints()))
                .toList();
    }

    private OrganisationId party() {
        return new OrganisationId(required("party", given.party()));
    }

    private Optional<OrganisationId> optionalParty() {
        used.add("party");
        return given.party().map(OrganisationId::new);
    }

    private OrganisationId from() {
        return new OrganisationId(required("from", given.from()));
    }

    private int basisPoints() {
        return required("basisPoints", given.basisPoints());
    }

    private Basis basis() {
        return oneOf(Basis.class, "basis", given.basis());
    }

    private Money amount() {
        return yuan("amount", required("amount", given.amount()));
    }

    private Optional<Money> most() {
        used.add("most");
        return given.most().map(text -> yuan("most", text));
    }

    private TaxTreatment treatment() {
        return required("taxIncluded", given.taxIncluded()) ? TaxTreatment.INCLUSIVE : TaxTreatment.EXCLUSIVE;
    }

    private Shortfall shortfall() {
        return required("owed", given.owed()) ? Shortfall.OWED : Shortfall.LIMITED;
    }

    private <E extends Enum<E>> E oneOf(Class<E> values, String field, Optional<String> name) {
        String wanted = required(field, name);
        return Arrays.stream(values.getEnumConstants())
                .filter(value -> value.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> {
                    String names = String.join(
                            ", ",
                            Arrays.stream(values.getEnumConstants())
                                    .map(Enum::name)
                                    .toList());
                    return refused(field, new Bilingual("应为 " + names + " 之一", "must be one of " + names));
                });
    }

    private Money yuan(String field, @Nullable String text) {
        try {
            return Money.ofYuan(required(field, Optional.ofNullable(text)));
        } catch (ArithmeticException | NumberFormatException noAmount) {
            throw refused(field, YUAN);
        }
    }

    private <V> V required(String field, Optional<V> value) {
        used.add(field);
        return value.orElseThrow(() -> refused(field, MISSING));
    }

    private void refuseUnused() {
        Map<String, Boolean> present = new LinkedHashMap<>();
        present.put("party", given.party().isPresent());
        present.put("from", given.from().isPresent());
        present.put("basisPoints", given.basisPoints().isPresent());
        present.put("basis", given.basis().isPresent());
        present.put("amount", given.amount().isPresent());
        present.put("most", given.most().isPresent());
        present.put("reason", given.reason().isPresent());
        present.put("per", given.per().isPresent());
        present.put("taxIncluded", given.taxIncluded().isPresent());
        present.put("measure", given.measure().isPresent());
        present.put("owed", given.owed().isPresent());
        present.put("portions", !given.portions().isEmpty());
        present.put("bands", !given.bands().isEmpty());
        present.forEach((field, isPresent) -> {
            if (isPresent && !used.contains(field)) {
                throw refused(field, NO_USE);
            }
        });
    }

    private RefusedException refused(String field, Bilingual expectation) {
        return new RefusedException(new AgreementRefusal.Field(at + "." + field, expectation));
    }
}
