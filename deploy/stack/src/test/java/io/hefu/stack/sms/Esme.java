package io.hefu.stack.sms;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** A client of the centre that remembers its receipts by message id. */
final class Esme implements AutoCloseable {

    static final int PLAIN = 0;
    static final int WITH_HEADER = 0x40;
    static final byte GSM = 0;
    static final byte UCS2 = 8;

    private final SMPPSession session = new SMPPSession();
    private final Map<String, DeliverSm> receipts = new ConcurrentHashMap<>();

    static Esme bound(SmscSimulator smsc, String password) throws IOException {
        Esme esme = new Esme();
        esme.session.setMessageReceiverListener(esme.new Receiver());
        esme.session.setTransactionTimer(10_000);
        esme.session.connectAndBind(
                smsc.host(),
                smsc.port(),
                new BindParameter(
                        BindType.BIND_TRX,
                        smsc.systemId(),
                        password,
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null));
        return esme;
    }

    /** Returns the message id. */
    String submit(String to, byte[] content, byte coding, int esmClass, OptionalParameter... parameters)
            throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Hefu",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        to,
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(1),
                        (byte) 0,
                        DataCodings.newInstance(coding),
                        (byte) 0,
                        content,
                        parameters)
                .getMessageId();
    }

    Map<String, DeliverSm> receipts() {
        return receipts;
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }

    private final class Receiver implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm deliver) {
            String id = deliver.getOptionalParameter(OptionalParameter.Receipted_message_id.class)
                    .getValueAsString();
            receipts.put(id, deliver);
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification notification) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new UnsupportedOperationException();
        }
    }
}
