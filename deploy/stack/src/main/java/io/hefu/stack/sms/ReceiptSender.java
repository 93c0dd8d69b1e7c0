package io.hefu.stack.sms;

import io.hefu.stack.process.DaemonThreads;
import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;

/** Brings receipts to whoever is bound. What cannot be brought waits for the next bind, as it does in a real centre. */
final class ReceiptSender implements AutoCloseable {

    private static final int SENDERS = 8;
    private static final int MOST_WAITING = 100_000;
    private static final ESMClass RECEIPT =
            new ESMClass(MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT);

    private final CopyOnWriteArrayList<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final Queue<Receipt> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS, DaemonThreads.named("smsc-receipts"));

    void bound(SMPPServerSession session) {
        sessions.add(session);
        for (Receipt receipt = waiting.poll(); receipt != null; receipt = waiting.poll()) {
            send(receipt);
        }
    }

    void send(Receipt receipt) {
        senders.execute(() -> session().ifPresentOrElse(session -> deliver(receipt, session), () -> keep(receipt)));
    }

    @Override
    public void close() {
        senders.shutdownNow();
        sessions.forEach(SMPPServerSession::close);
    }

    private Optional<SMPPServerSession> session() {
        sessions.removeIf(session -> !session.getSessionState().isNotClosed());
        SMPPServerSession[] bound = sessions.stream()
                .filter(session -> session.getSessionState().isReceivable())
                .toArray(SMPPServerSession[]::new);
        return bound.length == 0
                ? Optional.empty()
                : Optional.of(bound[Math.floorMod(turn.getAndIncrement(), bound.length)]);
    }

    private void deliver(Receipt receipt, SMPPServerSession session) {
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    receipt.recipient(),
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    receipt.sender(),
                    RECEIPT,
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    receipt.text(),
                    receipt.parameters());
        } catch (NegativeResponseException e) {
            // The receiver does not want this one; a real centre gives up as well.
        } catch (PDUException e) {
            throw new IllegalStateException("a receipt that SMPP cannot carry", e);
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            keep(receipt);
        }
    }

    private void keep(Receipt receipt) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(receipt);
        }
    }
}
