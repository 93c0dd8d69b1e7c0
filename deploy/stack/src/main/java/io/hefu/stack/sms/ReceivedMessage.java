package io.hefu.stack.sms;

import java.time.Instant;

/**
 * A text as the phone shows it.
 *
 * @param sender the source address, as submitted
 * @param text put together when it came in parts
 * @param parts of how many short messages it consists
 */
public record ReceivedMessage(String sender, String text, int parts, Instant receivedAt) {}
