package io.hefu.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryEncodingTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyEntryIsReadBackAsItWasWritten(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            UsageEntry entry = Entries.any(random);

            assertThat(EntryEncoding.decode(EntryEncoding.encode(entry))).isEqualTo(entry);
        }
    }

    @Test
    void anOutcomeWrittenByAnEarlierVersionIsReadWithoutWhereItWasDecided() {
        UsageRecord record = Entries.any(new Random(1)).record();
        Result earlier = new Result(200, "OK", 1, true, 900);
        Result now = new Result(200, "OK", 1, true, 900, Optional.of(new Decided("route", false, Optional.empty())));
        byte[] bytes = EntryEncoding.encode(new Outcome(record, now));
        int added = 2 + "route".length() + 1 + 2;

        assertThat(EntryEncoding.decode(Arrays.copyOf(bytes, bytes.length - added)))
                .isEqualTo(new Outcome(record, earlier));
    }

    @Test
    void bytesThatAreNoEntryFail() {
        assertThatThrownBy(() -> EntryEncoding.decode(new byte[] {7})).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFrameCutAnywhereIsNone(long seed) {
        Frame frame = new Frame(42, 40, EntryEncoding.encode(Entries.any(new Random(seed))));
        byte[] bytes = bytes(frame);
        for (int length = 0; length < bytes.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(bytes, 0, length);

            assertThat(Frame.takeFrom(cut)).isEmpty();
            assertThat(cut.position()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFrameWithAnyBitFlippedIsNone(long seed) {
        byte[] bytes = bytes(new Frame(42, 40, EntryEncoding.encode(Entries.any(new Random(seed)))));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(Frame.takeFrom(ByteBuffer.wrap(flipped)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void framesFollowOneAnother() {
        byte[] payload = {1, 2, 3};
        ByteBuffer buffer = ByteBuffer.allocate(100);
        new Frame(1, 0, payload).putInto(buffer);
        new Frame(2, 0, new byte[0]).putInto(buffer);
        buffer.flip();

        assertThat(Frame.takeFrom(buffer)).hasValueSatisfying(frame -> {
            assertThat(frame.sequence()).isEqualTo(1);
            assertThat(frame.payload()).containsExactly(payload);
        });
        assertThat(Frame.takeFrom(buffer).map(Frame::sequence)).contains(2L);
        assertThat(Frame.takeFrom(buffer)).isEmpty();
    }

    private static byte[] bytes(Frame frame) {
        ByteBuffer buffer = ByteBuffer.allocate(frame.bytes());
        frame.putInto(buffer);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
