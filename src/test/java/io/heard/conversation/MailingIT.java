package io.heard.conversation;

import static io.heard.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.contact.Channel;
import io.heard.conversation.MailPlanned.Why;
import io.heard.customer.CustomerRepository;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Disposition;
import io.heard.followup.FollowUpStatus.Fulfilled;
import io.heard.followup.FollowUpStatus.Kind;
import io.heard.message.Mail;
import io.heard.message.MailId;
import io.heard.message.MailStatus;
import io.heard.message.MailText;
import io.heard.message.MailText.Flaw;
import io.heard.message.MailText.Part;
import io.heard.message.Post.Answer;
import io.heard.message.Trouble;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.rulebook.Settings.Outreach;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.ShopEvents;
import io.heard.workqueue.Claim;
import io.heard.workqueue.Snoozed;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A mail from the rep's click to its fate. What has truly left lies in the local mailbox; a process that died is one
/// of which nothing more is heard.
@QuarkusTest
class MailingIT {

    private static final MailText TEXT = new MailText("Your lamp", "Hello Ada,\n\nhow bright is the lamp?\n\nAna");
    private static final Duration LEASE = Duration.ofMinutes(2);

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Mailing mailing;

    @Inject
    Sending sending;

    @Inject
    Conversations conversations;

    @Inject
    CustomerRepository customers;

    @Inject
    WorkQueue queue;

    @Inject
    Database database;

    TeamId team;
    RepId ana;
    RepId ben;

    @BeforeEach
    void people() {
        team = floor.team();
        ana = floor.rep(team, "ana");
        ben = floor.rep(team, "ben");
        floor.tuesday("10:00");
    }

    @Test
    void a_mail_that_has_left_completes_its_task_and_counts_as_offered() {
        var task = task();

        var mail = planned(task);
        sending.send(mail.id());

        assertThat(status(task))
                .isInstanceOfSatisfying(
                        MailStatus.Sent.class,
                        sent -> assertThat(sent.providerId()).isNotBlank());
        assertThat(floor.stored(task).status())
                .isEqualTo(new TaskStatus.Completed(ana, Disposition.SENT, clock.instant()));
        assertThat(floor.followUp(task.customerId()).status()).isEqualTo(new Fulfilled(Kind.OFFERED, clock.instant()));
        assertThat(contacts(task)).containsExactly("EMAIL OUT SENT " + ana + " " + address(task) + " " + mail.id());
        assertThat(left(mail)).isEqualTo(1);
        assertThat(database.count("select count(*) from draft where customer_id = ?", task.customerId()))
                .isZero();
    }

    @Test
    void a_mail_arrives_as_it_was_written() {
        var task = task();

        var mail = planned(task);
        sending.send(mail.id());

        assertThat(database.rows("""
                select concat_ws('|', from_name, to_name, to_address, subject, body)
                  from local_mail
                 where mail_id = ?
                """, mail.id().value()))
                .containsExactly("ana|Ada Berger|" + address(task) + "|" + TEXT.subject() + "|" + TEXT.body());
    }

    @Test
    void a_click_is_enough_for_a_mail_to_leave_though_its_sender_has_died() {
        var task = task();
        var mail = planned(task);

        floor.after(Duration.ofSeconds(1));
        floor.after(Duration.ofSeconds(1));

        assertThat(status(task)).isInstanceOf(MailStatus.Sent.class);
        assertThat(left(mail)).isEqualTo(1);
    }

    @Test
    void a_process_that_dies_before_it_hands_over_leaves_a_mail_of_which_nobody_knows() {
        var task = task();
        var mail = planned(task);
        assertThat(mailing.begin(mail.id())).isPresent();

        floor.after(LEASE.minusSeconds(1));
        assertThat(status(task)).isInstanceOf(MailStatus.Sending.class);
        floor.after(Duration.ofSeconds(1));

        assertThat(status(task))
                .isInstanceOfSatisfying(
                        MailStatus.Unknown.class,
                        unknown -> assertThat(unknown.why()).isEqualTo(Trouble.STOPPED));
        floor.after(Duration.ofMinutes(10));
        assertThat(status(task)).isInstanceOf(MailStatus.Unknown.class);
        assertThat(left(mail)).as("never sent by itself").isZero();
        assertThat(contacts(task)).isEmpty();
    }

    @Test
    void a_process_that_dies_after_it_has_handed_over_never_does_so_again() {
        var task = task();
        var mail = planned(task);
        handOverAndDie(mail);

        floor.after(LEASE);
        floor.after(LEASE);

        assertThat(status(task)).isInstanceOf(MailStatus.Unknown.class);
        assertThat(left(mail)).isEqualTo(1);
        assertThat(contacts(task)).isEmpty();
    }

    @Test
    void a_person_who_finds_that_it_was_sent_completes_the_task() {
        var task = task();
        var mail = planned(task);
        handOverAndDie(mail);
        floor.after(LEASE);

        assertThat(mailing.wasSent(task.id(), ana)).isInstanceOf(MailPlanned.Done.class);
        assertThat(mailing.wasSent(task.id(), ana)).isEqualTo(new MailPlanned.Refused(Why.NOT_UNKNOWN, null));

        assertThat(status(task)).isInstanceOf(MailStatus.Sent.class);
        assertThat(floor.stored(task).status()).isInstanceOf(TaskStatus.Completed.class);
        assertThat(contacts(task)).hasSize(1);
        assertThat(left(mail)).isEqualTo(1);
        assertThat(database.rows(
                        "select decided_by from mail where id = ?", mail.id().value()))
                .containsExactly(ana.value());
    }

    @Test
    void a_person_may_let_it_go_again_once() {
        var task = task();
        var mail = planned(task);
        assertThat(mailing.begin(mail.id())).isPresent();
        floor.after(LEASE);

        var again = mailing.again(task.id(), ana);
        assertThat(mailing.again(task.id(), ana)).isEqualTo(new MailPlanned.Refused(Why.NOT_UNKNOWN, null));
        sending.send(mail.id());
        sending.send(mail.id());

        assertThat(again).isInstanceOf(MailPlanned.Done.class);
        assertThat(status(task)).isInstanceOf(MailStatus.Sent.class);
        assertThat(left(mail)).isEqualTo(1);
        assertThat(contacts(task)).hasSize(1);
    }

    @Test
    void another_decides_once_the_writers_claim_has_run_out() {
        var task = task();
        var mail = planned(task);
        handOverAndDie(mail);
        assertThat(mailing.wasSent(task.id(), ben)).isInstanceOf(MailPlanned.NoSuchTask.class);
        floor.after(Duration.ofMinutes(31));
        assertThat(queue.reassign(task.id(), lead(), ben, null)).isInstanceOf(Claim.Won.class);

        assertThat(mailing.wasSent(task.id(), ben)).isInstanceOf(MailPlanned.Done.class);

        assertThat(floor.stored(task).status())
                .isEqualTo(new TaskStatus.Completed(ben, Disposition.SENT, clock.instant()));
        assertThat(contacts(task)).hasSize(1);
    }

    @Test
    void news_of_a_try_that_come_late_still_count() {
        var task = task();
        var mail = planned(task);
        var attempt = mailing.begin(mail.id()).orElseThrow();
        floor.after(LEASE);
        assertThat(status(task)).isInstanceOf(MailStatus.Unknown.class);

        mailing.finish(mail.id(), attempt.attempt(), new Answer.Taken("late"));
        mailing.finish(mail.id(), attempt.attempt(), new Answer.Taken("late"));

        assertThat(status(task)).isInstanceOf(MailStatus.Sent.class);
        assertThat(contacts(task)).hasSize(1);
    }

    @Test
    void news_of_an_earlier_try_do_not_count() {
        var task = task();
        var mail = planned(task);
        var first = mailing.begin(mail.id()).orElseThrow();
        floor.after(LEASE);
        mailing.again(task.id(), ana);
        assertThat(mailing.begin(mail.id())).isPresent();

        mailing.finish(mail.id(), first.attempt(), new Answer.Refused(Trouble.REFUSED, "status 400"));

        assertThat(status(task)).isInstanceOf(MailStatus.Sending.class);
    }

    @Test
    void what_the_provider_refuses_stays_the_reps_task_with_its_text() {
        var task = task();
        var mail = planned(task);
        var attempt = mailing.begin(mail.id()).orElseThrow();

        mailing.finish(mail.id(), attempt.attempt(), new Answer.Refused(Trouble.REFUSED, "status 400: no"));

        assertThat(status(task)).isEqualTo(new MailStatus.Failed(clock.instant(), Trouble.REFUSED, "status 400: no"));
        assertThat(floor.stored(task).holder()).isEqualTo(ana);
        assertThat(mailing.draft(task, ana)).isEqualTo(TEXT);
        assertThat(contacts(task)).isEmpty();

        var second = planned(task);
        sending.send(second.id());
        assertThat(status(task)).isInstanceOf(MailStatus.Sent.class);
        assertThat(contacts(task)).hasSize(1);
    }

    @Test
    void of_many_who_send_at_once_one_does() throws Exception {
        for (int i = 0; i < 5; i++) {
            var task = task();
            var mail = planned(task);

            atOnce(8, () -> {
                sending.send(mail.id());
                return true;
            });

            assertThat(left(mail)).isEqualTo(1);
            assertThat(contacts(task)).hasSize(1);
        }
    }

    @Test
    void of_many_clicks_one_plans_a_mail() throws Exception {
        var task = task();

        var answers = atOnce(8, () -> mailing.plan(task.id(), ana, TEXT, null));
        for (var answer : answers) {
            if (answer instanceof MailPlanned.Done(Mail mail)) {
                sending.send(mail.id());
            }
        }

        assertThat(answers).filteredOn(MailPlanned.Done.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !(answer instanceof MailPlanned.Done))
                .allSatisfy(answer -> assertThat(answer).isEqualTo(new MailPlanned.Refused(Why.ALREADY, null)));
        assertThat(database.count(
                        "select count(*) from mail where task_id = ?", task.id().value()))
                .isEqualTo(1);
    }

    @Test
    void what_still_holds_notes_or_breaks_lines_stays_here_and_is_kept() {
        var task = task();
        var notes = new MailText("Lamp\nBcc: all@example.com", "» Why: she asked");

        assertThat(mailing.plan(task.id(), ana, notes, null))
                .isEqualTo(new MailPlanned.Invalid(
                        Map.of(Part.SUBJECT, Flaw.CONTROL_CHARACTER, Part.BODY, Flaw.NOTES_LEFT)));

        assertThat(mailing.draft(task, ana)).isEqualTo(notes);
        assertThat(mailing.latestOf(task.id())).isEmpty();
    }

    @Test
    void nobody_writes_to_who_wants_no_mail() {
        var task = task();
        assertThat(queue.claim(task.id(), ana, null)).isInstanceOf(Claim.Won.class);
        suppress(task);

        assertThat(mailing.plan(task.id(), ana, TEXT, null)).isEqualTo(new MailPlanned.Refused(Why.SUPPRESSED, null));

        assertThat(mailing.draft(task, ana)).isEqualTo(TEXT);
        assertThat(mailing.latestOf(task.id())).isEmpty();
    }

    @Test
    void a_wish_for_no_mail_holds_one_back_that_was_planned_before() {
        var task = task();
        var mail = planned(task);
        suppress(task);

        sending.send(mail.id());

        assertThat(status(task)).isEqualTo(new MailStatus.Failed(clock.instant(), Trouble.NOT_ALLOWED, null));
        assertThat(left(mail)).isZero();
        assertThat(mailing.draft(task, ana)).isEqualTo(TEXT);
    }

    @Test
    void nobody_writes_outside_the_hours_that_a_customer_asked_for() {
        var task = task();
        prefer(
                task,
                new PreferencesDocument(
                        null,
                        null,
                        null,
                        List.of(new PreferencesDocument.Hours(List.of("WED"), "14:00", "15:00", null)),
                        null,
                        null));

        assertThat(mailing.plan(task.id(), ana, TEXT, null))
                .isEqualTo(new MailPlanned.Refused(Why.WINDOW_CLOSED, floor.at(1, "14:00")));
        assertThat(mailing.draft(task, ana)).isEqualTo(TEXT);
    }

    @Test
    void nobody_writes_while_outreach_is_paused() {
        var task = task();
        floor.set(settings -> settings.with(new Outreach(Outreach.Status.PAUSED, "EMAIL", null, "a storm")));
        try {
            assertThat(mailing.plan(task.id(), ana, TEXT, null)).isEqualTo(new MailPlanned.Refused(Why.PAUSED, null));
        } finally {
            floor.set(settings -> settings.with(Outreach.RUNNING));
        }
    }

    @Test
    void nobody_else_sends_while_somebody_is_at_it() {
        var task = task();
        assertThat(queue.reassign(task.id(), lead(), null, null)).isInstanceOf(Claim.Won.class);
        assertThat(queue.claim(task.id(), ana, null)).isInstanceOf(Claim.Won.class);

        assertThat(mailing.plan(task.id(), ben, TEXT, null))
                .isInstanceOfAny(MailPlanned.Held.class, MailPlanned.NoSuchTask.class);
    }

    @Test
    void a_task_ends_no_other_way_while_its_mail_is_under_way() {
        var task = task();
        planned(task);

        assertThat(conversations.record(task.id(), ana, Outcome.of(Disposition.SENT), null))
                .isInstanceOf(Recorded.Refused.class);
        assertThat(queue.snooze(task.id(), ana, clock.instant().plusSeconds(3600), null))
                .isInstanceOf(Snoozed.Refused.class);
    }

    @Test
    void a_mail_counts_though_its_task_has_ended_under_it() {
        var task = task();
        var mail = planned(task);
        var attempt = mailing.begin(mail.id()).orElseThrow();
        database.update(
                "update task set status = 'CANCELLED', closed_why = 'ENDED', closed_at = ?::timestamptz, claimed_by ="
                        + " null, claimed_until = null where id = ?",
                clock.instant().toString(),
                task.id().value());

        mailing.finish(mail.id(), attempt.attempt(), new Answer.Taken("p-1"));

        assertThat(status(task)).isInstanceOf(MailStatus.Sent.class);
        assertThat(contacts(task)).hasSize(1);
        assertThat(database.count(
                        "select count(*) from contact where task_id = ?",
                        task.id().value()))
                .isZero();
        database.forgetWork(List.of(task.customerId())); // at work, and without a task
    }

    @Test
    void a_mail_has_not_answered_what_came_up_after_it_was_written() {
        var task = task();
        var mail = planned(task);
        handOverAndDie(mail);
        floor.after(LEASE);
        floor.concern(task.customerId(), "and now it smokes");

        assertThat(mailing.wasSent(task.id(), ana)).isInstanceOf(MailPlanned.Done.class);

        assertThat(database.rows("select fate from reason where customer_id = ? order by id", task.customerId()))
                .containsExactly("SERVED", "OPEN");
        assertThat(database.rows("select at::text from contact where customer_id = ?", task.customerId()))
                .isEqualTo(database.rows(
                        "select attempted_at::text from mail where id = ?",
                        mail.id().value()));
    }

    @Test
    void an_erased_customer_leaves_neither_mail_nor_draft() {
        var task = task();
        var mail = planned(task);
        var attempt = mailing.begin(mail.id()).orElseThrow();
        mailing.keep(task.id(), ana, TEXT);

        floor.tell(ShopEvents.event(
                "customer.erased",
                ShopEvents.id(),
                clock.instant(),
                "{\"customer\":{\"id\":\"%s\"}}".formatted(task.customerId())));
        mailing.finish(mail.id(), attempt.attempt(), new Answer.Taken("p-1"));

        assertThat(database.count("select count(*) from mail where customer_id = ?", task.customerId()))
                .isZero();
        assertThat(database.count("select count(*) from draft where customer_id = ?", task.customerId()))
                .isZero();
        assertThat(contacts(task)).isEmpty();
    }

    @Test
    void no_mail_is_handed_over_with_a_transaction_open() {
        var mail = planned(task());

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> sending.send(mail.id())))
                .hasMessageContaining("Transaction is not allowed");
        assertThat(left(mail)).isZero();
        sending.send(mail.id());
    }

    @Test
    void a_draft_is_everybodys_own_and_outlives_the_task() {
        var task = task();
        var other = new MailText("Another", "Hello from Ben");
        assertThat(queue.reassign(task.id(), lead(), null, null)).isInstanceOf(Claim.Won.class);

        assertThat(mailing.draft(task, ana).body())
                .startsWith("Hello Ada Berger,")
                .contains("» Why: ");
        mailing.keep(task.id(), ben, other);
        assertThat(mailing.draft(task, ana)).isEqualTo(other);
        mailing.keep(task.id(), ana, TEXT);

        assertThat(mailing.draft(task, ana)).isEqualTo(TEXT);
        assertThat(mailing.draft(task, ben)).isEqualTo(other);
    }

    private Task task() {
        var ada = floor.customer(ana);
        floor.ask(ada, "how bright is the lamp?", Channel.EMAIL);
        floor.sweep();
        return floor.task(ada);
    }

    private RepId lead() {
        return floor.lead(team, "lea");
    }

    private Mail planned(Task task) {
        return switch (mailing.plan(task.id(), ana, TEXT, null)) {
            case MailPlanned.Done(Mail mail) -> mail;
            case MailPlanned other -> throw new AssertionError(other);
        };
    }

    /// The provider has it, and nobody wrote that down.
    private void handOverAndDie(Mail mail) {
        var attempt = mailing.begin(mail.id()).orElseThrow();
        database.update(
                """
                insert into local_mail (id, mail_id, arrived_at, from_name, from_address, to_address, subject, body, html)
                values (?, ?, ?::timestamptz, '', '', '', '', '', '')
                """, attempt.attempt(), mail.id().value(), clock.instant().toString());
    }

    private MailStatus status(Task task) {
        return mailing.latestOf(task.id()).orElseThrow().status();
    }

    private long left(Mail mail) {
        return left(mail.id());
    }

    private long left(MailId id) {
        return database.count("select count(*) from local_mail where mail_id = ?", id.value());
    }

    private List<String> contacts(Task task) {
        return database.rows("""
                select concat_ws(' ', channel, direction, disposition, representative_id, contact_point, proof ->> 'mail')
                  from contact
                 where customer_id = ?
                """, task.customerId());
    }

    private static String address(Task task) {
        return task.customerId() + "@example.com";
    }

    private void suppress(Task task) {
        prefer(
                task,
                new PreferencesDocument(
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new PreferencesDocument.Suppression("EMAIL", null, "asked", null))));
    }

    private void prefer(Task task, PreferencesDocument wishes) {
        QuarkusTransaction.requiringNew().run(() -> {
            var customer = customers.byId(task.customerId()).orElseThrow();
            customers.savePreferences(task.customerId(), wishes, customer.preferencesVersion());
        });
    }
}
