package io.hefu.rights;

import io.hefu.core.capability.Capability;
import io.hefu.core.capability.Handler;
import io.hefu.core.capability.Inquiry;
import io.hefu.rights.benefit.BenefitResource;
import io.hefu.rights.redemption.RedemptionResource;
import io.hefu.rights.redemption.RedemptionResource.NewRedemption;
import jakarta.inject.Singleton;
import java.util.Map;

/** The API {@code benefits-exchange}. */
@Singleton
public class BenefitsExchangeCapability implements Capability {

    private final Map<String, Handler<?>> handlers;
    private final Map<String, Inquiry> inquiries;

    public BenefitsExchangeCapability(BenefitResource benefits, RedemptionResource redemptions) {
        this.handlers = Map.of(
                "listBenefits", Handler.withoutBody(benefits::list),
                "getBenefit", Handler.withoutBody(benefits::get),
                "redeemBenefit", Handler.of(NewRedemption.class, redemptions::redeem),
                "listRedemptions", Handler.withoutBody(redemptions::list),
                "getRedemption", Handler.withoutBody(redemptions::get));
        this.inquiries = Map.of("redeemBenefit", redemptions::inquire);
    }

    @Override
    public String definition() {
        return "openapi/benefits-exchange.yaml";
    }

    @Override
    public Map<String, Handler<?>> handlers() {
        return handlers;
    }

    @Override
    public Map<String, Inquiry> inquiries() {
        return inquiries;
    }
}
