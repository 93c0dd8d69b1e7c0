package io.hefu.portal.refusal;

import static io.hefu.core.language.Language.CHINESE;
import static io.hefu.core.language.Language.ENGLISH;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.language.Language;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.FieldProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Every reason for which the portal turns a request away, in both languages. */
public sealed interface PortalRefusal extends BilingualRefusal
        permits PortalRefusal.Plain,
                PortalRefusal.Invalid,
                PortalRefusal.NotFound,
                PortalRefusal.RoleMissing,
                PortalRefusal.AlreadySubscribed,
                PortalRefusal.Overlapping,
                PortalRefusal.WrongState,
                PortalRefusal.TooManyCredentials,
                PortalRefusal.KeyNotActive,
                PortalRefusal.TooManyWebhooks,
                PortalRefusal.ReferenceTaken,
                HostingRefusal,
                NameTaken,
                BreakingChange,
                Protocol {

    /** Reasons about which there is no more to say. */
    enum Plain implements PortalRefusal {
        /** Nobody is signed in. */
        SIGN_IN_NEEDED(ErrorCode.UNAUTHENTICATED, "请先登录，或提供有效的访问令牌。", "Sign in, or send a valid access token."),
        /** An application's own token, where a person must decide. */
        PERSON_NEEDED(
                ErrorCode.PERMISSION_DENIED,
                "门户面向人员使用，请以用户身份登录，而不要使用应用的令牌。",
                "The portal is for people: sign in as a user, not with an application's token."),
        /** A subscriber whose number the identity provider does not vouch for. */
        NUMBER_UNKNOWN(
                ErrorCode.PERMISSION_DENIED,
                "您的账号没有经过验证的手机号，无法管理授权。",
                "Your account has no verified phone number, so it has no consents to manage."),
        /** A browser sent this on behalf of another site. */
        CROSS_SITE(
                ErrorCode.PERMISSION_DENIED,
                "该请求来自其他网站，已被拒绝。请在门户页面内操作。",
                "This request came from another site. Use the portal's own pages."),
        /** Four eyes: nobody approves what their own organisation asked for. */
        OWN_REQUEST(
                ErrorCode.PERMISSION_DENIED,
                "不能审批自己组织的申请，请由其他组织的审批人处理。",
                "Nobody decides on a request of their own organisation: ask an approver of another one."),
        /** The sink of a notification subscription, of which the portal decides no more than whether it is paused. */
        SUBSCRIPTIONS_OWN(
                ErrorCode.INCOMPATIBLE_STATE,
                "该接收端属于一个通知订阅，请通过创建它的 API 修改或删除。",
                "This sink belongs to a notification subscription: change or delete that, through the API it was made with."),
        /** Someone else changed it since it was read. */
        CHANGED_MEANWHILE(
                new ErrorCode(412, "PRECONDITION_FAILED"),
                "内容已被他人修改，请刷新后重试。",
                "Someone changed this meanwhile: read it again, then repeat."),
        /** Keycloak does not answer, or not as it should. */
        IDENTITY_PROVIDER_UNAVAILABLE(
                ErrorCode.UNAVAILABLE, "身份服务暂时不可用，请稍后重试。", "The identity provider does not answer: try again shortly.");

        private final ErrorCode code;
        private final Bilingual detail;

        Plain(ErrorCode code, String chinese, String english) {
            this.code = code;
            this.detail = new Bilingual(chinese, english);
        }

        @Override
        public ErrorCode code() {
            return code;
        }

        @Override
        public Bilingual detail() {
            return detail;
        }

        @Override
        public Optional<Duration> retryAfter() {
            return this == IDENTITY_PROVIDER_UNAVAILABLE ? Optional.of(Duration.ofSeconds(5)) : Optional.empty();
        }
    }

    /** Fields that are not as they must be. */
    record Invalid(List<FieldProblem> problems) implements PortalRefusal {

        public Invalid {
            problems = List.copyOf(problems);
        }

        public static Invalid field(String field, Bilingual expectation) {
            return new Invalid(List.of(new FieldProblem(field, expectation)));
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.INVALID_ARGUMENT;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(sentence(CHINESE, "；", "。"), sentence(ENGLISH, "; ", "."));
        }

        private String sentence(Language language, String separator, String end) {
            return problems.stream()
                    .map(problem ->
                            problem.field() + " " + problem.expectation().in(language))
                    .collect(Collectors.joining(separator, "", end));
        }
    }

    /** It does not exist, or is another organisation's: the two are told apart to nobody. */
    record NotFound(Thing thing) implements PortalRefusal {

        /** What can be looked for. */
        public enum Thing {
            APPLICATION("应用", "application"),
            PLAN("套餐", "plan"),
            SUBSCRIPTION("订阅", "subscription"),
            KEY("密钥", "key"),
            CLIENT("客户端", "client"),
            SIGNATURE_KEY("签名公钥", "signature key"),
            CREDENTIAL("凭证", "credential"),
            CERTIFICATE("客户端证书", "client certificate"),
            CONSENT("授权同意", "consent"),
            API("API", "API"),
            REVISION("修订版", "revision"),
            SIGNING_SECRET("签名密钥", "signing secret"),
            DEFINITION("接口定义", "definition"),
            ORGANISATION("组织", "organisation"),
            WEBHOOK("Webhook", "webhook"),
            DELIVERY("投递记录", "delivery"),
            LIMIT_SUBJECT("限额对象", "subject of limits"),
            STATEMENT("结算单", "statement"),
            PAYOUT("付款批次", "payout"),
            USAGE("用量记录", "usage"),
            SHARING_MODEL("分成模型", "revenue sharing model"),
            SHARING_REPORT("分成报告", "revenue sharing report"),
            RECONCILIATION_FILE("对账文件", "reconciliation file"),
            RECONCILIATION_MAPPING("列映射", "column mapping"),
            RECONCILIATION_RUN("对账任务", "reconciliation run"),
            DISPUTE("争议", "dispute"),
            AGREEMENT("协议", "agreement"),
            PROPOSAL("提案", "proposal");

            private final Bilingual name;

            Thing(String chinese, String english) {
                this.name = new Bilingual(chinese, english);
            }
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.NOT_FOUND;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "没有这个" + thing.name.chinese() + "，请检查标识，并确认它属于您的组织。",
                    "There is no such " + thing.name.english() + ": check its id, and that it is your organisation's.");
        }
    }

    /** @param role the realm role that is needed */
    record RoleMissing(String role) implements PortalRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual("此操作需要角色 " + role + "。", "This needs the role " + role + ".");
        }
    }

    /** The application holds the plan already, or has asked for it. */
    record AlreadySubscribed(PlanCode plan) implements PortalRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.ALREADY_EXISTS;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "该应用已订阅或正在申请套餐 " + plan + "。", "The application holds the plan " + plan + " or has asked for it.");
        }
    }

    /** Another plan covers some of the same APIs in the same environment, so that it would be unclear which limits apply. */
    record Overlapping(PlanCode held, Environment environment, SortedSet<String> apis) implements PortalRefusal {

        @Override
        public ErrorCode code() {
            return new ErrorCode(409, "OVERLAPPING_SUBSCRIPTION");
        }

        @Override
        public Bilingual detail() {
            String names = String.join(", ", apis);
            return new Bilingual(
                    "套餐 " + held + " 在 " + environment + " 环境中已包含 " + names + "，请先结束该订阅。",
                    "The plan " + held + " covers " + names + " in " + environment
                            + " already: end that subscription first.");
        }
    }

    /** @param state the one it is in, which allows no such step */
    record WrongState(String state) implements PortalRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "该订阅的状态是 " + state + "，不能执行此操作。", "The subscription is " + state + ", which does not allow this.");
        }
    }

    /** @param most live ones of a kind that an application may have */
    record TooManyCredentials(int most) implements PortalRefusal {

        @Override
        public ErrorCode code() {
            return new ErrorCode(409, "CREDENTIAL_LIMIT_REACHED");
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "每个应用最多 " + most + " 个有效凭证，请先吊销不再使用的。",
                    "An application has at most " + most
                            + " live credentials of a kind: revoke one that is no longer used.");
        }
    }

    /** @param most webhooks that an application may have */
    record TooManyWebhooks(int most) implements PortalRefusal {

        @Override
        public ErrorCode code() {
            return new ErrorCode(409, "WEBHOOK_LIMIT_REACHED");
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "每个应用最多 " + most + " 个 Webhook，请先删除不再使用的。",
                    "An application has at most " + most + " webhooks: delete one that is no longer used.");
        }
    }

    /** @param state REVOKED, EXPIRED or ROTATED, which allows no such step */
    record KeyNotActive(String state) implements PortalRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "该密钥的状态是 " + state + "，不能执行此操作，请使用有效的密钥或新建一个。",
                    "The key is " + state + ", which does not allow this: use an active one, or create one.");
        }
    }

    /** The payment was credited before, with another amount. */
    record ReferenceTaken(String reference) implements PortalRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.ALREADY_EXISTS;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual(
                    "凭证号 " + reference + " 已用于另一笔金额，请核对或使用新的凭证号。",
                    "The reference " + reference + " was credited with another amount: check it, or send a new one.");
        }
    }
}
