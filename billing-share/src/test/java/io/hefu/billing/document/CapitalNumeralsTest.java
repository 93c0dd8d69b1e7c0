package io.hefu.billing.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapitalNumeralsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 人民币零元整",
        "1, 人民币壹分",
        "30, 人民币叁角",
        "100, 人民币壹元整",
        "105, 人民币壹元零伍分",
        "1000, 人民币壹拾元整",
        "1030, 人民币壹拾元零叁角",
        "140950, 人民币壹仟肆佰零玖元伍角",
        "168032, 人民币壹仟陆佰捌拾元零叁角贰分",
        "600714, 人民币陆仟零柒元壹角肆分",
        "1640902, 人民币壹万陆仟肆佰零玖元零贰分",
        "10700053, 人民币壹拾万柒仟元零伍角叁分",
        "100000000, 人民币壹佰万元整",
        "100010001, 人民币壹佰万零壹佰元零壹分",
        "10000000500, 人民币壹亿零伍元整",
        "10005000000, 人民币壹亿零伍万元整",
        "123456789012, 人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分",
        "-250, 人民币负贰元伍角",
        "922337203685477, 人民币玖万贰仟贰佰叁拾叁亿柒仟贰佰零叁万陆仟捌佰伍拾肆元柒角柒分",
    })
    void amountsAreWrittenAsTheRulesOfPaymentInstrumentsHaveThem(long fen, String words) {
        assertThat(CapitalNumerals.ofFen(fen)).isEqualTo(words);
    }
}
