package io.heard.decision;

import static io.heard.decision.Disposition.LEFT_VOICEMAIL;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.decision.Disposition.REACHED;
import static io.heard.decision.Disposition.SENT;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.ContactBuilder.aMail;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.EventBuilder.anEvent;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.ReasonBuilder.aReason;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.LONDON;
import static io.heard.testing.Times.local;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.AgendaBuilder;
import io.heard.testing.Decided;
import io.heard.testing.RulesBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A concern, a return, a cap, a change of clocks and Easter, all at once in the life of Ada Berger of London.
class LifeOfOneCustomerTest {

    private static final RulesBuilder SHIPPED = rules();

    private final AgendaBuilder ada = anAgenda();

    private static Instant on(String dayAndTime) {
        return local("2026-" + dayAndTime.replace(' ', 'T'), LONDON);
    }

    private Decided at(String dayAndTime) {
        return decide(ada, SHIPPED, on(dayAndTime));
    }

    @Test
    void the_life_of_one_customer_with_a_concern_a_return_a_cap_and_a_holiday_all_at_once() {
        // On 10 March somebody had asked Ada how she likes the shop. Two weeks later she buys her first lamp.
        ada.with(aCall(REACHED, on("03-10 11:00")).earlier());
        ada.with(anOrder().placedAt(on("03-24 10:00")).deliveredAt(on("03-25 12:00")));

        // A week after its delivery somebody would welcome her, were she not left in peace for thirty days.
        var welcome = at("03-25 12:00");
        assertThat(welcome.reason("welcome-call").target()).isEqualTo(on("04-01 00:00")); // clocks changed meanwhile
        assertThat(welcome.inWords()).isEqualTo("CALL at " + on("04-09 08:00"));
        assertThat(welcome.reachOut().dueAt()).isEqualTo(on("04-08 00:00"));
        assertThat(welcome.rules()).contains("CAP");

        // On Maundy Thursday, an hour before everybody goes home, she writes that the lamp does not light.
        ada.with(aConcern().about("536365").at(on("04-02 17:00")));
        var concern = at("04-02 17:00");
        assertThat(concern.inWords()).isEqualTo("CALL at " + on("04-02 17:00")); // no cap keeps anybody from that
        assertThat(concern.reachOut().dueAt()).isEqualTo(on("04-07 10:00")); // Easter has no working hours
        assertThat(concern.reachOut().voicemail()).isTrue();
        assertThat(concern.fate("welcome-call")).isEqualTo("HELD");

        // Ben calls, and leaves his name and number. She has two working hours to ring back, and Easter besides.
        ada.with(aCall(LEFT_VOICEMAIL, on("04-02 17:10")).askedFor());
        assertThat(at("04-02 17:11").inWords()).isEqualTo("CALL at " + on("04-07 10:10"));
        assertThat(at("04-02 17:11").reachOut().voicemail()).isFalse();

        // On Good Friday she wants to send the lamp back. That is for the same call.
        ada.with(anEvent(EventType.RETURN_REQUESTED)
                .about("536365")
                .at(on("04-03 12:00"))
                .with("why", "it is damaged"));
        var both = at("04-03 12:00");
        assertThat(both.inWords()).isEqualTo("CALL at " + on("04-07 10:10"));
        assertThat(both.fate("concern")).isEqualTo("TAKEN");
        assertThat(both.fate("return")).isEqualTo("TAKEN");
        assertThat(both.fate("welcome-call")).isEqualTo("HELD");

        // On Tuesday nobody answers. After the second call in vain Ben writes, the same day.
        ada.with(aCall(NO_ANSWER, on("04-07 10:10")).askedFor());
        assertThat(at("04-07 10:11").inWords()).isEqualTo("EMAIL at " + on("04-07 10:10"));
        ada.with(aMail(SENT, on("04-07 10:30")).askedFor());

        // The calls go on. At half past twelve she is there, and they find out what happened.
        assertThat(at("04-07 10:31").inWords()).isEqualTo("CALL at " + on("04-07 12:30"));
        ada.with(aCall(REACHED, on("04-07 12:30")).askedFor());
        ada.with(aReason("concern", "concern.raised").endedByFacts(ReasonFact.Fate.SERVED, on("04-07 12:30")));
        ada.with(aReason("return", "return.requested").endedByFacts(ReasonFact.Fate.SERVED, on("04-07 12:30")));

        // What had kept the welcome waiting is over: its days are given back, and the thirty days of peace still bind.
        var again = at("04-07 12:31");
        assertThat(again.inWords()).isEqualTo("CALL at " + on("04-09 08:00"));
        assertThat(again.reason("welcome-call").target()).isEqualTo(on("04-06 00:00"));
        assertThat(again.reachOut().dueAt()).isEqualTo(on("04-13 00:00"));
        assertThat(again.reachOut().attempt()).isEqualTo(1); // calls for the concern were none for this
        assertThat(again.reachOut().voicemail()).isFalse();

        // In vain in the morning: the next day, at another time of day, and no second message in one follow-up.
        ada.with(aCall(NO_ANSWER, on("04-10 09:30")));
        var second = at("04-10 09:31");
        assertThat(second.inWords()).isEqualTo("CALL at " + on("04-11 12:00"));
        assertThat(second.reachOut().voicemail()).isFalse();

        // She is reached, and that was all.
        ada.with(aCall(REACHED, on("04-11 12:05")));
        ada.with(aReason("welcome-call", "536365").endedByFacts(ReasonFact.Fate.SERVED, on("04-11 12:05")));
        assertThat(at("04-11 12:06").inWords()).isEqualTo("LeaveAlone");
    }
}
