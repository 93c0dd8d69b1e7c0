package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The subscriber's rooms: the plainest words of all. */
@MessageBundle(value = "consent", locale = "zh")
public interface ConsentMessages {

    @Message("我的授权")
    String title();

    @Message("您同意过哪些应用使用您的信息，都列在这里，随时可以撤回。")
    String lead();

    @Message("您还没有授权任何应用")
    String empty();

    @Message("没有您的同意，任何应用都不能使用您的位置等信息。")
    String emptyText();

    @Message("应用")
    String application();

    @Message("用途")
    String purpose();

    @Message("同意时间")
    String granted();

    @Message("到期时间")
    String expires();

    @Message("长期有效，直到您撤回")
    String never();

    @Message("状态")
    String state();

    @Message("有效")
    String inForce();

    @Message("已失效")
    String ended();

    @Message("撤回")
    String withdraw();

    @Message("撤回对 {application} 的同意")
    String withdrawOf(String application);

    @Message("撤回对“{application}”的同意？")
    String withdrawTitle(String application);

    @Message("撤回后，该应用立即不能再使用您的信息。您以后可以重新同意。")
    String withdrawText();

    @Message("已撤回，立即生效。")
    String withdrawn();

    @Message("已同意。您可以随时撤回。")
    String given();

    @Message("“{application}”请求您的同意")
    String askTitle(String application);

    @Message("同意是自愿的。不同意不影响您的手机和其他服务；同意后可以随时在“我的授权”中撤回。")
    String askRights();

    @Message("同意")
    String agree();

    @Message("不同意")
    String decline();

    @Message("这个授权链接不完整，请向应用索取新的链接。")
    String brokenLink();

    @Message("号码 {number} 的授权")
    String caption(String number);
}
