package io.hefu.core.reconciliation;

/**
 * What is counted: an operation of an API.
 *
 * @param operation empty where the API is counted as a whole
 */
public record ProductName(String api, String operation) {}
