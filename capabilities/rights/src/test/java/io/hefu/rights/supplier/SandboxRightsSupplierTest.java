package io.hefu.rights.supplier;

import static io.hefu.rights.benefit.Benefit.Fulfilment.CODE;
import static io.hefu.rights.benefit.Benefit.Fulfilment.DIRECT_TOP_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.rights.benefit.Benefit.Fulfilment;
import io.hefu.rights.secrecy.CardCode;
import io.hefu.rights.supplier.SupplierAnswer.Delivered;
import io.hefu.rights.supplier.SupplierAnswer.Refused;
import io.hefu.rights.supplier.SupplierAnswer.Working;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SandboxRightsSupplierTest {

    private final RightsSupplier supplier = new SandboxRightsSupplier();

    @Test
    void anOrdinaryNumberIsServedAtOnce() {
        assertThat(supplier.place(order("+8613800000001", DIRECT_TOP_UP)))
                .isCompletedWithValue(new Delivered(Optional.empty()));
    }

    @Test
    void aCodeIsMadeOfTheOrderNumber() {
        assertThat(supplier.place(order("+8613800000001", CODE)))
                .isCompletedWithValue(new Delivered(Optional.of(new CardCode("SANDBOX-o1"))));
    }

    @Test
    void numbersEndingIn9001AreRefused() {
        assertThat(supplier.place(order("+8613800009001", CODE)))
                .isCompletedWithValue(new Refused("ACCOUNT_NOT_ELIGIBLE"));
    }

    @Test
    void numbersEndingIn9002NeverComeToAnEnd() {
        assertThat(supplier.place(order("+8613800009002", CODE))).isCompletedWithValue(new Working());
        assertThat(supplier.ask(order("+8613800009002", CODE))).isCompletedWithValue(new Working());
    }

    @Test
    void numbersEndingIn9003AreServedWhenAskedAfter() {
        assertThat(supplier.place(order("+8613800009003", DIRECT_TOP_UP))).isCompletedWithValue(new Working());
        assertThat(supplier.ask(order("+8613800009003", DIRECT_TOP_UP)))
                .isCompletedWithValue(new Delivered(Optional.empty()));
    }

    private static SupplierOrder order(String number, Fulfilment fulfilment) {
        return new SupplierOrder("o1", "P", new PhoneNumber(number), 1, fulfilment);
    }
}
