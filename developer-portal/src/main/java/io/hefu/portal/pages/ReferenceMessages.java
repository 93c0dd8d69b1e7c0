package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The API reference and the error codes. */
@MessageBundle(value = "docs", locale = "zh")
public interface ReferenceMessages {

    @Message("API 参考")
    String title();

    @Message("每个 API 的接口、参数、示例与错误，均由网关实际执行的定义生成。")
    String lead();

    @Message("全部 API")
    String allApis();

    @Message("API 导航")
    String apiNavigation();

    @Message("版本")
    String version();

    @Message("基础路径")
    String basePath();

    @Message("下载 OpenAPI 定义")
    String download();

    @Message("操作")
    String operations();

    @Message("操作")
    String operation();

    @Message("沙箱取值")
    String sandboxValues();

    @Message("使用测试密钥时，由以下取值决定结果，每次相同；不访问网络，也不计费。")
    String sandboxLead();

    @Message("取值")
    String sandboxValue();

    @Message("结果")
    String sandboxOutcome();

    @Message("说明")
    String about();

    @Message("尚无已发布的 API")
    String noApis();

    @Message("API 发布后会显示在这里。")
    String noApisText();

    @Message("权限范围")
    String scope();

    @Message("任何有效凭证")
    String scopeNone();

    @Message("计费单位")
    String unit();

    @Message("计费的状态码")
    String billable();

    @Message("不计费")
    String free();

    @Message("用户授权")
    String consent();

    @Message("需要，目的为 {purpose}")
    String consentNeeded(String purpose);

    @Message("参数")
    String parameters();

    @Message("请求体")
    String body();

    @Message("响应")
    String responses();

    @Message("响应 {status}")
    String response(String status);

    @Message("没有响应体。")
    String noBody();

    @Message("错误")
    String errorsOf();

    @Message("字段")
    String field();

    @Message("位置")
    String place();

    @Message("类型")
    String type();

    @Message("说明")
    String description();

    @Message("状态码")
    String status();

    @Message("错误码")
    String code();

    @Message("消息示例")
    String sample();

    @Message("示例")
    String example();

    @Message("示例：{title}")
    String exampleOf(String title);

    @Message("最小值")
    String minimum();

    @Message("最大值")
    String maximum();

    @Message("最短")
    String minLength();

    @Message("最长")
    String maxLength();

    @Message("最少项数")
    String minItems();

    @Message("最多项数")
    String maxItems();

    @Message("格式")
    String pattern();

    @Message("可取值")
    String allowed();

    @Message("默认值")
    String default_();

    @Message("用 curl 调用")
    String curl();

    @Message("先在终端设置密钥：export HEFU_KEY=您的密钥")
    String curlHint();

    @Message("{what}，必填字段已标出")
    String caption(String what);

    @Message("错误码")
    String errorsTitle();

    @Message("出错时，API 返回 status、code、message 与 x-correlator。按 code 查原因与处理方法。")
    String errorsLead();

    @Message("通用错误码")
    String errorsPlatform();

    @Message("各 API 自有错误码")
    String errorsOfApis();

    @Message("含义")
    String meaning();

    @Message("如何处理")
    String remedy();

    @Message("哪些操作会返回")
    String usedBy();

    @Message("可以重试吗")
    String retry();

    @Message("可以，稍后重试即可。")
    String retryYes();

    @Message("不行，原样重试仍会失败。")
    String retryNo();

    @Message("仍未解决时，请把响应头 x-correlator 的值告诉我们。")
    String support();
}
