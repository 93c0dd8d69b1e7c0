package io.hefu.sms.message;

import static io.hefu.sms.Configured.configured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.capability.Handler;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.NoSuchResource;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.sms.centre.SandboxMessageCentre;
import io.hefu.sms.centre.SmppConfig;
import io.hefu.sms.centre.SmppMessageCentre;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.message.ShortMessagesCapability.DescribedMessage;
import io.hefu.sms.message.ShortMessagesCapability.Recipient;
import io.hefu.sms.message.ShortMessagesCapability.SendMessage;
import io.hefu.sms.message.ShortMessagesCapability.SentMessage;
import io.hefu.sms.refusal.SmsRefusal.AlreadySent;
import io.hefu.sms.refusal.SmsRefusal.CentreBusy;
import io.hefu.sms.refusal.SmsRefusal.CentreUnavailable;
import io.hefu.sms.refusal.SmsRefusal.StoreUnavailable;
import io.hefu.sms.text.Encoding;
import io.hefu.stack.sms.SmscSimulator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole family on its real parts: PostgreSQL, and a message centre across a socket. */
class ShortMessagesCapabilityTest {

    private static final ApplicationId APPLICATION = new ApplicationId(UUID.randomUUID());
    private static final Clock CLOCK = Clock.systemUTC();

    private static SmscSimulator smsc;
    private static SmppMessageCentre centre;
    private static ShortMessagesCapability api;

    @BeforeAll
    static void start() {
        SmsDatabase.emptied();
        smsc = SmscSimulator.start("hefu", "secret");
        MessageStore store = new MessageStore(SmsDatabase.pool());
        ReceiptBatches receipts = new ReceiptBatches(store, CLOCK);
        centre = centreAt(smsc.port(), receipts);
        await().until(centre::isBound);
        api = apiWith(store, centre, receipts);
    }

    @AfterAll
    static void stop() {
        centre.close();
        smsc.close();
    }

    @Test
    void aMessageReachesThePhoneAndItsReceiptComesBack() {
        Answer answer = send(live(), message("您的验证码是 428913。", "+8613911110001"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.units()).isEqualTo(1);
        SentMessage sent = (SentMessage) answer.body().orElseThrow();
        assertThat(sent.encoding()).isEqualTo(Encoding.UCS_2);
        assertThat(sent.recipients()).containsExactly(new Recipient("+8613911110001", DeliveryState.ACCEPTED));
        assertThat(answer.headers()).containsEntry("Location", "/short-messages/v0.1/messages/" + sent.messageId());
        await().untilAsserted(
                        () -> assertThat(statesOf(live(), sent.messageId())).containsExactly(DeliveryState.DELIVERED));
        assertThat(smsc.messagesOf(new PhoneNumber("+8613911110001")))
                .singleElement()
                .satisfies(received -> {
                    assertThat(received.text()).isEqualTo("您的验证码是 428913。");
                    assertThat(received.sender()).isEqualTo("10690000");
                });
    }

    @Test
    void everyRecipientHasItsOwnEnd() {
        Answer answer = send(
                live(),
                message(
                        "hello",
                        "+8613911110002",
                        "+8613911110091",
                        "+8613911110092",
                        "+8613911110093",
                        "+8613911110094"));

        SentMessage sent = (SentMessage) answer.body().orElseThrow();
        assertThat(sent.recipients().get(3).status()).isEqualTo(DeliveryState.REJECTED);
        await().untilAsserted(() -> assertThat(statesOf(live(), sent.messageId()))
                .containsExactly(
                        DeliveryState.DELIVERED,
                        DeliveryState.UNDELIVERABLE,
                        DeliveryState.EXPIRED,
                        DeliveryState.REJECTED,
                        DeliveryState.ACCEPTED));
    }

    @Test
    void whatIsMeteredIsSegmentsTimesRecipients() {
        Answer answer = send(live(), message("x".repeat(161), "+8613911110003", "+8613911110004", "+8613911110005"));

        assertThat(answer.units()).isEqualTo(6);
        SentMessage sent = (SentMessage) answer.body().orElseThrow();
        assertThat(sent.segments()).isEqualTo(2);
        await().untilAsserted(
                        () -> assertThat(statesOf(live(), sent.messageId())).containsOnly(DeliveryState.DELIVERED));
    }

    @Test
    void aCorrelatorNeverSendsTwice() {
        PhoneNumber phone = new PhoneNumber("+8613911110006");
        SendMessage message = new SendMessage(
                List.of(phone.value()), Optional.empty(), Category.SERVICE, "once", Optional.of("order-1"));
        SentMessage sent = (SentMessage) send(live(), message).body().orElseThrow();

        assertThat(refusalOf(() -> sending(live(), message))).isEqualTo(new AlreadySent(sent.messageId()));
        assertThat(send(sandbox(), message).status()).isEqualTo(202);
        await().until(() -> !smsc.messagesOf(phone).isEmpty());
        assertThat(smsc.messagesOf(phone)).hasSize(1);
    }

    @Test
    void aBusyCentreRefusesAndNothingIsKept() {
        SendMessage message = new SendMessage(
                List.of("+8613911110095"), Optional.empty(), Category.SERVICE, "hello", Optional.of("busy-1"));

        assertThat(refusalOf(() -> sending(live(), message))).isEqualTo(new CentreBusy());
        assertThat(refusalOf(() -> sending(live(), message)))
                .as("the correlator is free again")
                .isEqualTo(new CentreBusy());
    }

    @Test
    void aCentreThatIsDownRefusesAndNothingIsKept() {
        MessageStore store = new MessageStore(SmsDatabase.pool());
        ReceiptBatches receipts = new ReceiptBatches(store, CLOCK);
        try (SmppMessageCentre down = centreAt(1, receipts)) {
            ShortMessagesCapability lonely = apiWith(store, down, receipts);
            SendMessage message = new SendMessage(
                    List.of("+8613911110007"), Optional.empty(), Category.SERVICE, "hello", Optional.of("down-1"));

            Refusal refusal = refusalOf(() -> handler(lonely, "sendMessage", SendMessage.class)
                    .answer()
                    .apply(new Request<>(live(), Map.of(), Map.of(), message)));

            assertThat(refusal).isEqualTo(new CentreUnavailable());
            assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refusal.retryAfter()).isPresent();
            assertThat(send(live(), message).status()).isEqualTo(202);
        }
    }

    @Test
    void withoutADatabaseNothingIsSent() {
        long before = smsc.messagesAccepted();

        SmsDatabase.without(() -> {
            assertThat(refusalOf(() -> sending(live(), message("hello", "+8613911110010"))))
                    .isEqualTo(new StoreUnavailable());
            assertThat(refusalOf(() -> reading(live(), UUID.randomUUID().toString())))
                    .isEqualTo(new StoreUnavailable());
        });

        assertThat(smsc.messagesAccepted()).isEqualTo(before);
        assertThat(send(live(), message("hello", "+8613911110010")).status()).isEqualTo(202);
    }

    @Test
    void theSandboxSendsNothingAndAnswersByTheLastDigits() {
        long before = smsc.messagesAccepted();

        SentMessage sent =
                (SentMessage) send(sandbox(), message("hello", "+8613911110008", "+8613911110091", "+8613911110093"))
                        .body()
                        .orElseThrow();

        await().untilAsserted(() -> assertThat(statesOf(sandbox(), sent.messageId()))
                .containsExactly(DeliveryState.DELIVERED, DeliveryState.UNDELIVERABLE, DeliveryState.REJECTED));
        assertThat(smsc.messagesAccepted()).isEqualTo(before);
    }

    @Test
    void aMessageOfAnotherEnvironmentOrApplicationDoesNotExist() {
        SentMessage sent = (SentMessage)
                send(live(), message("hello", "+8613911110009")).body().orElseThrow();

        assertThat(refusalOf(() -> reading(sandbox(), sent.messageId().toString())))
                .isEqualTo(new NoSuchResource("message"));
        assertThat(refusalOf(() -> reading(
                        call(Environment.LIVE, new ApplicationId(UUID.randomUUID())),
                        sent.messageId().toString())))
                .isEqualTo(new NoSuchResource("message"));
        assertThat(refusalOf(() -> reading(live(), "not-a-uuid"))).isEqualTo(new NoSuchResource("message"));
    }

    @Test
    void aCallTakenUpAgainSendsNothingTwiceAndIsAnsweredByItsMessage() {
        Call call = live();
        SendMessage message = message("once", "+8613911119970");
        SentMessage first = (SentMessage) send(call, message).body().orElseThrow();
        await().untilAsserted(
                        () -> assertThat(statesOf(live(), first.messageId())).containsExactly(DeliveryState.DELIVERED));

        Answer again = send(call, message);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.units()).isEqualTo(1);
        assertThat(((SentMessage) again.body().orElseThrow()).messageId()).isEqualTo(first.messageId());
        assertThat(((SentMessage) again.body().orElseThrow()).recipients())
                .containsExactly(new Recipient("+8613911119970", DeliveryState.DELIVERED));
        assertThat(smsc.messagesOf(new PhoneNumber("+8613911119970"))).hasSize(1);
    }

    @Test
    void aThousandRecipientsAreOneCall() {
        String[] numbers =
                IntStream.range(0, 1_000).mapToObj("+861392%05d00"::formatted).toArray(String[]::new);

        Answer answer = send(live(), message("hello", numbers));

        assertThat(answer.units()).isEqualTo(1_000);
        SentMessage sent = (SentMessage) answer.body().orElseThrow();
        await().untilAsserted(
                        () -> assertThat(statesOf(live(), sent.messageId())).containsOnly(DeliveryState.DELIVERED));
    }

    private static SendMessage message(String text, String... numbers) {
        return new SendMessage(List.of(numbers), Optional.empty(), Category.TRANSACTION, text, Optional.empty());
    }

    private static Answer send(Call call, SendMessage message) {
        return sending(call, message)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static CompletionStage<Answer> sending(Call call, SendMessage message) {
        return handler(api, "sendMessage", SendMessage.class)
                .answer()
                .apply(new Request<>(call, Map.of(), Map.of(), message));
    }

    private static List<DeliveryState> statesOf(Call call, UUID messageId) {
        Answer answer =
                reading(call, messageId.toString()).toCompletableFuture().join();
        DescribedMessage message = (DescribedMessage) answer.body().orElseThrow();
        return message.recipients().stream().map(Recipient::status).toList();
    }

    private static CompletionStage<Answer> reading(Call call, String messageId) {
        return handler(api, "getMessage", NoBody.class)
                .answer()
                .apply(new Request<>(call, Map.of("messageId", messageId), Map.of(), NoBody.NONE));
    }

    private static Refusal refusalOf(Supplier<CompletionStage<Answer>> answering) {
        try {
            answering.get().toCompletableFuture().join();
        } catch (RefusedException refused) {
            return refused.refusal();
        } catch (CompletionException failed) {
            return ((RefusedException) failed.getCause()).refusal();
        }
        throw new AssertionError("not refused");
    }

    @SuppressWarnings("unchecked")
    private static <B> Handler<B> handler(ShortMessagesCapability of, String operation, Class<B> body) {
        Handler<?> handler = of.handlers().get(operation);
        assertThat(handler.body()).isEqualTo(body);
        return (Handler<B>) handler;
    }

    private static Call live() {
        return call(Environment.LIVE, APPLICATION);
    }

    private static Call sandbox() {
        return call(Environment.SANDBOX, APPLICATION);
    }

    private static Call call(Environment environment, ApplicationId application) {
        return new Call(
                new CallId(UUID.randomUUID()),
                new Correlator("test"),
                environment,
                new OrganisationId(UUID.randomUUID()),
                application,
                Optional.empty(),
                CLOCK.instant());
    }

    private static SmppMessageCentre centreAt(int port, ReceiptBatches receipts) {
        SmppConfig config = configured(
                SmppConfig.class,
                Map.of(
                        "hefu.sms.smpp.port", String.valueOf(port),
                        "hefu.sms.smpp.password", "secret",
                        "hefu.sms.smpp.throttle-retries", "1"));
        SmppMessageCentre bound = new SmppMessageCentre(config, receipts, new Random(1));
        bound.open();
        return bound;
    }

    private static ShortMessagesCapability apiWith(
            MessageStore store, SmppMessageCentre live, ReceiptBatches receipts) {
        SandboxMessageCentre sandbox = new SandboxMessageCentre(receipts, UUID::randomUUID, Runnable::run);
        MessageDispatch dispatch = new MessageDispatch(store, live, sandbox, CLOCK);
        return new ShortMessagesCapability(dispatch, store, "10690000", CLOCK);
    }
}
