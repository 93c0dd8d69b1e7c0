package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The developer's console. */
@MessageBundle(value = "console", locale = "zh")
public interface ConsoleMessages {

    @Message("我的应用")
    String title();

    @Message("{organisation}的应用、订阅与密钥。")
    String lead(String organisation);

    @Message("创建应用")
    String newApplication();

    @Message("还没有应用")
    String noApplication();

    @Message("创建一个应用，即可获得沙箱套餐与测试密钥，马上开始调用。")
    String noApplicationText();

    @Message("应用")
    String application();

    @Message("名称")
    String name();

    @Message("用户授权时会看到这个名称，例如“商场导航”。")
    String nameHint();

    @Message("描述")
    String description();

    @Message("应用为谁做什么，供审批人员参考。")
    String descriptionHint();

    @Message("创建时间")
    String created();

    @Message("应用标识")
    String identifier();

    @Message("已暂停")
    String suspended();

    @Message("运营方已暂停此应用，所有调用都会被拒绝。请联系运营方。")
    String suspendedText();

    @Message("修改名称与描述")
    String edit();

    @Message("订阅的套餐")
    String subscriptions();

    @Message("套餐")
    String plan();

    @Message("状态")
    String state();

    @Message("环境")
    String environment();

    @Message("限速与配额")
    String limits();

    @Message("更新时间")
    String since();

    @Message("等待审批")
    String REQUESTED();

    @Message("已生效")
    String ACTIVE();

    @Message("已驳回")
    String REJECTED();

    @Message("已结束")
    String ENDED();

    @Message("原因：{reason}")
    String reason(String reason);

    @Message("还没有订阅套餐")
    String noSubscription();

    @Message("订阅套餐后，应用才能调用 API。沙箱套餐立即生效。")
    String noSubscriptionText();

    @Message("订阅")
    String subscribe();

    @Message("选择套餐")
    String choosePlan();

    @Message("需审批")
    String needsApproval();

    @Message("立即生效")
    String granted();

    @Message("每日 {calls} 次")
    String quotaDay(String calls);

    @Message("每月 {calls} 次")
    String quotaMonth(String calls);

    @Message("每秒 {calls} 次，突发 {burst} 次")
    String rate(String calls, String burst);

    @Message("结束订阅")
    String end();

    @Message("结束 {plan} 套餐的订阅？")
    String endTitle(String plan);

    @Message("一秒之内，此应用在该套餐下的调用都会被拒绝。之后可以重新申请。")
    String endText();

    @Message("API 密钥")
    String keys();

    @Message("放在请求头 Authorization: Bearer 中。平台只保存哈希值，遗失后只能新建。")
    String keysText();

    @Message("还没有密钥")
    String noKey();

    @Message("创建一个沙箱密钥，完成首次调用。")
    String noKeyText();

    @Message("密钥")
    String key();

    @Message("密钥名称")
    String keyName();

    @Message("用在哪里，例如“测试服务器”。")
    String keyNameHint();

    @Message("创建密钥")
    String createKey();

    @Message("由 {who} 创建")
    String createdBy(String who);

    @Message("有效")
    String inUse();

    @Message("已于 {when} 吊销")
    String revoked(String when);

    @Message("吊销")
    String revoke();

    @Message("吊销“{name}”？")
    String revokeTitle(String name);

    @Message("一秒之内，使用它的调用都会被拒绝，且无法恢复。")
    String revokeText();

    @Message("密钥已创建")
    String keyCreated();

    @Message("请立即复制并妥善保存：离开本页后，任何人都无法再看到它。")
    String keyOnce();

    @Message("请勿刷新本页，刷新会再创建一个密钥。")
    String keyReload();

    @Message("现在就试一下")
    String tryNow();

    @Message("我已保存，返回应用")
    String back();

    @Message("OAuth 2 客户端")
    String clients();

    @Message("用客户端凭证换取访问令牌，权限范围随套餐而定。")
    String clientsText();

    @Message("客户端名称")
    String clientName();

    @Message("创建客户端")
    String createClient();

    @Message("客户端已创建")
    String clientCreated();

    @Message("客户端标识")
    String clientId();

    @Message("客户端密钥")
    String clientSecret();

    @Message("令牌地址")
    String tokenUrl();

    @Message("获取访问令牌")
    String getToken();

    @Message("用户授权")
    String consents();

    @Message("涉及个人信息的操作，须由用户先授权。把下面的链接发给用户，用户登录后即可同意或拒绝。")
    String consentsText();

    @Message("授权链接")
    String consentLink();

    @Message("首次调用")
    String firstCall();

    @Message("换成您的密钥即可运行。沙箱环境中，号码末位决定返回结果，详见 API 参考。")
    String firstCallText();

    @Message("创建应用")
    String stepApplication();

    @Message("订阅套餐")
    String stepPlan();

    @Message("创建密钥")
    String stepKey();

    @Message("完成首次调用")
    String stepCall();

    @Message("已完成")
    String done();

    @Message("应用已创建。接下来订阅套餐并创建密钥。")
    String applicationCreated();

    @Message("已保存。")
    String applicationSaved();

    @Message("已提交订阅申请。")
    String subscriptionRequested();

    @Message("订阅已结束。")
    String subscriptionEnded();

    @Message("已吊销，一秒之内生效。")
    String keyRevoked();

    @Message("共 {count} 个应用")
    String listCaption(String count);

    @Message("最近使用")
    String lastUsed();

    @Message("从未使用")
    String neverUsed();

    @Message("最近五分钟来自 {count} 个地址")
    String callers(String count);

    @Message("已于 {when} 过期")
    String expired(String when);

    @Message("将于 {when} 过期")
    String expires(String when);

    @Message("已由此密钥接替：")
    String rotatedTo();

    @Message("轮换")
    String rotate();

    @Message("轮换“{name}”？")
    String rotateTitle(String name);

    @Message("将创建一个新密钥，旧密钥在您选择的时间内继续有效。")
    String rotateText();

    @Message("旧密钥继续有效")
    String overlap();

    @Message("1 小时")
    String overlapHour();

    @Message("1 天")
    String overlapDay();

    @Message("7 天")
    String overlapWeek();

    @Message("已吊销，所有网关均已拒绝该密钥。")
    String keyRefused();
}
