package io.heard.conversation;

import static io.heard.decision.Disposition.CALL_BACK_LATER;
import static io.heard.decision.Disposition.NOT_INTERESTED;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.decision.Disposition.OPTED_OUT;
import static io.heard.decision.Disposition.REACHED;
import static io.heard.decision.Disposition.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.contactlog.Contact.Direction;
import io.heard.contactlog.ContactRepository;
import io.heard.decision.Disposition;
import io.heard.followup.FollowUpStatus.Fulfilled;
import io.heard.followup.FollowUpStatus.Kind;
import io.heard.followup.FollowUpStatus.Waiting;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.task.TaskStatus.Completed;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.ShopEvents;
import io.heard.workqueue.TaskViews;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CorrectingIT {

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Conversations conversations;

    @Inject
    ContactsByHand byHand;

    @Inject
    Correcting correcting;

    @Inject
    ContactRepository contacts;

    @Inject
    TaskViews views;

    @Inject
    Database database;

    TeamId team;
    RepId ana;

    @BeforeEach
    void people() {
        team = floor.team();
        ana = floor.rep(team, "ana");
        floor.tuesday("10:00");
    }

    @Test
    void nobody_answered_after_all_so_they_are_called_again() {
        var task = call();
        done(task, REACHED);
        assertThat(floor.followUp(task.customerId()).status()).isInstanceOf(Fulfilled.class);

        var corrected = corrected(task, truth(NO_ANSWER));

        assertThat(floor.followUp(task.customerId()).id()).isEqualTo(task.followUpId());
        assertThat(floor.followUp(task.customerId()).status())
                .isInstanceOfSatisfying(
                        Waiting.class, waiting -> assertThat(waiting.nextAt()).isAfter(clock.instant()));
        assertThat(corrected.followUp()).isNotNull();
        assertThat(corrected.followUp().status()).isEqualTo("WAITING");
        assertThat(fates(task)).containsExactly("OPEN");
        assertThat(floor.stored(task).status())
                .isInstanceOfSatisfying(
                        Completed.class,
                        status -> assertThat(status.disposition()).isEqualTo(NO_ANSWER));
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.completed", "task.completed");
        floor.goTo(floor.at(3, "12:00"));
        assertThat(floor.task(task.customerId()).attempt()).isEqualTo(2);
    }

    @Test
    void they_were_reached_after_all_so_nobody_calls_again() {
        var task = call();
        done(task, NO_ANSWER);

        corrected(task, truth(REACHED));

        assertThat(floor.followUp(task.customerId()).status()).isEqualTo(new Fulfilled(Kind.HEARD, clock.instant()));
        assertThat(fates(task)).containsExactly("SERVED");
    }

    @Test
    void what_was_planned_from_the_mistake_is_taken_back_while_nobody_works_on_it() {
        var task = call();
        done(task, NO_ANSWER);
        floor.goTo(floor.at(1, "12:00"));
        var again = floor.task(task.customerId());
        assertThat(again.id()).isNotEqualTo(task.id());

        correct(task, truth(REACHED), lead());

        assertThat(floor.stored(again).status().isOpen()).isFalse();
        assertThat(floor.openTask(task.customerId())).isNull();
    }

    @Test
    void what_was_said_first_stays_and_the_last_counts() {
        var task = call();
        done(task, REACHED);

        corrected(task, new Correction(NO_ANSWER, "rang out", List.of("delivery"), null, null, "wrong line"));
        corrected(task, truth(REACHED));

        var contact = contact(task);
        assertThat(contacts.versions(task.customerId(), contact.id()))
                .extracting(Contact::disposition)
                .containsExactly(REACHED, NO_ANSWER, REACHED);
        assertThat(contacts.versions(task.customerId(), contact.id()).get(1).correction())
                .isEqualTo(new Contact.Correction(2, ana.value(), clock.instant(), "wrong line"));
        assertThat(contact.version()).isEqualTo(3);
        assertThat(fates(task)).containsExactly("SERVED");
        assertThat(floor.followUp(task.customerId()).status()).isEqualTo(new Fulfilled(Kind.HEARD, clock.instant()));
    }

    @Test
    void another_note_plans_nothing_anew() {
        var task = call();
        done(task, REACHED);
        var before = floor.followUp(task.customerId());

        corrected(task, new Correction(REACHED, "likes the lantern", List.of("praise"), null, null, null));

        assertThat(floor.followUp(task.customerId())).isEqualTo(before);
        assertThat(contact(task).note()).isEqualTo("likes the lantern");
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.completed");
    }

    @Test
    void only_what_was_talked_about_is_settled() {
        var ada = floor.customer(ana);
        floor.concern(ada, "the lid is chipped");
        floor.concern(ada, "and it came late");
        floor.sweep();
        var task = floor.task(ada);
        var first = views.of(task).reasons().getFirst().id();
        done(task, REACHED);
        assertThat(fates(task)).containsExactly("SERVED", "SERVED");

        corrected(task, new Correction(REACHED, null, List.of(), List.of(first), null, null));

        assertThat(fates(task)).containsExactlyInAnyOrder("SERVED", "OPEN");
        assertThat(floor.followUp(ada).status()).isInstanceOf(Waiting.class);
        floor.sweep();
        assertThat(views.of(floor.task(ada)).reasons())
                .extracting(reason -> reason.id())
                .doesNotContain(first);
    }

    @Test
    void who_was_interested_after_all_hears_from_us() {
        var task = call();
        done(task, NOT_INTERESTED);
        assertThat(floor.followUp(task.customerId()).status().isOpen()).isFalse();

        corrected(task, truth(NO_ANSWER));

        assertThat(floor.followUp(task.customerId()).status()).isInstanceOf(Waiting.class);
    }

    @Test
    void who_is_not_interested_has_been_heard_about_what_they_asked() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        floor.concern(ada, "the lid is chipped");
        floor.sweep();
        var task = floor.task(ada);
        done(task, NO_ANSWER);

        corrected(task, truth(NOT_INTERESTED));

        assertThat(database.rows("select playbook || ' ' || fate from reason where customer_id = ?", ada))
                .containsExactlyInAnyOrder("concern SERVED", "manual WITHDRAWN");
        assertThat(floor.followUp(ada).status().isOpen()).isFalse();
    }

    @Test
    void who_never_opted_out_is_called_again() {
        var task = call();
        done(task, OPTED_OUT);

        corrected(task, truth(NO_ANSWER));

        floor.goTo(floor.at(3, "12:00"));
        assertThat(floor.task(task.customerId()).type()).isEqualTo(Channel.CALL);
    }

    @Test
    void the_time_they_named_is_kept() {
        var task = call();
        done(task, NO_ANSWER);

        corrected(task, new Correction(CALL_BACK_LATER, null, List.of(), null, floor.at(2, "15:00"), null));

        assertThat(floor.followUp(task.customerId()).status())
                .isInstanceOfSatisfying(
                        Waiting.class, waiting -> assertThat(waiting.nextAt()).isEqualTo(floor.at(2, "15:00")));
    }

    @Test
    void the_relationship_goes_back_to_who_talked_to_them() {
        var ben = floor.rep(team, "ben");
        var ada = floor.customer(ana);
        database.update("update customer set owner_fixed = false where id = ?", ada);
        byHand.record(called(ada, ana));
        floor.after(Duration.ofHours(1));
        byHand.record(called(ada, ben));
        assertThat(owners(ada)).containsExactly(ben.value());
        var wrong = contacts.of(List.of(ada)).get(ada).getLast();

        correcting.correct(ada, wrong.id(), truth(NO_ANSWER), new Correction.By(ben.value(), false), null);

        assertThat(owners(ada)).containsExactly(ana.value());
    }

    @Test
    void what_a_later_conversation_settled_stays_settled() {
        var task = call();
        done(task, REACHED);
        corrected(task, truth(NO_ANSWER));
        floor.goTo(floor.at(3, "12:00"));
        var again = floor.task(task.customerId());
        done(again, REACHED);

        correct(task, truth(REACHED), lead());
        correct(task, truth(NO_ANSWER), lead());

        assertThat(fates(task)).containsExactly("SERVED");
        assertThat(floor.followUp(task.customerId()).status()).isInstanceOf(Fulfilled.class);
    }

    @Test
    void authors_correct_for_a_day_and_leads_always() {
        var task = call();
        done(task, REACHED);

        assertThat(correct(task, truth(NO_ANSWER), new Correction.By("somebody", false)))
                .isInstanceOf(Corrected.NotYours.class);
        floor.after(Duration.ofHours(24));
        assertThat(correct(task, truth(NO_ANSWER), author())).isInstanceOf(Corrected.NotYours.class);
        assertThat(contact(task).version()).isEqualTo(1);
        assertThat(correct(task, truth(NO_ANSWER), lead())).isInstanceOf(Corrected.Done.class);
    }

    @Test
    void a_contact_that_a_shop_told_is_the_shops() {
        var ada = floor.customer(ana);
        floor.tell(ShopEvents.event(
                "contact.made", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"direction":"OUT","channel":"CALL","disposition":"REACHED","at":"%s"}""".formatted(ada, clock.instant())));
        var told = contacts.of(List.of(ada)).get(ada).getLast();

        assertThat(correcting.correct(ada, told.id(), truth(NO_ANSWER), lead(), null))
                .isInstanceOf(Corrected.NotYours.class);
    }

    @Test
    void what_cannot_be_is_told_and_changes_nothing() {
        var task = call();
        done(task, REACHED);

        assertThat(correct(task, truth(SENT), author()))
                .isEqualTo(new Corrected.Invalid("disposition", "a contact by CALL does not end SENT"));
        assertThat(correct(task, truth(CALL_BACK_LATER), author())).isInstanceOf(Corrected.Invalid.class);
        var unknown = UUID.randomUUID();
        assertThat(correct(task, new Correction(REACHED, null, List.of(), List.of(unknown), null, null), author()))
                .isInstanceOfSatisfying(
                        Corrected.Invalid.class,
                        flaw -> assertThat(flaw.field()).isEqualTo("served[0]"));
        assertThat(correcting.correct(task.customerId(), contact(task).id(), truth(NO_ANSWER), author(), 7))
                .isEqualTo(new Corrected.Stale(1));
        assertThat(correcting.correct(task.customerId(), unknown, truth(NO_ANSWER), author(), null))
                .isInstanceOf(Corrected.NoSuchContact.class);
        assertThat(contact(task).version()).isEqualTo(1);
        assertThat(fates(task)).containsExactly("SERVED");
    }

    private Task call() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        return floor.task(ada);
    }

    private void done(Task task, Disposition disposition) {
        assertThat(conversations.record(task.id(), ana, Outcome.of(disposition), null))
                .isInstanceOfSatisfying(
                        Recorded.Done.class,
                        recorded -> assertThat(recorded.closed().contactId()).isNotNull());
    }

    private Contact contact(Task task) {
        return contacts.of(List.of(task.customerId())).get(task.customerId()).stream()
                .filter(contact -> task.id().value().equals(contact.taskId()))
                .findFirst()
                .orElseThrow();
    }

    private Corrected.Done corrected(Task task, Correction truth) {
        var corrected = correct(task, truth, author());
        assertThat(corrected).isInstanceOf(Corrected.Done.class);
        return (Corrected.Done) corrected;
    }

    private Corrected correct(Task task, Correction truth, Correction.By by) {
        return correcting.correct(task.customerId(), contact(task).id(), truth, by, null);
    }

    private Correction.By author() {
        return new Correction.By(ana.value(), false);
    }

    private static Correction.By lead() {
        return new Correction.By("mia", true);
    }

    private static Correction truth(Disposition disposition) {
        return new Correction(disposition, null, List.of(), null, null, null);
    }

    private ContactByHand called(String customer, RepId rep) {
        return new ContactByHand(customer, Direction.OUT, Channel.CALL, REACHED, null, null, null, null, rep.value());
    }

    private List<String> fates(Task task) {
        return database.rows("select fate from reason where follow_up_id = ? order by id", task.followUpId());
    }

    private List<String> owners(String customer) {
        return database.rows("select owner_id from customer where id = ?", customer);
    }
}
