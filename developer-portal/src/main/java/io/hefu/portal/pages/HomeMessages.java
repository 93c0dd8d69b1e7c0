package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The front door. */
@MessageBundle(value = "home", locale = "zh")
public interface HomeMessages {

    @Message("合符：把网络能力交到开发者手中")
    String title();

    @Message("短信、位置、物联网、权益，一把密钥即可调用。每一次调用都有记录，每一笔分成都能对得上，如同合符。")
    String lead();

    @Message("免费开始")
    String start();

    @Message("浏览 API")
    String browse();

    @Message("四类能力")
    String capabilities();

    @Message("短信")
    String smsTitle();

    @Message("场景触发的通知与提醒，按条计费，送达状态可查。")
    String smsText();

    @Message("位置")
    String locationTitle();

    @Message("由网络核实设备是否在某个区域内，须经用户授权。遵循 CAMARA 标准。")
    String locationText();

    @Message("物联网")
    String iotTitle();

    @Message("注册设备，接收遥测，读取影子，下发指令：冷链、园区、看护都用得上。")
    String iotText();

    @Message("权益")
    String rightsTitle();

    @Message("会员、券、流量包的兑换，幂等可靠，库存不会超发。")
    String rightsText();

    @Message("一分钟完成首次调用")
    String quickstart();

    @Message("注册并创建应用，沙箱套餐立即生效。")
    String step1();

    @Message("创建测试密钥。密钥只显示一次，请妥善保存。")
    String step2();

    @Message("在终端粘贴下面的命令。沙箱不会触达真实用户，也不收费。")
    String step3();

    @Message("首次调用")
    String firstCall();

    @Message("为什么是合符")
    String why();

    @Message("账目对得上")
    String whyTally();

    @Message("您数到的次数、平台的计量、伙伴的对账单，同源同数，精确到百万分之一元。")
    String whyTallyText();

    @Message("用户说了算")
    String whyConsent();

    @Message("没有用户针对该应用、该目的的授权，个人信息不会离开网络。")
    String whyConsentText();

    @Message("遵循标准")
    String whyStandard();

    @Message("接口、错误与追踪标识遵循 CAMARA，换一家运营商也能用。")
    String whyStandardText();

    @Message("您已退出")
    String signedOut();

    @Message("在此浏览器上的会话已经结束。")
    String signedOutText();

    @Message("重新登录")
    String signInAgain();
}
