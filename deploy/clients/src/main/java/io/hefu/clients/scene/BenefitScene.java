package io.hefu.clients.scene;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.Calls;
import io.hefu.clients.platform.ClientFailure;
import java.util.ArrayList;
import java.util.List;

/** Benefits: listed, redeemed for subscribers, followed until the supplier delivers, refused when none is left. */
public final class BenefitScene implements Scene {

    private static final int LISTS = 8;
    private static final int REDEMPTIONS = 15;
    private static final int OUT_OF_STOCK = 6;

    private final Application application;
    private final List<String> inStock = new ArrayList<>();
    private final List<String> outOfStock = new ArrayList<>();
    private final List<String> redemptions = new ArrayList<>();

    public BenefitScene(Application application) {
        this.application = application;
    }

    @Override
    public String title() {
        return "benefits";
    }

    @Override
    public List<Runnable> steps() {
        List<Runnable> steps = new ArrayList<>();
        steps.add(this::learn);
        for (int i = 1; i < LISTS; i++) {
            steps.add(() -> application.call(Calls.listBenefits(), 200));
        }
        for (int i = 0; i < REDEMPTIONS; i++) {
            int turn = i;
            steps.add(() -> redeem(inStock.get(turn % inStock.size())));
        }
        for (int i = 0; i < OUT_OF_STOCK; i++) {
            steps.add(() -> application.call(redemption(outOfStock.get(0)), 409));
        }
        for (int i = 0; i < REDEMPTIONS; i++) {
            int turn = i;
            steps.add(() -> follow(redemptions.get(turn)));
        }
        return steps;
    }

    private void learn() {
        for (JsonNode benefit :
                application.call(Calls.listBenefits(), 200).body().path("items")) {
            boolean plenty = benefit.get("available").asLong() >= REDEMPTIONS;
            boolean none = benefit.get("available").asLong() == 0;
            if (plenty || none) {
                (plenty ? inStock : outOfStock).add(benefit.get("benefitId").asText());
            }
        }
        if (inStock.isEmpty() || outOfStock.isEmpty()) {
            throw new ClientFailure(
                    "The demo needs a benefit in stock and one out of stock: start Hefu with the demo's data.");
        }
    }

    private void redeem(String benefit) {
        ApiAnswer answer = application.call(redemption(benefit), 201);
        redemptions.add(answer.body().path("redemptionId").asText());
    }

    private void follow(String redemption) {
        application.readUntil(
                Calls.readRedemption(redemption),
                read -> List.of("succeeded", "denied")
                        .contains(read.path("status").asText()),
                "the supplier delivered");
    }

    private static ApiCall redemption(String benefit) {
        return Calls.redeemBenefit(benefit, Numbers.any());
    }
}
