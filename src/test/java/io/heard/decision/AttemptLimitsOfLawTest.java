package io.heard.decision;

import static io.heard.decision.Disposition.BUSY;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.decision.Disposition.SENT;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.ContactBuilder.aMail;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.local;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.RulesBuilder;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// Limits that a place's rows set, counted over all channels and whoever made the attempts.
class AttemptLimitsOfLawTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final RulesBuilder PATIENT =
            rules(aPlaybook().within("P90D")).uncapped();

    @Test
    void france_is_tried_four_times_in_thirty_days_calls_and_mails_together() {
        var agenda = anAgenda(aCustomer().from("FR").in(PARIS)).with(anOrder());
        var three = anAgenda(aCustomer().from("FR").in(PARIS)).with(anOrder());
        for (var tried : new String[] {"2026-02-10T10:00:00Z", "2026-02-16T10:00:00Z", "2026-02-23T10:00:00Z"}) {
            agenda.with(aCall(NO_ANSWER, Instant.parse(tried)).outside());
            three.with(aCall(BUSY, Instant.parse(tried)).outside());
        }
        agenda.with(aMail(SENT, march("01 10:00")).outside());

        // free again on the day that is the thirtieth after the first of the four
        assertThat(decide(agenda, PATIENT, MONDAY).nextAt()).isEqualTo(local("2026-03-12T10:00", PARIS));
        assertThat(decide(agenda, PATIENT, MONDAY).rules()).contains("CAP");
        assertThat(decide(three, PATIENT, MONDAY).nextAt()).isBefore(local("2026-03-05T00:00", PARIS));
    }
}
