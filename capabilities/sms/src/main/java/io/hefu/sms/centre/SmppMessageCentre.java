package io.hefu.sms.centre;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.sms.centre.Submission.Accepted;
import io.hefu.sms.centre.Submission.NotSubmitted;
import io.hefu.sms.centre.Submission.Rejected;
import io.hefu.sms.centre.Submission.Unanswered;
import io.hefu.sms.delivery.Receipts;
import io.hefu.sms.refusal.SmsRefusal.CentreBusy;
import io.hefu.sms.refusal.SmsRefusal.CentreUnavailable;
import io.hefu.sms.text.Encoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/**
 * The centre over SMPP 3.4. Each submit_sm waits for its answer on a thread of a pool of its own, as many at once as the
 * window.
 */
public final class SmppMessageCentre implements MessageCentre, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SmppMessageCentre.class);

    /** Of these a centre says: not now. */
    private static final Set<Integer> THROTTLING =
            Set.of(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL);

    private static final BackOff THROTTLED = new BackOff(Duration.ofMillis(50), Duration.ofSeconds(2));

    private static final ESMClass WHOLE = new ESMClass();
    private static final ESMClass SEGMENT =
            new ESMClass(MessageMode.DEFAULT, MessageType.DEFAULT, GSMSpecificFeature.UDHI);
    private static final RegisteredDelivery WITH_RECEIPT = new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE);
    private static final DataCoding DEFAULT_ALPHABET = new RawDataCoding((byte) 0);
    private static final DataCoding UCS_2 = new RawDataCoding((byte) 8);

    private final SmppLink link;
    private final ThreadPoolExecutor window;
    private final Semaphore room;
    private final int throttleRetries;
    private final RandomGenerator random;

    /** @param receipts where receipts go, from threads that may wait for it */
    public SmppMessageCentre(SmppConfig config, Receipts receipts, RandomGenerator random) {
        this.link = new SmppLink(config, new SmppReceipts(receipts, config.receiptTimeout()), random);
        this.window = windowOf(config.window());
        this.room = new Semaphore(config.window() + config.queue());
        this.throttleRetries = config.throttleRetries();
        this.random = random;
    }

    /** Begins to bind, in the background and for as long as it takes. */
    public void open() {
        link.open();
    }

    /** Whether the centre would be offered a message now. */
    public boolean isBound() {
        return link.session().isPresent();
    }

    @Override
    public CompletionStage<List<Submission>> submit(List<ShortMessage> messages) {
        if (!isBound()) {
            return CompletableFuture.completedStage(none(messages, new NotSubmitted(new CentreUnavailable())));
        }
        if (!room.tryAcquire(messages.size())) {
            return CompletableFuture.completedStage(none(messages, new NotSubmitted(new CentreBusy())));
        }
        List<CompletableFuture<Submission>> submissions = messages.stream()
                .map(message -> CompletableFuture.supplyAsync(() -> submit(message), window))
                .toList();
        return CompletableFuture.allOf(submissions.toArray(CompletableFuture[]::new))
                .whenComplete((done, failure) -> room.release(messages.size()))
                .thenApply(done ->
                        submissions.stream().map(CompletableFuture::join).toList());
    }

    private Submission submit(ShortMessage message) {
        for (int failures = 0; ; failures++) {
            Optional<SMPPSession> session = link.session();
            if (session.isEmpty()) {
                return new NotSubmitted(new CentreUnavailable());
            }
            try {
                return new Accepted(submit(session.get(), message));
            } catch (NegativeResponseException refused) {
                int status = refused.getCommandStatus();
                if (status == SMPPConstant.STAT_ESME_RINVBNDSTS) {
                    return new NotSubmitted(new CentreUnavailable());
                }
                if (!THROTTLING.contains(status)) {
                    LOG.infof("the short message centre refused a message with command_status 0x%08X", status);
                    return new Rejected();
                }
                if (failures == throttleRetries || !waited(THROTTLED.delay(failures, random))) {
                    return new NotSubmitted(new CentreBusy());
                }
            } catch (ResponseTimeoutException | InvalidResponseException | IOException lost) {
                LOG.warnf(
                        "a message's fate is unknown, the short message centre did not answer: %s", lost.getMessage());
                return new Unanswered();
            } catch (PDUException unfit) {
                LOG.warnf("a message does not fit a submit_sm: %s", unfit.getMessage());
                return new Rejected();
            }
        }
    }

    private static String submit(SMPPSession session, ShortMessage message)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        boolean named = !message.sender().chars().allMatch(Character::isDigit);
        return session.submitShortMessage(
                        "",
                        named ? TypeOfNumber.ALPHANUMERIC : TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        message.sender(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        digits(message.recipient()),
                        message.concatenation().isPresent() ? SEGMENT : WHOLE,
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        WITH_RECEIPT,
                        (byte) 0,
                        message.encoding() == Encoding.GSM_7BIT ? DEFAULT_ALPHABET : UCS_2,
                        (byte) 0,
                        octets(message))
                .getMessageId();
    }

    private static String digits(PhoneNumber number) {
        return number.value().substring(1);
    }

    private static byte[] octets(ShortMessage message) {
        byte[] header = message.concatenation().map(Concatenation::header).orElse(new byte[0]);
        byte[] text = message.encoding().encode(message.text());
        return ByteBuffer.allocate(header.length + text.length)
                .put(header)
                .put(text)
                .array();
    }

    /** @return false when it was cut short, because the process ends */
    private static boolean waited(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<Submission> none(List<ShortMessage> messages, NotSubmitted reason) {
        return Collections.nCopies(messages.size(), reason);
    }

    private static ThreadPoolExecutor windowOf(int size) {
        ThreadPoolExecutor window =
                new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "smsc-submit");
                    thread.setDaemon(true);
                    return thread;
                });
        window.allowCoreThreadTimeOut(true);
        return window;
    }

    /** What was not handed over by then counts as not submitted; what was, and is not answered, as unanswered. */
    @Override
    public void close() {
        link.close();
        window.shutdown();
    }
}
