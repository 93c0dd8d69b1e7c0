package io.hefu.rights.redemption;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.rights.BenefitsExchangeCapability;
import io.hefu.rights.Configured;
import io.hefu.rights.benefit.BenefitResource;
import io.hefu.rights.benefit.BenefitStore;
import io.hefu.rights.redemption.RedemptionResource.NewRedemption;
import io.hefu.rights.secrecy.CodeVault;
import io.hefu.rights.secrecy.SubscriberPseudonyms;
import io.hefu.rights.supplier.HttpRightsSupplier;
import io.hefu.rights.supplier.RightsSupplier;
import io.hefu.rights.supplier.RightsSuppliers;
import io.hefu.rights.supplier.SandboxRightsSupplier;
import io.hefu.rights.supplier.SupplierConfig;
import io.hefu.stack.postgres.Postgres;
import io.hefu.stack.rights.RightsSupplierSimulator;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The module on a database of its own, with a supplier behind real sockets. Time stands still unless it is moved. */
public final class RightsBed implements AutoCloseable {

    public static final ApplicationId MALL = new ApplicationId(new UUID(0, 0x11));
    public static final ApplicationId ANOTHER = new ApplicationId(new UUID(0, 0x12));
    public static final String VIDEO_MONTH = "00000000-0000-7000-8000-000000000101";
    public static final String RIDE_VOUCHER = "00000000-0000-7000-8000-000000000102";
    public static final String LOUNGE = "00000000-0000-7000-8000-000000000104";

    private static final Postgres POSTGRES = Postgres.temporary();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .serializationInclusion(Include.NON_ABSENT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final String SECRET = "s3cret";

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
    }

    final MovableClock clock = new MovableClock();
    final RightsSupplierSimulator simulator = RightsSupplierSimulator.start(0, SECRET, clock);

    private final String database = "rights" + DATABASES.incrementAndGet();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final AtomicInteger benefits = new AtomicInteger(0x1000);

    private RedemptionResource redemptions;
    private BenefitResource catalogue;
    private FulfilmentWorker worker;
    private FulfilmentStore fulfilment;

    private RightsBed() {
        POSTGRES.createDatabase(database);
        sql("create schema rights");
        sql(script("db/rights/V1__benefits.sql"));
        sql(script("demo/rights.sql"));
        this.pool = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(20))
                .connectingTo(new PgConnectOptions()
                        .setHost(POSTGRES.host())
                        .setPort(POSTGRES.port())
                        .setDatabase(database)
                        .setUser(POSTGRES.user())
                        .setPassword(POSTGRES.password())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build());
        restart();
    }

    public static RightsBed open() {
        return new RightsBed();
    }

    static Postgres postgres() {
        return POSTGRES;
    }

    /** Everything anew on the same data, as after a crash. */
    void restart() {
        restart(supplierAt(simulator.url()));
    }

    void restart(RightsSupplier supplier) {
        MasterKey key = MasterKey.ofDemo();
        BenefitStore benefitStore = new BenefitStore(pool);
        CodeVault codes = new CodeVault(key, new SecureRandom());
        fulfilment = new FulfilmentStore(pool, benefitStore, codes);
        catalogue = new BenefitResource(benefitStore);
        worker = new FulfilmentWorker(
                fulfilment, new RightsSuppliers(supplier, new SandboxRightsSupplier()), new SecureRandom(), clock);
        redemptions = new RedemptionResource(
                catalogue,
                new RedemptionStore(pool, benefitStore, codes),
                worker,
                new SubscriberPseudonyms(key),
                clock,
                UUID::randomUUID);
    }

    RightsSupplier supplierAt(String url) {
        SupplierConfig config = Configured.as(
                SupplierConfig.class, Map.of("hefu.rights.supplier.url", url, "hefu.rights.supplier.secret", SECRET));
        return new HttpRightsSupplier(config, JSON, clock, UUID::randomUUID);
    }

    public BenefitsExchangeCapability capability() {
        return new BenefitsExchangeCapability(catalogue, redemptions);
    }

    FulfilmentStore fulfilment() {
        return fulfilment;
    }

    /** A benefit with so many pieces in the live environment. */
    String benefit(String productCode, String fulfilment, int pieces, String limit) {
        String id = new UUID(0, benefits.incrementAndGet()).toString();
        sql("insert into rights.benefit select '" + id + "', name, name_en, benefit_type, '" + fulfilment
                + "', supplier_id, supplier_name, '" + productCode + "', " + limit + ", valid_from, valid_to"
                + " from rights.benefit where benefit_id = '" + VIDEO_MONTH + "'");
        sql("insert into rights.stock values ('" + id + "', 'LIVE', " + pieces + ", " + pieces + ")");
        return id;
    }

    CompletableFuture<Answer> redeeming(String benefit, String number, int quantity, String correlator) {
        return redeeming(live(MALL), benefit, number, quantity, correlator);
    }

    CompletableFuture<Answer> redeeming(Call call, String benefit, String number, int quantity, String correlator) {
        NewRedemption body = new NewRedemption(benefit, Optional.of(number), Optional.of(quantity), correlator);
        return redemptions.redeem(new Request<>(call, Map.of(), Map.of(), body)).toCompletableFuture();
    }

    Answer redeem(String benefit, String correlator) {
        return now(redeeming(benefit, "+8613800000001", 1, correlator));
    }

    public JsonNode redemption(Call call, String id) {
        return json(now(redemptions
                .get(new Request<>(call, Map.of("redemptionId", id), Map.of(), NoBody.NONE))
                .toCompletableFuture()));
    }

    JsonNode redemption(String id) {
        return redemption(live(MALL), id);
    }

    JsonNode redemptions(Map<String, String> query) {
        return json(now(redemptions
                .list(new Request<>(live(MALL), Map.of(), query, NoBody.NONE))
                .toCompletableFuture()));
    }

    public JsonNode benefits(Environment environment, Map<String, String> query) {
        return json(now(catalogue
                .list(new Request<>(call(MALL, environment), Map.of(), query, NoBody.NONE))
                .toCompletableFuture()));
    }

    public JsonNode benefit(Environment environment, String id) {
        return json(now(catalogue
                .get(new Request<>(call(MALL, environment), Map.of("benefitId", id), Map.of(), NoBody.NONE))
                .toCompletableFuture()));
    }

    long available(String benefit) {
        return benefit(Environment.LIVE, benefit).path("available").asLong();
    }

    /** What the schedule does once, a minute later. */
    void work() {
        clock.move(Duration.ofMinutes(2));
        now(worker.work().subscribeAsCompletionStage());
    }

    static Call live(ApplicationId application) {
        return call(application, Environment.LIVE);
    }

    static Call call(ApplicationId application, Environment environment) {
        return call(application, environment, Optional.empty());
    }

    static Call call(ApplicationId application, Environment environment, Optional<PhoneNumber> subscriber) {
        return new Call(
                new CallId(UUID.randomUUID()),
                new Correlator("test"),
                environment,
                new OrganisationId(new UUID(0, 0x10)),
                application,
                subscriber,
                Instant.EPOCH);
    }

    RedemptionResource resource() {
        return redemptions;
    }

    public static JsonNode json(Answer answer) {
        return JSON.valueToTree(answer.body().orElseThrow());
    }

    static <T> T now(CompletableFuture<T> stage) {
        return stage.orTimeout(20, TimeUnit.SECONDS).join();
    }

    public void sql(String statements) {
        try (Connection connection = POSTGRES.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of the first row, as text. */
    public String read(String query) {
        try (Connection connection = POSTGRES.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static String script(String name) {
        try (InputStream script =
                Objects.requireNonNull(RightsBed.class.getClassLoader().getResourceAsStream(name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        now(pool.close().subscribeAsCompletionStage());
        vertx.close().toCompletionStage().toCompletableFuture().join();
        simulator.close();
    }
}
