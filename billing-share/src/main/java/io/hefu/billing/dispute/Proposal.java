package io.hefu.billing.dispute;

import io.hefu.core.money.Money;
import java.time.Instant;

/** @param adjustment what the side that opened the dispute is to get of the disputed amount; 0 for nothing */
public record Proposal(Money adjustment, Actor by, Instant at) {}
