package io.hefu.portal.reference;

/** A parameter of a call. {@code in} is {@code path}, {@code query} or {@code header}. */
public record ParameterReference(String in, FieldReference field) {}
