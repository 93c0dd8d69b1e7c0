package io.hefu.sms.centre;

import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.delivery.Receipt;
import io.hefu.sms.delivery.Receipts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/**
 * Takes deliver_sm from the centre. A receipt is acknowledged when it is kept and not before: until then the centre is asked
 * to send it again.
 */
final class SmppReceipts implements MessageReceiverListener {

    private static final Logger LOG = Logger.getLogger(SmppReceipts.class);

    private final Receipts receipts;
    private final Duration timeout;

    SmppReceipts(Receipts receipts, Duration timeout) {
        this.receipts = receipts;
        this.timeout = timeout;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm deliverSm) throws ProcessRequestException {
        if (!deliverSm.isSmscDeliveryReceipt() && !deliverSm.isIntermediateDeliveryNotification()) {
            throw new ProcessRequestException("inbound messages are not taken", SMPPConstant.STAT_ESME_RX_R_APPN);
        }
        Optional<Receipt> receipt = read(deliverSm);
        if (receipt.isEmpty()) {
            // Acknowledged all the same: it would be no more readable the next time.
            LOG.warn("a delivery receipt named no message or no state that we know; it is ignored");
            return;
        }
        keep(receipt.get());
    }

    private void keep(Receipt receipt) throws ProcessRequestException {
        try {
            receipts.take(receipt).toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notKept) {
            LOG.warnf(
                    "the receipt of %s could not be kept, the centre is to send it again: %s",
                    receipt.centreId(), notKept);
            throw new ProcessRequestException("not kept", SMPPConstant.STAT_ESME_RX_T_APPN);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new ProcessRequestException("closing", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    /** From the optional parameters where the centre gives them, which are exact, else from the text. */
    static Optional<Receipt> read(DeliverSm deliverSm) {
        byte[] octets = deliverSm.getShortMessage();
        String text = octets == null ? "" : new String(octets, StandardCharsets.ISO_8859_1);
        Optional<String> centreId = Optional.ofNullable(
                        deliverSm.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                .map(OptionalParameter.OctetString::getValueAsString)
                .filter(value -> !value.isBlank())
                .or(() -> ReceiptText.centreId(text));
        Optional<DeliveryState> state = Optional.ofNullable(
                        deliverSm.getOptionalParameter(OptionalParameter.Message_state.class))
                .flatMap(parameter -> ReceiptText.numbered(parameter.getValue()))
                .or(() -> ReceiptText.state(text));
        return centreId.flatMap(id -> state.map(known -> new Receipt(id, known)));
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not taken", SMPPConstant.STAT_ESME_RX_R_APPN);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alertNotification) {
        // Asked for by nobody here: it would announce that a handset can be reached again.
    }
}
