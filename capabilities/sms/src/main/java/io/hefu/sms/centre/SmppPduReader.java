package io.hefu.sms.centre;

import java.io.DataInputStream;
import java.io.IOException;
import org.jsmpp.DefaultPDUReader;

/** Refuses PDUs of absurd length, for which memory would be set aside before the first octet is there. */
final class SmppPduReader extends DefaultPDUReader {

    /** Several times the largest PDU of SMPP 3.4, a message_payload of 64 KiB apart, which nobody sends us. */
    private static final int MOST_OCTETS = 64 * 1024;

    @Override
    public byte[] readPDU(DataInputStream in, int commandLength, int commandId, int commandStatus, int sequenceNumber)
            throws IOException {
        if (commandLength > MOST_OCTETS) {
            throw new IOException("a PDU of " + commandLength + " octets");
        }
        return super.readPDU(in, commandLength, commandId, commandStatus, sequenceNumber);
    }
}
