package io.hefu.portal.pages;

import static io.hefu.portal.pages.Room.Audience.DEVELOPER;
import static io.hefu.portal.pages.Room.Audience.OPERATOR;
import static io.hefu.portal.pages.Room.Audience.PARTNER;
import static io.hefu.portal.pages.Room.Audience.SUBSCRIBER;

import io.hefu.core.call.Environment;
import io.hefu.core.consent.Purpose;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.language.Language;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.PriceLists.Price;
import io.hefu.core.usage.PartnerStatement;
import io.hefu.core.usage.UsageReport;
import io.hefu.portal.application.Application;
import io.hefu.portal.audit.AuditEntry;
import io.hefu.portal.consent.Consent;
import io.hefu.portal.consent.ConsentWording;
import io.hefu.portal.credential.ClientSettings;
import io.hefu.portal.credential.Credential;
import io.hefu.portal.credential.Key;
import io.hefu.portal.credential.NewClient;
import io.hefu.portal.credential.OAuthClient;
import io.hefu.portal.member.Organisation;
import io.hefu.portal.pages.ConsolePages.ApplicationCard;
import io.hefu.portal.pages.ConsolePages.Forms;
import io.hefu.portal.pages.ConsolePages.Holding;
import io.hefu.portal.pages.ConsolePages.KeyRow;
import io.hefu.portal.pages.ConsolePages.Progress;
import io.hefu.portal.pages.HomePages.Family;
import io.hefu.portal.pages.ReferencePages.ApiErrors;
import io.hefu.portal.pages.ReferencePages.ErrorUse;
import io.hefu.portal.pages.SubscriberPages.GivenConsent;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.plan.Plan;
import io.hefu.portal.plan.PricedPlan;
import io.hefu.portal.reference.ApiReference;
import io.hefu.portal.reference.ApiReferences;
import io.hefu.portal.reference.CurlSample;
import io.hefu.portal.reference.OperationReference;
import io.hefu.portal.subscription.Subscription;
import io.hefu.portal.subscription.SubscriptionRequest;
import io.hefu.portal.subscription.SubscriptionState;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Every page, with something on it and with nothing on it. */
final class SamplePages {

    private static final Instant NOW = Instant.parse("2026-11-22T06:07:08Z");
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final ApplicationId ID = ApplicationId.of("00000000-0000-7000-8000-000000000011");
    private static final String ORIGIN = "http://127.0.0.1:8080";
    private static final ApiName API = new ApiName("short-messages");

    private final Language language;
    private final ApiReferences references;
    private final MoneyMessages messages;

    SamplePages(Language language, ApiReferences references, MoneyMessages messages) {
        this.language = language;
        this.references = references;
        this.messages = messages;
    }

    Map<String, TemplateInstance> all() {
        Map<String, TemplateInstance> pages = new LinkedHashMap<>();
        addPublic(pages);
        addConsole(pages);
        addMoney(pages);
        addAdmin(pages);
        addSubscriber(pages);
        return pages;
    }

    private void addPublic(Map<String, TemplateInstance> pages) {
        PageFrame home = frame(Room.HOME, "/zh");
        PageFrame reference = frame(Room.REFERENCE, "/zh/reference");
        PageFrame errors = frame(Room.ERRORS, "/zh/errors");
        ApiReference api = references.apis().get(references.apis().size() - 1);
        OperationReference operation = api.operations().get(api.operations().size() - 1);
        List<Family> families = List.of(
                new Family("sms", references.apis()),
                new Family("location", List.of()),
                new Family("iot", List.of()),
                new Family("rights", List.of()));
        pages.put("home", new HomePages.Home(home, families, SampleCall.of(references, ORIGIN)));
        pages.put("home-empty", new HomePages.Home(home, List.of(), ""));
        pages.put("signed-out", new HomePages.SignedOut(home));
        pages.put("reference", new ReferencePages.Apis(reference, references));
        pages.put("reference-empty", new ReferencePages.Apis(reference, new ApiReferences(List.of())));
        pages.put("api", new ReferencePages.Api(reference, references, api));
        references.apis().stream()
                .flatMap(each -> each.operations().stream()
                        .map(one -> new ReferencePages.Operation(
                                reference, references, each, one, CurlSample.of(each, one, ORIGIN))))
                .forEach(page -> pages.put("operation-" + page.operation().id(), page));
        List<ApiErrors> own = List.of(new ApiErrors(api, operation.errors()));
        pages.put("errors", new ReferencePages.Errors(errors, ErrorGuide.ALL, own));
        List<ErrorUse> uses = operation.errors().stream()
                .map(error -> new ErrorUse(api, operation, error))
                .toList();
        pages.put("error-code", new ReferencePages.ErrorCode(errors, "NOT_FOUND", ErrorGuide.of("NOT_FOUND"), uses));
        pages.put("error-own", new ReferencePages.ErrorCode(errors, "PARKING_PLACES.TAKEN", Optional.empty(), uses));
        for (String kind : List.of("notFound", "forbidden", "unauthenticated", "broken", "unavailable", "declined")) {
            pages.put("fault-" + kind, new FaultPages.Fault(home, 404, kind, "", "0198c0de"));
        }
        pages.put("fault-detail", new FaultPages.Fault(home, 403, "forbidden", "<b>why</b>", ""));
    }

    private void addConsole(Map<String, TemplateInstance> pages) {
        PageFrame page = frame(Room.APPLICATIONS, "/console", DEVELOPER);
        List<Holding> holdings = List.of(
                holding(SubscriptionState.ACTIVE, plan("sandbox")),
                holding(SubscriptionState.REQUESTED, plan("standard")),
                holding(SubscriptionState.REJECTED, plan("standard")),
                holding(SubscriptionState.ENDED, plan("standard")));
        List<ApplicationCard> cards =
                List.of(new ApplicationCard(application(), holdings), new ApplicationCard(suspended(), List.of()));
        pages.put("console", new ConsolePages.Applications(page, "星图科技", new Page<>(cards, PageRequest.FIRST, 41)));
        pages.put(
                "console-empty",
                new ConsolePages.Applications(page, "星图科技", new Page<>(List.of(), PageRequest.FIRST, 0)));
        pages.put("application-new", new ConsolePages.NewApplication(page, Form.EMPTY));
        Form wrong = new Form(Map.of("name", "<x>"), Map.of("name", "长度应为 1 到 100 个字符"), "");
        pages.put("application-new-wrong", new ConsolePages.NewApplication(page, wrong));
        Forms forms = Forms.untouched(application());
        String curl = SampleCall.of(references, ORIGIN);
        List<String> links =
                List.of(ORIGIN + "/subscriber/consents/new?applicationId=" + ID + "&purpose=dpv:Marketing");
        List<Credential> clients = List.of(credential(Optional.of(NOW)));
        List<KeyRow> keys = KeyRow.of(keys(), NOW);
        pages.put(
                "application",
                new ConsolePages.ApplicationPage(
                        page,
                        application(),
                        holdings,
                        List.of(plan("standard")),
                        keys,
                        clients,
                        links,
                        Progress.of(holdings, keys),
                        curl,
                        forms,
                        "applicationCreated"));
        Form refused = new Form(Map.of("name", "", "environment", "LIVE"), Map.of("name", "长度"), "");
        Forms afterRefusal = forms.withKey(refused)
                .withClient(refused)
                .withDetails(refused)
                .withSubscribe(new Form(Map.of("plan", "standard"), Map.of(), "套餐重叠"));
        pages.put(
                "application-wrong",
                new ConsolePages.ApplicationPage(
                        page,
                        suspended(),
                        List.of(),
                        List.of(plan("standard"), plan("sandbox")),
                        List.of(),
                        List.of(),
                        List.of(),
                        Progress.of(List.of(), List.of()),
                        "",
                        afterRefusal,
                        ""));
        String key = "hefu_test_0123456789abcdef_0123456789abcdef0123456789abcdefabcdef";
        pages.put(
                "key-created",
                new ConsolePages.NewKey(
                        page,
                        application(),
                        credential(Optional.empty()),
                        key,
                        SampleCall.of(references, ORIGIN, key)));
        NewClient client = new NewClient(
                new OAuthClient(credential(Optional.empty()), ClientSettings.ORDINARY),
                Optional.of("s3cret"),
                "http://127.0.0.1:8180/realms/hefu/token");
        pages.put(
                "client-created",
                new ConsolePages.NewClientPage(page, application(), client, TokenRequest.curl(client)));
    }

    private void addMoney(Map<String, TemplateInstance> pages) {
        PageFrame page = frame(Room.USAGE, "/console/usage?month=2026-11", DEVELOPER);
        pages.put("usage", usage(page, report()));
        pages.put("usage-empty", usage(page, new UsageReport(MONTH, List.of(), List.of())));
        PageFrame statement = frame(Room.STATEMENT, "/partner/statement", PARTNER);
        OrganisationId partner = OrganisationId.of("00000000-0000-7000-8000-000000000020");
        List<PartnerStatement.Line> lines = List.of(
                new PartnerStatement.Line(
                        API, "sendMessage", 2, 1_234, Money.ofYuan("55.530000"), Money.ofYuan("38.871000")),
                new PartnerStatement.Line(
                        new ApiName("benefits-exchange"),
                        "redeem",
                        1,
                        7,
                        Money.ofYuan("1.050001"),
                        Money.ofYuan("0.131250")));
        pages.put(
                "statement",
                MoneyPages.Statement.of(statement, MONTH, "万象商业", new PartnerStatement(partner, MONTH, NOW, lines)));
        pages.put(
                "statement-empty",
                MoneyPages.Statement.of(
                        statement, MONTH, "万象商业", new PartnerStatement(partner, MONTH.minusMonths(1), NOW, List.of())));
    }

    private void addAdmin(Map<String, TemplateInstance> pages) {
        List<AuditEntry> entries = List.of(
                new AuditEntry(
                        2,
                        NOW,
                        "admin",
                        "plan.limits-changed",
                        "plan/standard",
                        Map.of("callsPerSecond", "50"),
                        Map.of("callsPerSecond", "80")),
                new AuditEntry(
                        1, NOW, "dev", "application.created", "application/" + ID, Map.of(), Map.of("name", "<b>")));
        PageFrame admin = frame(Room.ADMIN, "/admin", OPERATOR);
        PageFrame approvals = frame(Room.APPROVALS, "/admin/approvals", OPERATOR);
        PageFrame plans = frame(Room.PLANS, "/admin/plans", OPERATOR);
        pages.put("admin", new AdminPages.Overview(admin, 3, List.of(plan("sandbox")), entries));
        pages.put("admin-empty", new AdminPages.Overview(admin, 0, List.of(), List.of()));
        Organisation organisation =
                new Organisation(new OrganisationId(new UUID(1, 1)), "星图科技", Organisation.Kind.DEVELOPER);
        List<SubscriptionRequest> requests = List.of(
                new SubscriptionRequest(subscription(SubscriptionState.REQUESTED, "standard"), "商场导航", organisation),
                new SubscriptionRequest(subscription(SubscriptionState.REQUESTED, "standard"), "冷链", organisation));
        pages.put(
                "approvals",
                new AdminPages.Approvals(approvals, new Page<>(requests, PageRequest.FIRST, 21), "不能审批", "approved"));
        pages.put(
                "approvals-empty",
                new AdminPages.Approvals(approvals, new Page<>(List.of(), PageRequest.FIRST, 0), "", ""));
        pages.put("plans", new AdminPages.Plans(plans, List.of(plan("sandbox"), plan("standard"))));
        PricedPlan priced =
                new PricedPlan(plan("standard"), List.of(Price.perUnit(API, "sendMessage", Money.ofYuan("0.045"))));
        Form limits = PlansPageResource.LimitsForm.of(plan("standard"));
        pages.put("plan", new AdminPages.PlanPage(plans, priced, limits, "planSaved"));
        Form wrong = new Form(Map.of("callsPerSecond", "x"), Map.of("callsPerSecond", "应为整数"), "");
        pages.put("plan-wrong", new AdminPages.PlanPage(plans, new PricedPlan(plan("sandbox"), List.of()), wrong, ""));
        PageFrame audit = frame(Room.AUDIT, "/admin/audit", OPERATOR);
        pages.put("audit", new AdminPages.Audit(audit, new Page<>(entries, new PageRequest(2, 20), 50)));
        pages.put("audit-empty", new AdminPages.Audit(audit, new Page<>(List.of(), PageRequest.FIRST, 0)));
    }

    private void addSubscriber(Map<String, TemplateInstance> pages) {
        PageFrame page = frame(Room.CONSENTS, "/subscriber", SUBSCRIBER);
        Purpose purpose = new Purpose("dpv:FraudPreventionAndDetection");
        List<GivenConsent> consents = List.of(
                new GivenConsent(consent(purpose, Optional.empty()), ConsentWording.purposeName(purpose)),
                new GivenConsent(consent(purpose, Optional.of(NOW)), ConsentWording.purposeName(purpose)));
        pages.put(
                "consents",
                new SubscriberPages.Consents(
                        page, "+86•••••••0001", new Page<>(consents, PageRequest.FIRST, 2), NOW, "given"));
        pages.put(
                "consents-empty",
                new SubscriberPages.Consents(
                        page, "+86•••••••0001", new Page<>(List.of(), PageRequest.FIRST, 0), NOW, ""));
        Bilingual wording = ConsentWording.of("商场导航", purpose);
        pages.put("consent-ask", new SubscriberPages.Ask(page, application(), purpose, wording));
        pages.put("consent-broken", new SubscriberPages.BrokenLink(page));
    }

    private MoneyPages.Usage usage(PageFrame page, UsageReport report) {
        UsageCharts charts = new UsageCharts(report, page.wording(), messages);
        MoneyPages.Month month = new MoneyPages.Month(report, List.of(application()), ID.toString());
        return new MoneyPages.Usage(page, MONTH, month, charts.calls(), charts.cost());
    }

    private static UsageReport report() {
        List<UsageReport.Line> lines = List.of(
                new UsageReport.Line(
                        ID, Environment.LIVE, API, "sendMessage", 9_876, 9_000, 12_345, Money.ofYuan("555.525000")),
                new UsageReport.Line(
                        new ApplicationId(new UUID(7, 7)),
                        Environment.SANDBOX,
                        API,
                        "readMessage",
                        3,
                        0,
                        0,
                        Money.ZERO));
        List<UsageReport.Day> days = IntStream.of(1, 2, 3, 5, 8, 13, 21)
                .mapToObj(day -> new UsageReport.Day(
                        MONTH.atDay(day),
                        100L * day + 7,
                        9L * day,
                        Money.ofYuan("0.045").times(100L * day)))
                .toList();
        return new UsageReport(MONTH, lines, days);
    }

    private PageFrame frame(Room room, String path, Room.Audience... audiences) {
        String own = path.replaceFirst("^/zh", "/" + Languages.code(language));
        Visitor visitor = audiences.length == 0 ? Visitor.ANONYMOUS : new Visitor("xingtu", Set.of(audiences));
        return new PageFrame(language, room, own, visitor);
    }

    private static Application application() {
        return new Application(
                ID, new OrganisationId(new UUID(1, 1)), "商场导航 & <Mall>", "室内导航与优惠推送", NOW, Optional.empty());
    }

    private static Application suspended() {
        return new Application(
                new ApplicationId(new UUID(2, 2)),
                new OrganisationId(new UUID(1, 1)),
                "冷链监测",
                "",
                NOW,
                Optional.of(NOW));
    }

    private static Holding holding(SubscriptionState state, Plan plan) {
        return new Holding(subscription(state, plan.code().value()), plan);
    }

    private static Subscription subscription(SubscriptionState state, String plan) {
        Optional<String> reason = state == SubscriptionState.REJECTED ? Optional.of("请补充用途说明") : Optional.empty();
        return new Subscription(new SubscriptionId(UUID.randomUUID()), ID, new PlanCode(plan), state, NOW, NOW, reason);
    }

    private static Plan plan(String code) {
        boolean live = code.equals("standard");
        return new Plan(
                new PlanCode(code),
                live ? new Bilingual("标准套餐", "Standard") : new Bilingual("沙箱套餐", "Sandbox"),
                live ? Environment.LIVE : Environment.SANDBOX,
                live ? Plan.Approval.REQUIRED : Plan.Approval.AUTOMATIC,
                Set.of(API),
                new RateLimit(50, 100),
                live ? new Quota(1_000_000, Quota.Period.MONTH) : new Quota(10_000, Quota.Period.DAY),
                3);
    }

    private static Credential credential(Optional<Instant> revokedAt) {
        return new Credential(
                new CredentialId(revokedAt.isPresent() ? "zyxwvutsrqponmlk" : "0123456789abcdef"),
                Credential.Kind.API_KEY,
                ID,
                Environment.SANDBOX,
                "测试服务器",
                NOW,
                "xingtu",
                revokedAt);
    }

    /** In every state that a key can be in. */
    private static List<Key> keys() {
        return List.of(
                new Key(
                        credential(Optional.empty()),
                        until(NOW.plusSeconds(3_600)),
                        Optional.of(new CredentialId("fedcba9876543210")),
                        Optional.of(NOW),
                        3),
                new Key(named("aaaabbbbccccdddd"), CredentialConstraints.NONE, Optional.empty(), Optional.empty(), 0),
                new Key(named("ddddccccbbbbaaaa"), until(NOW), Optional.empty(), Optional.empty(), 0),
                new Key(
                        credential(Optional.of(NOW)),
                        CredentialConstraints.NONE,
                        Optional.empty(),
                        Optional.of(NOW),
                        0));
    }

    private static CredentialConstraints until(Instant expiry) {
        return new CredentialConstraints(Set.of(), List.of(), Optional.of(expiry));
    }

    private static Credential named(String id) {
        return new Credential(
                new CredentialId(id),
                Credential.Kind.API_KEY,
                ID,
                Environment.LIVE,
                "生产服务器",
                NOW,
                "xingtu",
                Optional.empty());
    }

    private static Consent consent(Purpose purpose, Optional<Instant> withdrawnAt) {
        return new Consent(
                UUID.randomUUID(),
                ID,
                "商场导航",
                "+86•••••••0001",
                purpose,
                ConsentWording.CURRENT_VERSION,
                NOW.minusSeconds(60),
                withdrawnAt.map(at -> at.plusSeconds(60)),
                withdrawnAt);
    }
}
