package io.heard.decision;

import static io.heard.contact.Channel.CALL;
import static io.heard.contact.Channel.EMAIL;
import static io.heard.decision.Disposition.BUSY;
import static io.heard.decision.Disposition.NOT_INTERESTED;
import static io.heard.decision.Disposition.REACHED;
import static io.heard.decision.Disposition.SENT;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.ContactBuilder.aMail;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.LONDON;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.local;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.RulesBuilder;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// DESIGN §4.5: caps and cool-off move the date of routine contacts, never their due.
class CappingTest {

    private static final RulesBuilder PATIENT = rules(aPlaybook().within("P90D"));

    @Test
    void there_is_one_unsolicited_conversation_in_30_days() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aCall(REACHED, march("01 12:00")).earlier());

        var decided = decide(agenda, PATIENT, MONDAY);

        assertThat(decided.nextAt()).isEqualTo(local("2026-03-31T08:00", LONDON));
        assertThat(decided.reachOut().dueAt()).isEqualTo(local("2026-06-02T00:00", LONDON));
        assertThat(decided.rules()).contains("CAP");
    }

    @Test
    void there_are_six_in_365_days() {
        var agenda = anAgenda().with(anOrder());
        for (int month = 1; month <= 6; month++) {
            agenda.with(aCall(REACHED, Instant.parse("2025-0" + (month + 3) + "-20T12:00:00Z"))
                    .earlier());
        }

        var decided = decide(agenda, PATIENT, MONDAY);

        assertThat(decided.nextAt()).isEqualTo(local("2026-04-20T08:00", LONDON));
    }

    @Test
    void the_latest_end_wins() {
        var strict = rules(aPlaybook().within("P90D").cappedAt(1, "P40D"));
        var agenda = anAgenda()
                .with(anOrder())
                .with(aCall(REACHED, march("01 12:00")).outside());

        assertThat(decide(agenda, strict, MONDAY).nextAt()).isEqualTo(local("2026-04-10T08:00", LONDON));
        assertThat(decide(agenda, strict.cappedAt(1, Period.ofDays(50)), MONDAY).nextAt())
                .isEqualTo(local("2026-04-20T08:00", LONDON));
    }

    @Test
    void a_conversation_outside_heard_counts() {
        var agenda = anAgenda()
                .with(anOrder().placedAt(march("03 10:00")))
                .with(aCall(REACHED, march("02 12:00")).outside().inbound());

        assertThat(decide(agenda, PATIENT, march("03 10:00")).nextAt()).isEqualTo(local("2026-04-01T08:00", LONDON));
    }

    @Test
    void a_conversation_that_the_customer_asked_for_does_not_count() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aCall(REACHED, march("01 12:00")).askedFor().earlier());

        assertThat(decide(agenda, PATIENT, MONDAY).nextAt()).isEqualTo(march("03 08:00"));
    }

    @Test
    void there_is_one_routine_attempt_a_day() {
        var agenda = anAgenda()
                .with(anOrder().placedAt(march("02 09:00")))
                .with(aMail(SENT, march("03 08:00")).earlier());

        assertThat(decide(agenda, rules(aPlaybook()), march("03 10:00")).nextAt())
                .isEqualTo(march("04 08:00"));
    }

    @Test
    void what_the_customer_asked_for_is_exempt() {
        var agenda = anAgenda()
                .with(aCall(REACHED, march("02 09:00")).earlier())
                .with(aCall(NOT_INTERESTED, march("02 09:30")).earlier())
                .with(aConcern());

        assertThat(decide(agenda, rules(), MONDAY).inWords()).isEqualTo("CALL at " + MONDAY);
    }

    @ParameterizedTest(name = "{0}: {2} calls on {3} leave {4} free")
    @CsvSource({
        "DE, Europe/Berlin, 3, 2026-03-01T10:00:00Z, 2026-03-02T07:00:00Z",
        "DE, Europe/Berlin, 15, 2026-03-01T10:00:00Z, 2026-03-09T07:00:00Z", // the 8th is a Sunday
        "FR, Europe/Paris, 4, 2026-03-01T10:00:00Z, 2026-03-31T08:00:00Z",
        "AE, Asia/Dubai, 2, 2026-03-01T10:00:00Z, 2026-03-08T05:00:00Z"
    })
    void the_limits_of_the_rule_book_bind(String place, ZoneId zone, int calls, Instant at, Instant nextAt) {
        var rules = rules(aPlaybook().after("PT0S").within("P60D")).uncapped();
        var agenda = anAgenda(aCustomer().from(place).in(zone)).with(anOrder().placedAt(at));
        for (int i = 0; i < calls; i++) {
            agenda.with(aCall(BUSY, at.plusSeconds(i)).earlier());
        }

        assertThat(decide(agenda, rules, Instant.parse("2026-03-01T12:00:00Z")).nextAt())
                .isEqualTo(nextAt);
    }

    @Test
    void a_refusal_cools_off_for_60_days() {
        var agenda = anAgenda()
                .with(aCall(NOT_INTERESTED, march("01 12:00")).earlier())
                .with(anOrder());

        var decided = decide(agenda, PATIENT, MONDAY);

        assertThat(decided.nextAt()).isEqualTo(local("2026-04-30T08:00", LONDON));
        assertThat(decided.rules()).contains("COOL_OFF");
    }

    @Test
    void a_refusal_ends_the_routine_reasons_that_there_were() {
        var agenda = anAgenda().with(anOrder()).with(aConcern()).with(aCall(NOT_INTERESTED, march("03 12:00")));

        var decided = decide(agenda, rules().and(aPlaybook()), march("03 12:00"));

        assertThat(decided.fate("check-in")).isEqualTo("DROPPED NOT_INTERESTED");
        assertThat(decided.fate("concern")).isEqualTo("TAKEN");
    }

    @ParameterizedTest(name = "in {0} a refusal is for ever")
    @ValueSource(strings = {"AE", "JP"})
    void in_some_places_a_refusal_is_for_ever(String place) {
        var agenda = anAgenda(aCustomer().from(place))
                .with(aCall(NOT_INTERESTED, Instant.parse("2024-03-01T12:00:00Z"))
                        .earlier())
                .with(anOrder());

        var decided = decide(agenda, PATIENT, MONDAY);

        assertThat(decided.fate("check-in")).isEqualTo("DROPPED NO_WAY");
        assertThat(decided.rules()).containsExactly("COOL_OFF");
    }

    @Test
    void a_second_refusal_within_a_year_ends_unsolicited_calls() {
        var agenda = anAgenda()
                .with(aCall(NOT_INTERESTED, Instant.parse("2025-03-20T12:00:00Z"))
                        .earlier())
                .with(aCall(NOT_INTERESTED, Instant.parse("2025-11-20T12:00:00Z"))
                        .earlier())
                .with(anOrder());

        assertThat(decide(agenda, PATIENT, MONDAY).channel()).isEqualTo(EMAIL);
        assertThat(decide(agenda.with(aConcern()), rules(), MONDAY).channel()).isEqualTo(CALL);
    }

    @Test
    void a_contact_that_caps_put_off_for_too_long_is_dropped() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aCall(REACHED, march("01 12:00")).earlier());

        var decided = decide(agenda, rules(aPlaybook().within("P6D")), MONDAY);

        assertThat(decided.inWords()).isEqualTo("LeaveAlone");
        assertThat(decided.fate("check-in")).isEqualTo("DROPPED NO_WAY");
        assertThat(decided.rules()).contains("CAP");
    }
}
