package io.heard.conversation;

import static io.heard.decision.Disposition.BOUNCED;
import static io.heard.decision.Disposition.BUSY;
import static io.heard.decision.Disposition.CALL_BACK_LATER;
import static io.heard.decision.Disposition.LEFT_VOICEMAIL;
import static io.heard.decision.Disposition.NOT_INTERESTED;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.decision.Disposition.OPTED_OUT;
import static io.heard.decision.Disposition.OTHER_PERSON;
import static io.heard.decision.Disposition.REACHED;
import static io.heard.decision.Disposition.REPLIED;
import static io.heard.decision.Disposition.SENT;
import static io.heard.decision.Disposition.WRONG_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Interval;
import io.heard.contact.Channel;
import io.heard.conversation.Outcome.Concern;
import io.heard.conversation.Outcome.Promise;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Disposition;
import io.heard.followup.FollowUpStatus.Fulfilled;
import io.heard.followup.FollowUpStatus.Kind;
import io.heard.followup.FollowUpStatus.Waiting;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskStatus.Completed;
import io.heard.task.TaskStatus.Pending;
import io.heard.team.Role;
import io.heard.team.StreakRepository;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.Topics;
import io.heard.workqueue.Claim;
import io.heard.workqueue.Next;
import io.heard.workqueue.TaskClosed;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ConversationsIT {

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Conversations conversations;

    @Inject
    WorkQueue queue;

    @Inject
    StreakRepository streaks;

    @Inject
    TaskViews views;

    @Inject
    Database database;

    @Inject
    Topics topics;

    TeamId team;
    RepId ana;

    @BeforeEach
    void people() {
        team = floor.team();
        ana = floor.rep(team, "ana");
        floor.tuesday("10:00");
    }

    @Test
    void after_four_hard_conversations_of_a_day_others_come_first() {
        for (int i = 0; i < 4; i++) {
            assertThat(spent()).isEmpty();
            var ada = floor.customer(ana);
            floor.concern(ada, "the lid is chipped");
            floor.sweep();
            done(floor.task(ada), REACHED);
        }

        assertThat(spent()).containsExactly(ana);
        floor.to(1, "00:01");
        assertThat(spent()).isEmpty();
    }

    private Set<RepId> spent() {
        return QuarkusTransaction.requiringNew().call(() -> streaks.spent(team, clock.instant()));
    }

    @Test
    void after_five_calls_without_a_pause_it_is_time_for_one() {
        for (int i = 0; i < 4; i++) {
            done(call(), NO_ANSWER);
        }
        assertThat(queue.needsPause(ana)).isFalse();
        done(call(), NO_ANSWER);

        assertThat(queue.needsPause(ana)).isTrue();
        floor.after(Duration.ofMinutes(5));
        assertThat(queue.needsPause(ana)).isFalse();
        var next = call();
        assertThat(queue.claim(next.id(), ana, null)).isInstanceOf(Claim.Won.class);
        done(next, NO_ANSWER);
        assertThat(queue.needsPause(ana)).isFalse();
    }

    @Test
    void a_conversation_serves_and_fulfils() {
        var task = call();

        var closed = done(task, REACHED);

        assertThat(floor.stored(task).status()).isEqualTo(new Completed(ana, REACHED, clock.instant()));
        assertThat(floor.followUp(task.customerId()).status()).isEqualTo(new Fulfilled(Kind.HEARD, clock.instant()));
        assertThat(closed.task().disposition()).isEqualTo("REACHED");
        assertThat(closed.task().reasons()).hasSize(1);
        assertThat(closed.followUp().kind()).isEqualTo("HEARD");
        assertThat(closed.next().status()).isEqualTo("FULFILLED");
        assertThat(closed.next().nextAt()).isNull();
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.completed");
        assertThat(fates(task)).containsExactly("SERVED");
    }

    @Test
    void what_was_not_talked_about_stays_open() {
        var ada = floor.customer(ana);
        floor.concern(ada, "the lid is chipped");
        floor.concern(ada, "and it came late");
        floor.sweep();
        var task = floor.task(ada);
        var reasons = views.of(task).reasons();
        assertThat(reasons).hasSize(2);

        var closed = done(task, served(List.of(reasons.getFirst().id())));

        assertThat(closed.next().status()).isEqualTo("WAITING");
        assertThat(fates(task)).containsExactlyInAnyOrder("SERVED", "OPEN");
        floor.sweep();
        assertThat(views.of(floor.task(ada)).reasons())
                .extracting(reason -> reason.id())
                .containsExactly(reasons.getLast().id());
    }

    @Test
    void what_came_up_meanwhile_is_not_served_with_it() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the catalogue", Channel.EMAIL);
        floor.sweep();
        var task = floor.task(ada);
        queue.claim(task.id(), ana, null);
        floor.concern(ada, "the lid is chipped");

        conversations.record(task.id(), ana, Outcome.of(SENT), null);

        assertThat(database.rows("select playbook || ' ' || fate from reason where customer_id = ?", ada))
                .containsExactlyInAnyOrder("manual SERVED", "concern OPEN");
    }

    @Test
    void a_mail_between_the_calls_is_no_answer_to_a_concern() {
        var ada = floor.customer(ana);
        floor.concern(ada, "the lid is chipped");
        floor.sweep();
        assertThat(views.of(floor.task(ada)).voicemail()).isTrue();
        done(floor.task(ada), LEFT_VOICEMAIL);
        floor.after(Duration.ofHours(3));
        floor.sweep();
        assertThat(views.of(floor.task(ada)).voicemail()).isFalse();
        done(floor.task(ada), NO_ANSWER);
        floor.sweep();
        var mail = floor.task(ada);
        assertThat(mail.type()).isEqualTo(Channel.EMAIL);

        var closed = done(mail, SENT);

        assertThat(closed.next().status()).isEqualTo("WAITING");
        assertThat(fates(mail)).containsExactly("OPEN");
        floor.after(Duration.ofHours(3));
        floor.sweep();
        assertThat(floor.task(ada).type()).isEqualTo(Channel.CALL);
        assertThat(floor.task(ada).attempt()).isEqualTo(3);
    }

    @Test
    void a_call_at_a_time_of_the_customers_own_is_allowed_and_says_why() {
        var ada = floor.customer(ana);
        floor.callBack(ada, floor.at(0, "22:30"));
        floor.to(0, "22:30");
        floor.sweep();
        var task = floor.task(ada);
        assertThat(task.windows().list()).containsExactly(new Interval(floor.at(0, "22:30"), floor.at(0, "22:55")));
        assertThat(views.of(task).windows()).isNotEmpty();
        assertThat(queue.next(ana)).isInstanceOf(Next.Take.class);

        done(task, REACHED);

        assertThat(database.rows(
                        "select outside_window || ' ' || (proof -> 'chosenByCustomer' ->> 'at') from contact where customer_id = ?",
                        ada))
                .containsExactly("false " + floor.at(0, "22:30"));
    }

    @Test
    void a_relationship_ends_twelve_months_after_the_last_conversation() {
        var ada = floor.customer(ana);
        lastTalkedTo(ada, 360);
        floor.sweep();
        assertThat(owners(ada)).containsExactly(ana.value());

        lastTalkedTo(ada, 370);
        floor.sweep();

        assertThat(owners(ada)).containsExactly("nobody");
    }

    private void lastTalkedTo(String customer, int daysAgo) {
        database.update(
                "update customer set owner_fixed = false, owned_at = cast(? as timestamptz) where id = ?",
                clock.instant().minus(Duration.ofDays(daysAgo)).toString(),
                customer);
    }

    private List<String> owners(String customer) {
        return database.rows("select coalesce(owner_id, 'nobody') from customer where id = ?", customer);
    }

    @Test
    void a_sent_mail_is_an_offer() {
        var task = mail();

        done(task, SENT);

        assertThat(floor.followUp(task.customerId()).status()).isEqualTo(new Fulfilled(Kind.OFFERED, clock.instant()));
    }

    @Test
    void a_reply_is_a_conversation() {
        var task = mail();

        done(task, REPLIED);

        assertThat(floor.followUp(task.customerId()).status()).isEqualTo(new Fulfilled(Kind.HEARD, clock.instant()));
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_ANSWER", "OTHER_PERSON"})
    void who_was_not_there_is_tried_again_on_another_part_of_another_day(Disposition disposition) {
        var task = call();

        var closed = done(task, disposition);

        assertThat(closed.next().status()).isEqualTo("WAITING");
        assertThat(closed.next().channel()).isEqualTo("CALL");
        assertThat(closed.next().nextAt()).isEqualTo(floor.at(1, "12:00"));
        floor.goTo(floor.at(1, "12:00"));
        assertThat(floor.task(task.customerId()).attempt()).isEqualTo(2);
    }

    @Test
    void after_a_message_there_is_time_to_call_back() {
        var task = call();

        var closed = done(task, LEFT_VOICEMAIL);

        assertThat(closed.next().nextAt()).isEqualTo(floor.at(2, "12:00"));
    }

    @Test
    void after_three_calls_a_mail_is_written_and_after_that_it_is_over() {
        var ada = call().customerId();
        for (int i = 0; i < 3; i++) {
            done(floor.task(ada), NO_ANSWER);
            floor.goTo(((Waiting) floor.followUp(ada).status()).nextAt());
        }

        assertThat(floor.task(ada).type()).isEqualTo(Channel.EMAIL);
        done(floor.task(ada), SENT);
        assertThat(floor.followUp(ada).status()).isInstanceOf(Fulfilled.class);
    }

    @Test
    void a_busy_line_is_tried_again_soon() {
        var task = call();

        assertThat(done(task, BUSY).next().nextAt())
                .isBeforeOrEqualTo(clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void a_customer_who_names_a_time_is_called_then() {
        var task = call();
        var at = floor.at(2, "15:30");

        var closed = done(task, callBackAt(at));

        assertThat(closed.next().nextAt()).isEqualTo(at);
        floor.goTo(at);
        assertThat(floor.task(task.customerId()).promisedAt()).isEqualTo(at);
    }

    @Test
    void a_call_back_long_after_due_is_still_made() {
        var task = call();
        var at = floor.at(21, "15:30");

        assertThat(done(task, callBackAt(at)).next().nextAt()).isEqualTo(at);
        floor.goTo(at);

        assertThat(floor.task(task.customerId()).promisedAt()).isEqualTo(at);
    }

    @Test
    void a_call_back_needs_a_time_in_the_future() {
        var task = call();

        assertThat(invalid(task, Outcome.of(CALL_BACK_LATER)).field()).isEqualTo("nextAt");
        assertThat(invalid(task, callBackAt(clock.instant())).field()).isEqualTo("nextAt");
        assertThat(invalid(task, outcome(REACHED, floor.at(1, "15:00"))).field())
                .isEqualTo("nextAt");
        assertThat(floor.stored(task).status().isOpen()).isTrue();
    }

    @Test
    void after_a_wrong_number_a_mail_is_written() {
        var closed = done(call(), WRONG_NUMBER);

        assertThat(closed.next().status()).isEqualTo("WAITING");
        assertThat(closed.next().channel()).isEqualTo("EMAIL");
    }

    @Test
    void after_a_bounce_there_is_the_phone() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue", Channel.EMAIL);
        floor.concern(ada, "it broke");
        floor.sweep();
        done(floor.task(ada), WRONG_NUMBER);
        floor.sweep();
        assertThat(floor.task(ada).type()).isEqualTo(Channel.EMAIL);

        done(floor.task(ada), BOUNCED);
        floor.sweep();

        // neither is left, and what the customer asked for is never left alone
        assertThat(floor.task(ada).forLead()).isTrue();
    }

    @Test
    void who_is_not_interested_is_left_alone() {
        var task = call();

        done(task, NOT_INTERESTED);

        assertThat(floor.followUp(task.customerId()).status().name()).isEqualTo("CANCELLED");
        assertThat(fates(task)).containsExactly("WITHDRAWN");
    }

    @Test
    void what_was_asked_for_is_answered_even_to_who_is_not_interested() {
        var ada = floor.customer(ana);
        floor.concern(ada, "it broke");
        floor.sweep();

        done(floor.task(ada), NOT_INTERESTED);

        assertThat(floor.followUp(ada).status()).isEqualTo(new Fulfilled(Kind.HEARD, clock.instant()));
    }

    @Test
    void who_opts_out_of_calls_is_not_called_again() {
        var task = call();

        var closed = done(task, OPTED_OUT);

        assertThat(closed.next().channel()).isEqualTo("EMAIL");
    }

    @Test
    void a_disposition_must_fit_the_type() {
        assertThat(invalid(call(), Outcome.of(SENT)).field()).isEqualTo("disposition");
        assertThat(invalid(mail(), Outcome.of(NO_ANSWER)).field()).isEqualTo("disposition");
        assertThat(invalid(mail(), Outcome.of(LEFT_VOICEMAIL)).field()).isEqualTo("disposition");
        assertThat(invalid(mail(), Outcome.of(OTHER_PERSON)).field()).isEqualTo("disposition");
    }

    @Test
    void an_outcome_on_a_closed_task_is_refused() {
        var task = call();
        done(task, NO_ANSWER);

        assertThat(conversations.record(task.id(), ana, Outcome.of(REACHED), null))
                .isEqualTo(new Recorded.Refused("already closed"));
        assertThat(conversations.record(TaskId.at(clock.instant()), ana, Outcome.of(REACHED), null))
                .isEqualTo(new Recorded.NoSuchTask());
        assertThat(count("contact", task.customerId())).isEqualTo(1);
    }

    @Test
    void after_a_lapse_the_last_holder_is_heard_unless_another_has_claimed() {
        var away = floor.rep(team, "away", Role.REP, List.of("SUN"), null);
        var ben = floor.rep(team, "ben");
        var lead = floor.lead(team, "lead");
        var first = ofTheTeam(away, lead);
        var second = ofTheTeam(away, lead);
        queue.claim(first.id(), ana, null);
        queue.claim(second.id(), ana, null);
        floor.after(Duration.ofMinutes(31));
        queue.claim(second.id(), ben, null);

        assertThat(floor.stored(first).status()).isInstanceOf(Pending.class);
        assertThat(conversations.record(first.id(), ana, Outcome.of(REACHED), null))
                .isInstanceOf(Recorded.Done.class);
        assertThat(conversations.record(second.id(), ana, Outcome.of(REACHED), null))
                .isEqualTo(new Recorded.Refused("held by " + ben));
    }

    @Test
    void who_talks_past_the_lease_and_the_window_is_still_heard() {
        floor.to(0, "20:45");
        var task = call();
        queue.claim(task.id(), ana, null);
        floor.to(0, "21:20");
        assertThat(floor.stored(task).status().name()).isEqualTo("CANCELLED");

        done(task, REACHED);

        assertThat(floor.stored(task).status()).isEqualTo(new Completed(ana, REACHED, clock.instant()));
        assertThat(floor.followUp(task.customerId()).status()).isEqualTo(new Fulfilled(Kind.HEARD, clock.instant()));
    }

    @Test
    void an_outcome_on_another_version_is_told_so() {
        var task = call();

        assertThat(conversations.record(task.id(), ana, Outcome.of(REACHED), task.version() + 5))
                .isEqualTo(new Recorded.Stale(task.version()));
    }

    @Test
    void the_contact_keeps_its_proof() {
        floor.to(0, "20:45");
        var task = call();
        queue.claim(task.id(), ana, null);
        floor.to(0, "21:10");

        var phone = database.rows("select phone from customer where id = ?", task.customerId())
                .getFirst();
        var ruleBook = database.rows("select max(version) from rule_book").getFirst();
        conversations.record(
                task.id(),
                ana,
                new Outcome(REACHED, "a nice talk", List.of("quality"), null, null, List.of(), null, null),
                null);

        assertThat(database.rows("""
                        select concat_ws('|', channel, direction, outside_window, contact_point, note, heard[1], representative_id,
                                         cardinality(served), proof ->> 'localTime', proof -> 'versions' ->> 'ruleBook',
                                         proof -> 'candidates' -> 0 ->> 'place')
                          from contact
                         where task_id = ?
                        """, task.id().value()))
                .containsExactly("CALL|OUT|t|" + phone + "|a nice talk|quality|" + ana + "|1|"
                        + clock.instant().atZone(Floor.LONDON).toLocalDateTime() + "|" + ruleBook + "|GB");
    }

    @Test
    void a_promise_comes_back_when_it_falls_due() {
        var task = call();
        var dueAt = floor.at(2, "17:00");

        var closed = done(
                task,
                new Outcome(
                        REACHED,
                        null,
                        List.of(),
                        null,
                        null,
                        List.of(new Promise("Send a new lid", dueAt, null)),
                        null,
                        null));

        assertThat(closed.followUp().reasons())
                .filteredOn(reason -> reason.playbook().equals("commitment"))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.text()).isEqualTo("Send a new lid");
                    assertThat(reason.due()).isEqualTo(dueAt);
                });
        assertThat(closed.next().nextAt()).isEqualTo(floor.at(2, "08:00"));
        assertThat(closed.task().brief().commitments())
                .singleElement()
                .asString()
                .startsWith("Send a new lid, by");
        assertThat(database.rows("select owner_id || made_by from commitment where customer_id = ?", task.customerId()))
                .containsExactly(ana.value() + ana.value());
        assertThat(topics.told("heard.follow-ups", task.customerId())).containsOnlyOnce("io.heard.commitment.made");
    }

    @Test
    void a_promise_by_nobody_or_in_the_past_is_invalid_and_changes_nothing() {
        var task = call();
        var nobody = new Promise("x", floor.at(1, "17:00"), new RepId("nobody"));
        var past = new Promise("x", floor.at(-1, "17:00"), null);

        assertThat(invalid(task, promising(nobody)).field()).isEqualTo("commitments[0].by");
        assertThat(invalid(task, promising(past)).field()).isEqualTo("commitments[0].dueAt");
        assertThat(count("contact", task.customerId()) + count("commitment", task.customerId()))
                .isZero();
    }

    @Test
    void a_concern_that_came_up_is_worked_on() {
        var task = call();

        var closed = done(
                task,
                new Outcome(
                        REACHED,
                        null,
                        List.of(),
                        null,
                        null,
                        List.of(),
                        new Concern("the teapot drips", "quality"),
                        null));

        assertThat(closed.next().status()).isEqualTo("WAITING");
        floor.sweep();
        var next = floor.task(task.customerId());
        assertThat(next.urgent()).isTrue();
        assertThat(views.of(next).brief().why()).containsExactly("Ada Berger is not happy: the teapot drips");
    }

    @Test
    void preferences_hold_from_the_next_step_on() {
        var task = call();
        var afternoons = new PreferencesDocument(
                null,
                null,
                null,
                List.of(new PreferencesDocument.Hours(
                        List.of("MON", "TUE", "WED", "THU", "FRI"), "18:00", "20:00", null)),
                null,
                null);

        var closed = done(task, new Outcome(NO_ANSWER, null, List.of(), null, null, List.of(), null, afternoons));

        assertThat(closed.next().nextAt()).isEqualTo(floor.at(1, "18:00"));
    }

    @Test
    void unreadable_preferences_are_invalid() {
        var mars = new PreferencesDocument("Mars/Phobos", null, null, null, null, null);

        assertThat(invalid(call(), new Outcome(REACHED, null, List.of(), null, null, List.of(), null, mars))
                        .field())
                .isEqualTo("preferences.timeZone");
    }

    @Test
    void reasons_of_others_cannot_be_served() {
        assertThat(invalid(call(), served(List.of(UUID.randomUUID()))).field()).isEqualTo("served[0]");
    }

    @Test
    void whoever_talked_last_owns_the_relationship() {
        var ada = floor.customer(ana);
        database.update("update customer set owner_fixed = false where id = ?", ada);
        var lead = floor.lead(team, "lead");
        floor.ask(ada, "the new catalogue");
        floor.sweep();

        conversations.record(floor.task(ada).id(), lead, Outcome.of(REACHED), null);

        assertThat(database.rows("select owner_id from customer where id = ?", ada))
                .containsExactly(lead.value());
    }

    @Test
    void notes_are_remembered() {
        var task = call();
        done(task, new Outcome(NO_ANSWER, "rings out at noon", List.of(), null, null, List.of(), null, null));
        floor.goTo(floor.at(1, "12:00"));

        assertThat(views.of(floor.task(task.customerId())).brief().remember())
                .singleElement()
                .asString()
                .endsWith("rings out at noon");
    }

    private Task call() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        return floor.task(ada);
    }

    private Task mail() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue", Channel.EMAIL);
        floor.sweep();
        return floor.task(ada);
    }

    private Task ofTheTeam(RepId owner, RepId lead) {
        var ada = floor.customer(owner);
        floor.concern(ada, "it broke");
        floor.sweep();
        queue.reassign(floor.task(ada).id(), lead, null, null);
        return floor.task(ada);
    }

    private TaskClosed done(Task task, Disposition disposition) {
        return done(task, Outcome.of(disposition));
    }

    private TaskClosed done(Task task, Outcome outcome) {
        var recorded = conversations.record(task.id(), ana, outcome, null);
        assertThat(recorded).isInstanceOf(Recorded.Done.class);
        return ((Recorded.Done) recorded).closed();
    }

    private Recorded.Invalid invalid(Task task, Outcome outcome) {
        var recorded = conversations.record(task.id(), ana, outcome, null);
        assertThat(recorded).isInstanceOf(Recorded.Invalid.class);
        return (Recorded.Invalid) recorded;
    }

    private static Outcome callBackAt(Instant at) {
        return outcome(CALL_BACK_LATER, at);
    }

    private static Outcome outcome(Disposition disposition, @Nullable Instant nextAt) {
        return new Outcome(disposition, null, List.of(), null, nextAt, List.of(), null, null);
    }

    private static Outcome served(List<UUID> ids) {
        return new Outcome(REACHED, null, List.of(), ids, null, List.of(), null, null);
    }

    private static Outcome promising(Promise promise) {
        return new Outcome(REACHED, null, List.of(), null, null, List.of(promise), null, null);
    }

    private List<String> fates(Task task) {
        return database.rows("select fate from reason where follow_up_id = ? order by id", task.followUpId());
    }

    private long count(String table, String customer) {
        return database.count("select count(*) from " + table + " where customer_id = ?", customer);
    }
}
