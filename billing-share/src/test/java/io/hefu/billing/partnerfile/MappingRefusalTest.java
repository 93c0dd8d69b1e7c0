package io.hefu.billing.partnerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MappingRefusalTest {

    static Stream<MappingRefusal> all() {
        return Stream.of(
                new MappingRefusal.NoColumn(Field.TIME),
                new MappingRefusal.ColumnTwice("金额"),
                new MappingRefusal.NoResults(),
                new MappingRefusal.NoSeparator(),
                new MappingRefusal.SkippedOutOfRange(101, 100),
                new MappingRefusal.TrailerInJson(),
                new MappingRefusal.NotAmong("format", List.of("CSV", "XLSX")),
                new MappingRefusal.NoTime("zone"),
                new MappingRefusal.NoTrailer(),
                new MappingRefusal.NotDeclared("calls"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyReasonNamesItsFieldInBothLanguages(MappingRefusal refusal) {
        assertThat(refusal.detail().english()).startsWith(refusal.field()).endsWith(".");
        assertThat(refusal.detail().chinese()).endsWith("。").containsPattern("[\\u4e00-\\u9fff]");
        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(refusal.field()));
    }

    @Test
    void everyKindIsAmongThem() {
        assertThat(all().<Class<?>>map(MappingRefusal::getClass))
                .containsAll(List.of(MappingRefusal.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyProblemOfAFileIsASentenceInBothLanguages(ProblemCode code) {
        assertThat(code.sentence().english()).endsWith(".");
        assertThat(code.sentence().chinese()).endsWith("。").containsPattern("[\\u4e00-\\u9fff]");
    }
}
