package io.hefu.stack.sms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;

/**
 * One short message as submitted: a whole text, or one part of a longer one.
 *
 * @param reference common to all parts of one text
 * @param count of parts of the text
 * @param number of this part, from 1
 */
record Segment(String sender, String text, int reference, int count, int number) {

    private static final byte CONCATENATED_8_BIT = 0x00;
    private static final byte CONCATENATED_16_BIT = 0x08;
    private static final byte UCS2 = 0x08;
    private static final byte LATIN_1 = 0x03;

    static Segment of(SubmitSm submit) {
        byte[] content = content(submit);
        if (submit.isUdhi() && content.length > 0) {
            int headerLength = Math.min(content.length, 1 + Byte.toUnsignedInt(content[0]));
            byte[] header = Arrays.copyOfRange(content, 1, headerLength);
            String text = text(submit.getDataCoding(), Arrays.copyOfRange(content, headerLength, content.length));
            return ofHeader(submit.getSourceAddr(), text, header);
        }
        return ofParameters(submit, text(submit.getDataCoding(), content));
    }

    /** 3GPP TS 23.040 clause 9.2.3.24: a list of (element, length, value). */
    private static Segment ofHeader(String sender, String text, byte[] header) {
        for (int at = 0; at + 1 < header.length; at += 2 + Byte.toUnsignedInt(header[at + 1])) {
            if (header[at] == CONCATENATED_8_BIT && at + 4 < header.length) {
                return new Segment(
                        sender, text, unsigned(header, at + 2), unsigned(header, at + 3), unsigned(header, at + 4));
            }
            if (header[at] == CONCATENATED_16_BIT && at + 5 < header.length) {
                int reference = unsigned(header, at + 2) << 8 | unsigned(header, at + 3);
                return new Segment(sender, text, reference, unsigned(header, at + 4), unsigned(header, at + 5));
            }
        }
        return new Segment(sender, text, 0, 1, 1);
    }

    /** SMPP 3.4 clause 5.3.2.22: the same by optional parameters. */
    private static Segment ofParameters(SubmitSm submit, String text) {
        OptionalParameter.Sar_msg_ref_num reference =
                submit.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class);
        OptionalParameter.Sar_total_segments count =
                submit.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
        OptionalParameter.Sar_segment_seqnum number =
                submit.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class);
        if (reference == null || count == null || number == null) {
            return new Segment(submit.getSourceAddr(), text, 0, 1, 1);
        }
        return new Segment(
                submit.getSourceAddr(),
                text,
                Short.toUnsignedInt(reference.getValue()),
                Byte.toUnsignedInt(count.getValue()),
                Byte.toUnsignedInt(number.getValue()));
    }

    private static byte[] content(SubmitSm submit) {
        OptionalParameter.Message_payload payload =
                submit.getOptionalParameter(OptionalParameter.Message_payload.class);
        return payload == null ? submit.getShortMessage() : payload.getValue();
    }

    private static String text(byte dataCoding, byte[] content) {
        return switch (dataCoding) {
            case UCS2 -> new String(content, StandardCharsets.UTF_16BE);
            case LATIN_1 -> new String(content, StandardCharsets.ISO_8859_1);
            default -> GsmAlphabet.decode(content);
        };
    }

    private static int unsigned(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]);
    }
}
