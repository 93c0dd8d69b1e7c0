package io.hefu.portal.reference;

/** One reason for which a call is refused. {@code message} is an example of what the answer says, or empty. */
public record ErrorCase(String status, String code, String message) {}
