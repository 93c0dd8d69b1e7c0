package io.hefu.billing.document;

import java.util.List;

/** What both forms tell their readers. */
final class Notes {

    static final String COMMAND = "java Verify.java statement.zip --key key.pem";

    static final List<String> OF_EVERY_STATEMENT = List.of(
            "业务日期是网关收到调用的日期（北京时间）；迟到的调用和调整列入更正。"
                    + " A business date is the day on which the gateway received a call (UTC+8); what came late and what was adjusted"
                    + " stands under corrections.",
            "应付为整分，不足一分的尾差结转下期：上期尾差 + 分成 = 应付 + 本期尾差。"
                    + " What is payable are whole fen; the rest is carried on: opening residue + share = payable + closing residue.");

    static final List<String> OF_THE_WORKBOOK = List.of(
            "金额单位为元，保留六位小数；表格软件只保留 15 位有效数字，更大的金额以 lines.csv 为准。"
                    + " Amounts are in yuan with six decimals; spreadsheet programs keep 15 digits, for larger amounts see lines.csv.",
            "编号和代码以文本保存；可能被当作公式的文本前加有一个撇号。"
                    + " Ids and codes are texts; a text that could run as a formula has an apostrophe in front.",
            "本工作簿便于阅读和计算；可核对的是结算单 zip 文件。"
                    + " This workbook is for reading and reckoning; what can be checked is the statement's zip file.");

    static final List<String> OF_THE_TABLES = List.of("表中金额以分显示，受控舍入，行与列均可加总；精确到百万分之一元的金额见 lines.csv。"
            + " Amounts in the tables are shown in fen, rounded so that rows and columns add up; lines.csv has them to the"
            + " micro-yuan.");

    static final List<String> ON_CHECKING =
            List.of("核对：下载本结算单的 zip 文件和运营商另行公布的公钥，运行 " + COMMAND + "；或在浏览器中打开核对页面，文件不会离开您的电脑。"
                    + " To check: download this statement's zip file and the public key the operator publishes elsewhere, and run the"
                    + " command; or open the page for checking in a browser, which sends no file anywhere.");

    static final List<String> OF_A_DRAFT = List.of("草稿：尚未出具，没有签名，金额可能变化，不作为付款依据。"
            + " Draft: not issued and not signed. Figures may change; nothing is payable by it.");

    private Notes() {}
}
