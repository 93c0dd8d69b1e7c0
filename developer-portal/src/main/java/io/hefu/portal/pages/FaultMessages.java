package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said when something went wrong. */
@MessageBundle(value = "fault", locale = "zh")
public interface FaultMessages {

    @Message("没有这个页面")
    String notFound();

    @Message("地址可能有误，或内容不属于您的组织。")
    String notFoundText();

    @Message("您没有权限访问")
    String forbidden();

    @Message("请用有权限的账号登录，或联系您的管理员。")
    String forbiddenText();

    @Message("请先登录")
    String unauthenticated();

    @Message("登录后即可继续。")
    String unauthenticatedText();

    @Message("出了点问题")
    String broken();

    @Message("问题出在我们这边，已记录。请稍后重试。")
    String brokenText();

    @Message("暂时不可用")
    String unavailable();

    @Message("我们依赖的服务没有响应，请稍后重试。")
    String unavailableText();

    @Message("操作未完成")
    String declined();

    @Message("请求与当前内容不符，请返回上一页，刷新后重试。")
    String declinedText();

    @Message("追踪标识：{correlator}")
    String correlator(String correlator);

    @Message("回到首页")
    String toHome();
}
