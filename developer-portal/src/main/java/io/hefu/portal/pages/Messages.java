package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What all pages say: frame, navigation, common actions and states. */
@MessageBundle(value = "msg", locale = "zh")
public interface Messages {

    @Message("运营商能力开放平台")
    String tagline();

    @Message("跳到正文")
    String skip();

    @Message("主导航")
    String mainNavigation();

    @Message("本区导航")
    String roomNavigation();

    @Message("首页")
    String home();

    @Message("API 参考")
    String reference();

    @Message("错误码")
    String errors();

    @Message("开发者控制台")
    String console();

    @Message("应用")
    String applications();

    @Message("用量与费用")
    String usage();

    @Message("对账单")
    String statement();

    @Message("运营管理")
    String operator();

    @Message("概览")
    String overview();

    @Message("审批")
    String approvals();

    @Message("套餐")
    String plans();

    @Message("审计日志")
    String audit();

    @Message("我的授权")
    String consents();

    @Message("登录")
    String signIn();

    @Message("注册")
    String signUp();

    @Message("退出")
    String signOut();

    @Message("已登录：{name}")
    String signedInAs(String name);

    @Message("时间均为北京时间，金额单位为人民币元")
    String footerTime();

    @Message("门户 OpenAPI")
    String openApi();

    @Message("必填")
    String required();

    @Message("取消")
    String cancel();

    @Message("保存")
    String save();

    @Message("复制")
    String copy();

    @Message("已复制")
    String copied();

    @Message("复制{what}")
    String copyOf(String what);

    @Message("无")
    String none();

    @Message("生产")
    String live();

    @Message("沙箱")
    String sandbox();

    @Message("第 {page} 页，共 {pages} 页")
    String pageOf(String page, String pages);

    @Message("上一页")
    String previousPage();

    @Message("下一页")
    String nextPage();

    @Message("分页")
    String pages();

    @Message("没有保存，请更正标出的内容。")
    String notSaved();

    @Message("更多操作")
    String moreActions();
}
