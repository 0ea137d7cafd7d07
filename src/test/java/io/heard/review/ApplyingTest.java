package io.heard.review;

import static io.heard.decision.Disposition.NOT_INTERESTED;
import static io.heard.decision.Disposition.REACHED;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.EventBuilder.aConcern;
import static io.heard.testing.EventBuilder.anEvent;
import static io.heard.testing.OrderBuilder.anOrder;
import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.ReasonBuilder.aWish;
import static io.heard.testing.RulesBuilder.rules;
import static io.heard.testing.Times.MONDAY;
import static io.heard.testing.Times.march;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.decision.EventType;
import io.heard.decision.ReasonFact;
import io.heard.decision.Standing;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.FollowUpStatus.Wake;
import io.heard.task.TaskStatus;
import io.heard.testing.AgendaBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a decision changes in what is stored.
class ApplyingTest {

    private final Desk desk = new Desk(rules().and(aPlaybook().build()));

    private static AgendaBuilder story() {
        return anAgenda().with(anOrder().worth(50));
    }

    @Test
    void a_first_reason_opens_a_follow_up_that_waits_for_its_day() {
        var effect = desk.settle(story(), MONDAY);

        assertThat(effect.before()).isNull();
        assertThat(effect.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.isTaken()).isTrue());
        assertThat(desk.followUp().status()).isEqualTo(FollowUpStatus.Waiting.release(march("03 08:00")));
        assertThat(desk.followUp().plan().channel()).isEqualTo(Channel.CALL);
        assertThat(desk.followUp().plan().leadingReason())
                .isEqualTo(desk.reason("check-in").fact().id());
    }

    @Test
    void an_equal_decision_changes_nothing() {
        desk.settle(story(), MONDAY);

        assertThat(desk.settle(story(), march("02 18:00")).isNothing()).isTrue();
        assertThat(desk.settle(story(), march("03 12:00")).isNothing()).isTrue();
    }

    @Test
    void a_date_that_alone_has_moved_comes_with_its_own_because() {
        desk.settle(story(), MONDAY);

        var effect = desk.settle(
                anAgenda(aCustomer().only("17:00", "19:00")).with(anOrder().worth(50)), march("02 18:00"));

        assertThat(effect.isNothing()).isFalse();
        assertThat(desk.followUp().status()).isEqualTo(FollowUpStatus.Waiting.release(march("03 17:00")));
        assertThat(rulesOf(desk)).contains("PREFERENCE");
    }

    @Test
    void another_because_of_the_same_date_is_kept() {
        desk.settle(story(), MONDAY);
        assertThat(rulesOf(desk)).doesNotContain("PREFERENCE");

        var wished = anAgenda(aCustomer().only("07:00", "19:00")).with(anOrder().worth(50));
        desk.settle(wished, march("02 18:00"));

        assertThat(desk.followUp().status()).isEqualTo(FollowUpStatus.Waiting.release(march("03 08:00")));
        assertThat(rulesOf(desk)).contains("PREFERENCE");
        assertThat(desk.settle(wished, march("02 19:00")).isNothing()).isTrue();

        desk.settle(story(), march("02 20:00"));
        assertThat(rulesOf(desk)).doesNotContain("PREFERENCE");
    }

    @Test
    void what_it_waited_for_is_told_also_when_its_time_has_come() {
        desk.settle(story(), MONDAY);
        var because = desk.followUp().plan().because();
        assertThat(rulesOf(desk)).contains("CONTACT_RULE");

        desk.settle(story(), march("03 08:00"));

        assertThat(desk.followUp().plan().because()).isEqualTo(because);
    }

    private static List<String> rulesOf(Desk desk) {
        return desk.followUp().plan().because().stream().map(Because::rule).toList();
    }

    @Test
    void an_equal_hold_changes_nothing() {
        var held = story().with(aConcern().at(march("02 11:00")));
        desk.settle(story(), MONDAY);
        desk.settle(held, march("02 11:00"));
        desk.serve("concern", march("02 11:30"));
        desk.settle(held.with(aConcern().named("c2").at(march("02 12:00"))), march("02 12:00"));

        assertThat(desk.settle(held, march("02 18:00")).isNothing()).isTrue();
    }

    @Test
    void a_hold_alone_is_looked_at_again() {
        var only = new Desk(rules(aPlaybook()));
        only.settle(story().with(aConcern().at(march("02 11:00"))), march("02 11:00"));

        assertThat(only.followUp().status()).isInstanceOfSatisfying(FollowUpStatus.Waiting.class, waiting -> {
            assertThat(waiting.wake()).isEqualTo(Wake.REVIEW);
            assertThat(waiting.nextAt()).isEqualTo(march("23 11:00"));
            assertThat(waiting.on()).containsExactly(EventType.CONCERN_RESOLVED);
        });
        assertThat(only.followUp().plan()).isNull();
    }

    @Test
    void what_facts_end_is_ended_and_cancels_the_follow_up() {
        desk.settle(story(), MONDAY);

        var effect =
                desk.settle(anAgenda().with(anOrder().worth(50).cancelledAt(march("02 11:00"))), march("02 11:00"));

        var ended = desk.reason("check-in").fact();
        assertThat(ended.fate()).isEqualTo(ReasonFact.Fate.WITHDRAWN);
        assertThat(ended.endedByPerson()).isFalse();
        assertThat(ended.endedAt()).isEqualTo(march("02 11:00"));
        assertThat(effect.after().status())
                .isEqualTo(new FollowUpStatus.Cancelled("ORDER_CANCELLED", march("02 11:00")));
        assertThat(desk.settle(anAgenda().with(anOrder().worth(50).cancelledAt(march("02 11:00"))), march("02 12:00"))
                        .isNothing())
                .isTrue();
    }

    @Test
    void a_follow_up_ends_by_what_ended_its_own_reasons_and_not_by_older_ones() {
        var story = anAgenda().with(anOrder().named("1").worth(50).cancelledAt(march("02 11:00")));
        desk.settle(anAgenda().with(anOrder().named("1").worth(50)), MONDAY);
        desk.settle(story, march("02 11:00"));
        story.with(anOrder().named("2").worth(50));
        desk.settle(story, march("02 12:00"));

        var effect =
                desk.settle(story.with(aCall(NOT_INTERESTED, march("02 13:00")).outside()), march("02 13:00"));

        assertThat(effect.after().status())
                .isEqualTo(new FollowUpStatus.Cancelled("NOT_INTERESTED", march("02 13:00")));
    }

    @Test
    void a_conversation_elsewhere_fulfils_the_follow_up() {
        desk.settle(story(), MONDAY);

        var effect = desk.settle(story().with(aCall(REACHED, march("02 13:00")).outside()), march("02 13:00"));

        assertThat(desk.reason("check-in").fact().fate()).isEqualTo(ReasonFact.Fate.SERVED);
        assertThat(effect.after().status())
                .isEqualTo(new FollowUpStatus.Fulfilled(FollowUpStatus.Kind.HEARD, march("02 13:00")));
    }

    @Test
    void what_nobody_did_in_time_lapses() {
        desk.settle(story(), MONDAY);

        var effect = desk.settle(story(), march(17));

        assertThat(desk.reason("check-in").fact().fate()).isEqualTo(ReasonFact.Fate.LAPSED);
        assertThat(effect.after().status()).isEqualTo(new FollowUpStatus.Lapsed("LAPSED", march(17)));
    }

    @Test
    void who_ended_it_says_how_it_ended() {
        var offered = new Ending.Fulfilled(FollowUpStatus.Kind.OFFERED);
        desk.settle(story(), MONDAY);
        desk.serve("check-in", march("03 09:00"));

        assertThat(desk.settle(story(), offered, march("03 09:00")).after().status())
                .isEqualTo(new FollowUpStatus.Fulfilled(FollowUpStatus.Kind.OFFERED, march("03 09:00")));
    }

    @Test
    void what_facts_show_never_to_have_been_leaves_no_trace() {
        desk.settle(story(), MONDAY);

        var effect = desk.settle(anAgenda(), march("02 11:00"));

        assertThat(effect.neverWas()).isTrue();
        assertThat(effect.forgotten())
                .singleElement()
                .satisfies(reason -> assertThat(reason.why()).isEqualTo("NO_LONGER_TRUE"));
    }

    @Test
    void a_follow_up_that_something_else_belonged_to_was_and_says_what_ended_that() {
        var both = anAgenda()
                .with(anOrder().named("1").worth(50))
                .with(anOrder().named("2").worth(50));
        desk.settle(both, MONDAY);
        var cancelled = anAgenda().with(anOrder().named("2").worth(50).cancelledAt(march("02 11:00")));

        var effect = desk.settle(cancelled, march("02 11:00"));

        assertThat(effect.forgotten())
                .singleElement()
                .satisfies(reason -> assertThat(reason.fact().key().subject()).isEqualTo("1"));
        assertThat(effect.neverWas()).isFalse();
        assertThat(effect.after().status())
                .isEqualTo(new FollowUpStatus.Cancelled("ORDER_CANCELLED", march("02 11:00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOO_LATE", "NO_LONGER_TRUE"})
    void what_a_person_ends_was_whatever_they_say_why(String why) {
        desk.settle(story(), MONDAY);
        desk.withdraw("check-in", why, march("02 11:00"));

        var effect = desk.settle(story(), new Ending.Cancelled(why), march("02 11:00"));

        assertThat(effect.neverWas()).isFalse();
        assertThat(effect.forgotten()).isEmpty();
        assertThat(effect.after().status()).isEqualTo(new FollowUpStatus.Cancelled(why, march("02 11:00")));
    }

    @Test
    void what_arrives_too_late_is_not_stored() {
        var effect = desk.settle(story().asNews(), march(12));

        assertThat(effect.isNothing()).isTrue();
    }

    @Test
    void a_pending_task_stays_while_it_is_still_so() {
        desk.settle(story(), MONDAY);
        desk.release(march("03 21:00"));

        var effect = desk.settle(story(), march("03 12:00"));

        assertThat(effect.isNothing()).isTrue();
        assertThat(desk.followUp().status()).isInstanceOf(FollowUpStatus.Active.class);
    }

    @Test
    void a_pending_task_is_taken_back_when_something_else_is_to_be_done() {
        desk.settle(story(), MONDAY);
        desk.release(march("03 21:00"));
        var task = desk.task();

        var effect = desk.settle(story().with(aConcern().at(march("03 12:00"))), march("03 12:00"));

        assertThat(effect.task()).isEqualTo(new Effect.OnTask.Cancel(task, TaskStatus.RE_PLANNED));
        assertThat(desk.followUp().status()).isEqualTo(FollowUpStatus.Waiting.release(march("03 12:00")));
        assertThat(desk.followUp().plan().urgent()).isTrue();
    }

    @Test
    void a_claimed_task_is_only_marked() {
        desk.settle(story(), MONDAY);
        desk.release(march("03 21:00"));
        desk.claim(march("03 12:30"));

        var effect = desk.settle(story().with(aConcern().at(march("03 12:00"))), march("03 12:00"));

        assertThat(effect.changesFollowUp()).isFalse();
        assertThat(effect.task())
                .isInstanceOfSatisfying(
                        Effect.OnTask.Mark.class,
                        mark -> assertThat(mark.text()).contains("concern: TAKEN", "check-in: HELD"));
    }

    @Test
    void a_claim_that_ran_out_holds_nothing_up() {
        desk.settle(story(), MONDAY);
        desk.release(march("03 21:00"));
        desk.claim(march("03 12:00"));
        var task = desk.task();

        var effect = desk.settle(story().with(aConcern().at(march("03 12:00"))), march("03 12:00"));

        assertThat(effect.task()).isEqualTo(new Effect.OnTask.Cancel(task, TaskStatus.RE_PLANNED));
    }

    @Test
    void nobody_goes_on_working_for_who_has_died() {
        desk.settle(story(), MONDAY);
        desk.release(march("03 21:00"));
        desk.claim(march("03 12:30"));
        var task = desk.task();
        var died = anAgenda(aCustomer().is(Standing.DECEASED)).with(anOrder().worth(50));

        var effect = desk.settle(died, march("03 12:00"));

        assertThat(effect.task()).isEqualTo(new Effect.OnTask.Cancel(task, TaskStatus.RE_PLANNED));
        assertThat(effect.after().status()).isEqualTo(new FollowUpStatus.Cancelled("STANDING", march("03 12:00")));
    }

    @Test
    void a_hold_moves_a_colleagues_wish_once_and_not_with_every_decision() {
        desk.has(aWish().from(march("03 10:00"), march("04 10:00")).build());
        var story = anAgenda()
                .with(aConcern().named("c1").at(march("02 11:00")))
                .with(anEvent(EventType.CONCERN_RESOLVED).at(march("06 11:00")).with("concernId", "c1"));

        desk.settle(story, march("06 11:00"));
        var again = desk.settle(story, march("06 12:00"));

        assertThat(desk.followUp().plan().dueAt()).isEqualTo(march("08 10:00"));
        assertThat(again.isNothing()).isTrue();
    }

    @Test
    void the_end_of_a_hold_is_looked_at_before_a_later_date() {
        var careful = new Desk(
                rules(aPlaybook().holdWhile("RETURN_OPEN"), aPlaybook("later").after("P60D")));
        var story = story().with(anEvent(EventType.RETURN_REQUESTED)
                .at(march("02 11:00"))
                .about("536365"));

        careful.settle(story, march("02 11:00"));

        assertThat(careful.followUp().status()).isInstanceOfSatisfying(FollowUpStatus.Waiting.class, waiting -> {
            assertThat(waiting.wake()).isEqualTo(Wake.RELEASE);
            assertThat(waiting.wakeAt()).isEqualTo(march("23 11:00"));
            assertThat(waiting.nextAt()).isAfter(waiting.wakeAt());
        });
    }
}
