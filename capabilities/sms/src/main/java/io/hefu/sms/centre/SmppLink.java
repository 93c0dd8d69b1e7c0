package io.hefu.sms.centre;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.DefaultComposer;

/** Keeps one transceiver bound to the centre: binds in the background, and again after every loss. */
final class SmppLink implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SmppLink.class);

    /** Receipts are kept by these threads, which also hand over the answers to submit_sm: many, and a long queue. */
    private static final int READERS = 16;

    private static final int UNREAD = 20_000;

    private final SmppConfig config;
    private final SmppReceipts receipts;
    private final RandomGenerator random;
    private final BackOff backOff;
    private final ScheduledExecutorService binder = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "smsc-link");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<Optional<SMPPSession>> bound = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean bindingSoon = new AtomicBoolean();
    private volatile boolean closed;
    private int failures;

    SmppLink(SmppConfig config, SmppReceipts receipts, RandomGenerator random) {
        this.config = config;
        this.receipts = receipts;
        this.random = random;
        this.backOff = new BackOff(config.reconnectFirst(), config.reconnectLongest());
    }

    /** Begins to bind; returns at once. */
    void open() {
        bindAfter(0);
    }

    /** The session, when there is one that can send. */
    Optional<SMPPSession> session() {
        return bound.get().filter(session -> session.getSessionState().isTransmittable());
    }

    private void bindAfter(long delayNanos) {
        if (!closed && bindingSoon.compareAndSet(false, true)) {
            binder.schedule(this::bind, delayNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void bind() {
        bindingSoon.set(false);
        if (closed || session().isPresent()) {
            return;
        }
        SMPPSession session = newSession();
        try {
            session.connectAndBind(
                    config.host(),
                    config.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            config.systemId(),
                            config.password().orElse(""),
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            "",
                            InterfaceVersion.IF_34),
                    config.connectTimeout().toMillis());
        } catch (IOException | RuntimeException unreachable) {
            long delay = backOff.delay(failures++, random).toNanos();
            LOG.warnf(
                    "the short message centre at %s:%d cannot be reached (%s); trying again in %d ms",
                    config.host(), config.port(), unreachable.getMessage(), TimeUnit.NANOSECONDS.toMillis(delay));
            bindAfter(delay);
            return;
        }
        failures = 0;
        bound.set(Optional.of(session));
        LOG.infof("bound to the short message centre at %s:%d", config.host(), config.port());
        session.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED) {
                bindAgain();
            }
        });
        if (closed) {
            session.unbindAndClose();
        } else if (session().isEmpty()) {
            bindAgain();
        }
    }

    private void bindAgain() {
        if (!closed) {
            LOG.warnf("the short message centre at %s:%d is lost", config.host(), config.port());
            bindAfter(backOff.delay(0, random).toNanos());
        }
    }

    private SMPPSession newSession() {
        SMPPSession session = new SMPPSession(
                new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())),
                new SmppPduReader(),
                this::connect);
        session.setTransactionTimer(config.responseTimeout().toMillis());
        session.setEnquireLinkTimer((int) config.enquireLink().toMillis());
        session.setPduProcessorDegree(READERS);
        session.setQueueCapacity(UNREAD);
        session.setMessageReceiverListener(receipts);
        return session;
    }

    private Connection connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), (int)
                    config.connectTimeout().toMillis());
            return new SocketConnection(socket);
        } catch (IOException | RuntimeException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    @Override
    public void close() {
        closed = true;
        binder.shutdownNow();
        bound.getAndSet(Optional.empty()).ifPresent(SMPPSession::unbindAndClose);
    }
}
