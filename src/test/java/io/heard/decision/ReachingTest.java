package io.heard.decision;

import static io.heard.contact.Channel.CALL;
import static io.heard.contact.Channel.EMAIL;
import static io.heard.decision.Disposition.BOUNCED;
import static io.heard.decision.Disposition.OPTED_OUT;
import static io.heard.decision.Disposition.WRONG_NUMBER;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.ContactBuilder.aMail;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.EventBuilder.aQuestion;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Purpose;
import io.heard.testing.RulesBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// DESIGN §4.6 and "Place and zone": by which channel a customer may be reached, and where they are.
class ReachingTest {

    private static final RulesBuilder SURVEY = rules(aPlaybook().purpose(Purpose.SURVEY));
    private static final Instant LAST_YEAR = Instant.parse("2025-06-01T00:00:00Z");

    @Test
    void where_the_place_asks_for_express_consent_a_survey_is_written() {
        var decided = decide(anAgenda(aCustomer().from("DE")).with(anOrder()), SURVEY, MONDAY);

        assertThat(decided.channel()).isEqualTo(EMAIL);
        assertThat(decided.rules()).contains("NO_CALL");
    }

    @Test
    void with_express_consent_it_is_called() {
        var lena = aCustomer().from("DE").consents(Purpose.SURVEY, CALL, LAST_YEAR, null);

        assertThat(decide(anAgenda(lena).with(anOrder()), SURVEY, MONDAY).channel())
                .isEqualTo(CALL);
    }

    @Test
    void a_consent_is_for_its_purpose_and_channel_and_ends() {
        var other = aCustomer().from("DE").consents(Purpose.MARKETING, CALL, LAST_YEAR, null);
        var ended = aCustomer().from("DE").consents(Purpose.SURVEY, CALL, LAST_YEAR, MONDAY);
        var future = aCustomer().from("DE").consents(Purpose.SURVEY, CALL, march("03 10:00"), null);

        assertThat(List.of(other, ended, future))
                .allSatisfy(customer -> assertThat(decide(anAgenda(customer).with(anOrder()), SURVEY, MONDAY)
                                .channel())
                        .isEqualTo(EMAIL));
    }

    @Test
    void service_needs_no_consent() {
        var decided = decide(anAgenda(aCustomer().from("DE")).with(aConcern()), rules(), MONDAY);

        assertThat(decided.channel()).isEqualTo(CALL);
    }

    @Test
    void a_survey_does_not_ride_along_with_a_concern_without_consent() {
        var agenda = anAgenda(aCustomer().from("DE"))
                .with(anOrder().placedAt(march("01 10:00")))
                .with(aQuestion());

        var decided = decide(agenda, rules().and(aPlaybook().purpose(Purpose.SURVEY)), MONDAY);

        assertThat(decided.fate("question")).isEqualTo("TAKEN");
        assertThat(decided.fate("check-in")).isEqualTo("LATER");
    }

    @Test
    void a_suppressed_channel_gives_way_to_the_next() {
        var decided = decide(anAgenda(aCustomer().suppressed(CALL)).with(anOrder()), rules(aPlaybook()), MONDAY);

        assertThat(decided.channel()).isEqualTo(EMAIL);
    }

    @Test
    void who_opted_out_of_calls_is_written_to() {
        var agenda = anAgenda()
                .with(anOrder())
                .with(aCall(OPTED_OUT, march("01 12:00")).earlier());

        assertThat(decide(agenda, rules(aPlaybook()), MONDAY).channel()).isEqualTo(EMAIL);
    }

    @Test
    void a_wrong_number_gives_way_to_mail_until_there_is_another() {
        var tried = aCall(WRONG_NUMBER, march("01 12:00")).to("+447700900123").earlier();

        var wrong = decide(anAgenda().with(anOrder()).with(tried), rules(aPlaybook()), MONDAY);
        var moved = decide(
                anAgenda(aCustomer().phone("+447700900456")).with(anOrder()).with(tried), rules(aPlaybook()), MONDAY);

        assertThat(wrong.channel()).isEqualTo(EMAIL);
        assertThat(moved.channel()).isEqualTo(CALL);
    }

    @Test
    void a_bounced_mail_gives_way_to_a_call() {
        var written = rules(aPlaybook().by(EMAIL, CALL));
        var agenda = anAgenda()
                .with(anOrder())
                .with(aMail(BOUNCED, march("02 10:00")).to("ada@example.com").earlier());

        assertThat(decide(agenda, written, march("02 11:00")).channel()).isEqualTo(CALL);
    }

    @ParameterizedTest(name = "{0} is never called")
    @ValueSource(strings = {"112", "+49 900 1234567", "+44 1", "call me", "+441"})
    void a_number_that_must_not_be_dialled_gives_way_to_mail(String phone) {
        var decided = decide(anAgenda(aCustomer().phone(phone)).with(anOrder()), rules(aPlaybook()), MONDAY);

        assertThat(decided.channel()).isEqualTo(EMAIL);
        assertThat(decided.rules()).contains("NO_CALL");
    }

    @Test
    void what_the_customer_prefers_goes_first() {
        var decided = decide(anAgenda(aCustomer().prefers(EMAIL)).with(anOrder()), rules(aPlaybook()), MONDAY);

        assertThat(decided.channel()).isEqualTo(EMAIL);
    }

    @Test
    void a_routine_reason_without_a_way_is_left_alone_and_says_why() {
        var nobody = aCustomer().withoutPhone().withoutEmail();

        var decided = decide(anAgenda(nobody).with(anOrder()), rules(aPlaybook()), MONDAY);

        assertThat(decided.inWords()).isEqualTo("LeaveAlone");
        assertThat(decided.fate("check-in")).isEqualTo("DROPPED NO_WAY");
        assertThat(decided.rules()).containsExactly("NO_CALL", "NO_EMAIL");
    }

    @Test
    void what_was_asked_for_without_a_way_goes_to_the_lead() {
        var nobody = aCustomer().withoutPhone().withoutEmail();

        var decided = decide(anAgenda(nobody).with(aConcern()), rules(), MONDAY);

        assertThat(decided.inWords()).isEqualTo("CALL at " + MONDAY + " by the lead");
        assertThat(decided.rules()).contains("LEAD", "NO_CALL", "NO_EMAIL");
    }
}
