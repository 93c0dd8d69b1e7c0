package io.hefu.stack.location;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.stack.location.Phone.Barred;
import io.hefu.stack.location.Phone.FoundLate;
import io.hefu.stack.location.Phone.Located;
import io.hefu.stack.location.Phone.NetworkDown;
import io.hefu.stack.location.Phone.NotLocatable;
import io.hefu.stack.location.Phone.NotRegistered;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where all phones are. A phone that nobody placed is on People's Square; numbers of +999 do not exist. */
final class Phones {

    private static final Located PEOPLES_SQUARE = new Located(31.2304, 121.4737, 200, Duration.ZERO);
    private static final Located PUDONG_AIRPORT = new Located(31.1443, 121.8083, 300, Duration.ZERO);

    private static final Map<String, Phone> DEMO = Map.of(
            "+8613800000001", PEOPLES_SQUARE,
            "+8613800000002", PUDONG_AIRPORT,
            "+8613800000003", new Located(31.2304, 121.4737, 200, Duration.ofMinutes(30)),
            "+8613800000004", new NotLocatable(),
            "+8613800000005", new FoundLate(Duration.ofSeconds(3), PEOPLES_SQUARE),
            "+8613800000006", new NetworkDown(),
            "+8613800000007", new NotRegistered(),
            "+8613800000008", new Barred(),
            "+8613800000009", new Located(31.2304, 121.4737, 5_000, Duration.ZERO));

    private final Map<String, Phone> moved = new ConcurrentHashMap<>();

    /** Empty for a number that the network does not know. */
    Optional<Phone> find(PhoneNumber number) {
        String digits = number.value();
        if (digits.startsWith("+999")) {
            return Optional.empty();
        }
        Phone atHome = DEMO.getOrDefault(digits, PEOPLES_SQUARE);
        return Optional.of(moved.getOrDefault(digits, atHome));
    }

    void place(PhoneNumber number, Located place) {
        moved.put(number.value(), place);
    }
}
