package io.hefu.stack.sms;

import io.hefu.core.identity.PhoneNumber;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The messages on every phone: the last hundred of each, on the ten thousand phones that received lately. */
final class Inboxes {

    private static final int MESSAGES = 100;
    private static final int PHONES = 10_000;

    private final Map<String, Inbox> inboxes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Inbox> eldest) {
            return size() > PHONES;
        }
    };

    synchronized void receive(PhoneNumber number, Segment segment, Instant now) {
        inboxes.computeIfAbsent(number.value(), any -> new Inbox()).receive(segment, now);
    }

    synchronized List<ReceivedMessage> of(PhoneNumber number) {
        Inbox inbox = inboxes.get(number.value());
        return inbox == null ? List.of() : List.copyOf(inbox.messages);
    }

    private static final class Inbox {

        private final Deque<ReceivedMessage> messages = new ArrayDeque<>();
        private final Map<Text, TreeMap<Integer, Segment>> incomplete = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Text, TreeMap<Integer, Segment>> eldest) {
                return size() > MESSAGES;
            }
        };

        /** What the parts of one text have in common. */
        private record Text(String sender, int reference, int count) {}

        void receive(Segment segment, Instant now) {
            if (segment.count() <= 1) {
                add(new ReceivedMessage(segment.sender(), segment.text(), 1, now));
                return;
            }
            Text text = new Text(segment.sender(), segment.reference(), segment.count());
            TreeMap<Integer, Segment> parts = incomplete.computeIfAbsent(text, any -> new TreeMap<>());
            parts.put(segment.number(), segment);
            if (parts.size() == segment.count()) {
                incomplete.remove(text);
                String whole = parts.values().stream().map(Segment::text).collect(Collectors.joining());
                add(new ReceivedMessage(segment.sender(), whole, segment.count(), now));
            }
        }

        private void add(ReceivedMessage message) {
            messages.addLast(message);
            if (messages.size() > MESSAGES) {
                messages.removeFirst();
            }
        }
    }
}
