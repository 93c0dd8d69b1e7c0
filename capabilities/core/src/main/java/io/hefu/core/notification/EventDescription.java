package io.hefu.core.notification;

/**
 * An event type that applications can ask for. A module provides one as a bean for each type that it publishes.
 *
 * @param chinese when it is published and what its data say, in a sentence or two
 * @param english the same
 */
public record EventDescription(EventType type, String chinese, String english) {}
