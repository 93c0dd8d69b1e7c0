package io.hefu.sms.text;

import java.util.ArrayList;
import java.util.List;

/** A text cut into the short messages that carry it; what is metered for each recipient is their number. */
public record SegmentedText(Encoding encoding, List<String> segments) {

    public SegmentedText {
        segments = List.copyOf(segments);
    }

    /** Never cuts between an escape and its character, nor through a surrogate pair. */
    public static SegmentedText of(String text) {
        Encoding encoding = Encoding.of(text);
        if (encoding.units(text) <= encoding.unitsAlone()) {
            return new SegmentedText(encoding, List.of(text));
        }
        List<String> segments = new ArrayList<>();
        int start = 0;
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int units = encoding.units(codePoint);
            if (used + units > encoding.unitsOfMany()) {
                segments.add(text.substring(start, at));
                start = at;
                used = 0;
            }
            used += units;
            at += Character.charCount(codePoint);
        }
        segments.add(text.substring(start));
        return new SegmentedText(encoding, segments);
    }

    /** Not the text: what people write to each other is nobody else's business. */
    @Override
    public String toString() {
        return segments.size() + " " + encoding;
    }
}
