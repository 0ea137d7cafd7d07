package io.heard.decision;

import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.Decided.decide;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.ReasonBuilder.aReason;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.LONDON;
import static io.heard.testing.Times.local;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Channel;
import io.heard.testing.AgendaBuilder;
import org.junit.jupiter.api.Test;

/// DESIGN §6: a lead stops all outreach; nothing is lost, all is planned again on resume.
class PausingTest {

    private static AgendaBuilder open() {
        return anAgenda().with(anOrder()).with(aReason("check-in", "536365")).followedUp();
    }

    @Test
    void routine_work_does_not_lapse_while_outreach_is_stopped() {
        var rules = rules(aPlaybook()).paused(march("04 12:00"), null);

        var decided = decide(open(), rules, local("2026-06-01T10:00", LONDON));

        assertThat(decided.fate("check-in")).isEqualTo("TAKEN");
    }

    @Test
    void what_a_pause_took_of_its_time_is_given_back() {
        var rules = rules(aPlaybook()).paused(march("04 12:00"), march("24 12:00"));

        // due on the 10th, lapsed on the 17th, and twenty days were lost
        assertThat(decide(open(), rules, local("2026-04-05T23:00", LONDON)).fate("check-in"))
                .isEqualTo("TAKEN");
        assertThat(decide(open(), rules, local("2026-04-06T01:00", LONDON)).fate("check-in"))
                .isEqualTo("DROPPED LAPSED");
    }

    @Test
    void due_stays_what_it_was() {
        var rules = rules(aPlaybook()).paused(march("04 12:00"), march("24 12:00"));

        assertThat(decide(open(), rules, march("25 09:00")).reachOut().dueAt()).isEqualTo(march(10));
    }

    @Test
    void a_pause_that_was_over_before_takes_nothing() {
        var rules = rules(aPlaybook()).paused(march("01 12:00"), march("02 12:00"));

        assertThat(decide(open(), rules, march("17 01:00")).fate("check-in")).isEqualTo("DROPPED LAPSED");
    }

    @Test
    void a_pause_of_one_channel_or_country_concerns_no_other() {
        var calls = aPlaybook().by(Channel.CALL).build();
        var british = new Pause(march(4), null, null, "GB");
        var mails = new Pause(march(4), null, Channel.EMAIL, null);

        assertThat(british.concerns(calls, "GB")).isTrue();
        assertThat(british.concerns(calls, "IE")).isFalse();
        assertThat(british.concerns(calls, null)).isFalse();
        assertThat(mails.concerns(calls, "GB")).isFalse();
        assertThat(mails.concerns(aPlaybook().build(), "GB")).isTrue();
    }
}
