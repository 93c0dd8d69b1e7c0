package io.hefu.portal.reference;

/** A magic value of the sandbox, and what it brings about. May be Markdown. */
public record SandboxScenario(LocalizedText value, LocalizedText outcome) {}
