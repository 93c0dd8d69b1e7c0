package io.hefu.stack.sms;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.stack.process.DaemonThreads;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/**
 * A short-message centre over SMPP 3.4: bind, submit_sm, delivery receipts a little later, enquire_link. The last digits
 * of a number decide what becomes of a message: 91 undeliverable, 92 expired, 93 refused at submit (ESME_RINVDSTADR), 94
 * delivered without a receipt, 95 throttled (ESME_RTHROTTLED), others delivered. Healthy while it takes connections.
 */
public final class SmscSimulator implements AutoCloseable {

    public static final int DEFAULT_PORT = 2775;

    /** From a submit to its receipt, unless told otherwise. */
    public static final Duration RECEIPT_DELAY = Duration.ofMillis(50);

    private static final long BIND_PATIENCE_MILLIS = 5_000;
    private static final int REQUESTS_AT_ONCE = 8;
    private static final int REQUESTS_WAITING = 10_000;
    private static final int RECEIPT_ON_SUCCESS_AND_FAILURE = 1;
    private static final int RECEIPT_ON_FAILURE = 2;

    private final Credentials credentials;
    private final Duration receiptDelay;
    private final Clock clock = Clock.systemUTC();
    private final SMPPServerSessionListener listener;
    private final Inboxes inboxes = new Inboxes();
    private final ReceiptSender receipts = new ReceiptSender();
    private final AtomicLong submitted = new AtomicLong();
    private final ExecutorService binds = Executors.newCachedThreadPool(DaemonThreads.named("smsc-bind"));
    private final ScheduledExecutorService network =
            Executors.newScheduledThreadPool(2, DaemonThreads.named("smsc-network"));

    /** Who may bind. */
    public record Credentials(String systemId, String password) {}

    private SmscSimulator(int port, Credentials credentials, Duration receiptDelay) throws IOException {
        this.credentials = credentials;
        this.receiptDelay = receiptDelay;
        this.listener = new SMPPServerSessionListener(port, new LoopbackListening());
        listener.setPduProcessorDegree(REQUESTS_AT_ONCE);
        listener.setQueueCapacity(REQUESTS_WAITING);
        SubmitReceiver receiver = this::accept;
        listener.setMessageReceiverListener(receiver);
        Thread accepting = DaemonThreads.named("smsc-accept").newThread(this::acceptSessions);
        accepting.start();
    }

    /** On a free port, with receipts after 50 ms. */
    public static SmscSimulator start(String systemId, String password) {
        return start(Loopback.freePort(), systemId, password, RECEIPT_DELAY);
    }

    /** @param receiptDelay from the submit to its receipt */
    public static SmscSimulator start(int port, String systemId, String password, Duration receiptDelay) {
        try {
            return new SmscSimulator(port, new Credentials(systemId, password), receiptDelay);
        } catch (IOException e) {
            throw new StartFailure("The SMSC cannot listen on port " + port + ": " + e.getMessage() + ".", e);
        }
    }

    public String host() {
        return Loopback.HOST;
    }

    public int port() {
        return listener.getPort();
    }

    public String systemId() {
        return credentials.systemId();
    }

    public String password() {
        return credentials.password();
    }

    /** What the phone with this number shows, oldest first; the last hundred. */
    public List<ReceivedMessage> messagesOf(PhoneNumber number) {
        return inboxes.of(number);
    }

    /** How many submit_sm were accepted. */
    public long messagesAccepted() {
        return submitted.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException("the listening socket does not close", e);
        } finally {
            receipts.close();
            network.shutdownNow();
            binds.shutdownNow();
        }
    }

    private void acceptSessions() {
        while (true) {
            try {
                SMPPServerSession session = listener.accept();
                binds.execute(() -> bind(session));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(BIND_PATIENCE_MILLIS);
            if (!credentials.systemId().equals(request.getSystemId())) {
                request.reject(SMPPConstant.STAT_ESME_RINVSYSID);
            } else if (!credentials.password().equals(request.getPassword())) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            } else {
                request.accept("hefu-smsc", InterfaceVersion.IF_34);
                receipts.bound(session);
            }
        } catch (TimeoutException | PDUStringException | IOException e) {
            session.close();
        }
    }

    private SubmitSmResult accept(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException {
        PhoneNumber recipient = recipient(submit);
        DeliveryOutcome outcome = DeliveryOutcome.of(recipient);
        if (outcome == DeliveryOutcome.REFUSED) {
            throw new ProcessRequestException("no such number", SMPPConstant.STAT_ESME_RINVDSTADR);
        }
        if (outcome == DeliveryOutcome.THROTTLED) {
            throw new ProcessRequestException("too many messages", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        String messageId = String.format("%08x", submitted.incrementAndGet());
        Instant now = clock.instant();
        network.schedule(
                () -> deliver(submit, recipient, outcome, messageId, now),
                receiptDelay.toMillis(),
                TimeUnit.MILLISECONDS);
        return accepted(messageId);
    }

    private static SubmitSmResult accepted(String messageId) throws ProcessRequestException {
        try {
            return new SubmitSmResult(new MessageId(messageId), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("no message id", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    private void deliver(
            SubmitSm submit, PhoneNumber recipient, DeliveryOutcome outcome, String messageId, Instant submittedAt) {
        if (outcome == DeliveryOutcome.DELIVERED || outcome == DeliveryOutcome.SILENT) {
            inboxes.receive(recipient, Segment.of(submit), clock.instant());
        }
        outcome.finalState()
                .filter(state -> isReceiptWanted(submit, state))
                .map(state -> new Receipt(
                        messageId,
                        submit.getSourceAddr(),
                        submit.getDestAddress(),
                        state,
                        submittedAt,
                        clock.instant()))
                .ifPresent(receipts::send);
    }

    private static PhoneNumber recipient(SubmitSm submit) throws ProcessRequestException {
        String address = submit.getDestAddress();
        String number = address.startsWith("+") ? address : "+" + address;
        if (!PhoneNumber.isValid(number)) {
            throw new ProcessRequestException("not a number", SMPPConstant.STAT_ESME_RINVDSTADR);
        }
        return new PhoneNumber(number);
    }

    /** SMPP 3.4 clause 5.2.17. */
    private static boolean isReceiptWanted(SubmitSm submit, MessageState state) {
        int wanted = submit.getRegisteredDelivery() & 0b11;
        return wanted == RECEIPT_ON_SUCCESS_AND_FAILURE
                || wanted == RECEIPT_ON_FAILURE && state != MessageState.DELIVERED;
    }
}
