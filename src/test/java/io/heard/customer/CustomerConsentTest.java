package io.heard.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.decision.CustomerFacts.ConsentFact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerConsentTest {

    private static final Instant MAY = Instant.parse("2026-05-02T09:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-02T09:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-02T09:00:00Z");

    private static final ConsentFact GIVEN = email(MAY, null);
    private static final ConsentFact WITHDRAWN = email(JUNE, JUNE);

    @Test
    void a_withdrawal_ends_what_was_given_before_in_either_order() {
        assertThat(told(GIVEN, WITHDRAWN)).containsExactly(email(MAY, JUNE), WITHDRAWN);
        assertThat(told(WITHDRAWN, GIVEN)).containsExactly(email(MAY, JUNE), WITHDRAWN);
    }

    @Test
    void what_was_given_is_not_given_again_by_being_told_again() {
        assertThat(told(GIVEN, WITHDRAWN, GIVEN)).containsExactly(email(MAY, JUNE), WITHDRAWN);
    }

    @Test
    void a_consent_that_is_given_anew_holds() {
        assertThat(told(GIVEN, WITHDRAWN, email(JULY, null))).contains(email(JULY, null));
    }

    @Test
    void a_withdrawal_for_mail_leaves_calls_as_they_are() {
        var calls = new ConsentFact(Purpose.MARKETING, Channel.CALL, MAY, "form", null);

        assertThat(told(calls, WITHDRAWN)).contains(calls);
    }

    private static List<ConsentFact> told(ConsentFact... consents) {
        var customer = Customer.unknown("ada", MAY);
        for (var consent : consents) {
            customer = customer.told(new Profile("ada", Map.of(), List.of(consent), MAY));
        }
        return customer.consents();
    }

    private static ConsentFact email(Instant at, @Nullable Instant until) {
        return new ConsentFact(Purpose.MARKETING, Channel.EMAIL, at, "shop", until);
    }
}
