package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Usage, cost and statements. */
@MessageBundle(value = "money", locale = "zh")
public interface MoneyMessages {

    @Message("用量与费用")
    String title();

    @Message("{month}，按北京时间的业务日期统计。")
    String lead(String month);

    @Message("月份")
    String month();

    @Message("应用")
    String application();

    @Message("全部应用")
    String allApplications();

    @Message("查看")
    String show();

    @Message("调用次数")
    String calls();

    @Message("成功调用")
    String answered();

    @Message("被拒调用")
    String refused();

    @Message("计费调用")
    String billable();

    @Message("费用")
    String cost();

    @Message("计费量")
    String units();

    @Message("每日调用次数")
    String callsChart();

    @Message("每日费用")
    String costChart();

    @Message("{month}共 {calls} 次调用，其中 {refused} 次被拒。")
    String callsSentence(String month, String calls, String refused);

    @Message("{month}费用共 {cost}。")
    String costSentence(String month, String cost);

    @Message("查看数据表")
    String asTable();

    @Message("日期")
    String day();

    @Message("按操作汇总")
    String lines();

    @Message("API")
    String api();

    @Message("操作")
    String operation();

    @Message("环境")
    String environment();

    @Message("合计")
    String total();

    @Message("下载 CSV")
    String csv();

    @Message("{month}还没有调用")
    String empty(String month);

    @Message("完成首次调用后，几秒之内就能在这里看到。")
    String emptyText();

    @Message("去我的应用")
    String toApplications();

    @Message("本月对账单")
    String statementTitle();

    @Message("{month}对账单")
    String statementTitleOf(String month);

    @Message("{partner}的分成明细，合计与各行逐一相符。")
    String statementLead(String partner);

    @Message("截至 {time} 已批价的调用")
    String asOf(String time);

    @Message("调用收入")
    String gross();

    @Message("我方分成")
    String share();

    @Message("应付金额")
    String payable();

    @Message("结转余额")
    String residue();

    @Message("应付金额取整到分，不足一分的余额结转到下期，不会丢失。应付金额与结转余额之和等于我方分成。")
    String residueText();

    @Message("协议版本")
    String agreement();

    @Message("第 {version} 版")
    String agreementVersion(int version);

    @Message("分成比例")
    String rate();

    @Message("{month}还没有分成")
    String statementEmpty(String month);

    @Message("有计费调用后，分成会在几秒之内出现在这里。")
    String statementEmptyText();

    @Message("可直接打印或另存为 PDF。")
    String print();
}
