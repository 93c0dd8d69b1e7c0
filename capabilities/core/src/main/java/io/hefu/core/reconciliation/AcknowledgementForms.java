package io.hefu.core.reconciliation;

/**
 * What a partner is told about a file, problem by problem, in two forms. Kept as they were first told.
 *
 * @param json for programs
 * @param csv RFC 4180, for spreadsheets; no cell can be taken for a formula
 */
public record AcknowledgementForms(String json, String csv) {}
