package io.heard.review;

import static io.heard.testing.ShopEvents.SOURCE;
import static io.heard.testing.ShopEvents.delivered;
import static io.heard.testing.ShopEvents.fresh;
import static io.heard.testing.ShopEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.conversation.Conversations;
import io.heard.conversation.ManualRequest;
import io.heard.conversation.Outcome;
import io.heard.conversation.Preferring;
import io.heard.conversation.Recorded;
import io.heard.conversation.Requests;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Disposition;
import io.heard.followup.FollowUpStatus.Fulfilled;
import io.heard.followup.FollowUpStatus.Kind;
import io.heard.followup.FollowUpStatus.Waiting;
import io.heard.planning.RepId;
import io.heard.task.Task;
import io.heard.task.TaskStatus.Cancelled;
import io.heard.task.TaskStatus.Claimed;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.ShopEvents;
import io.heard.testing.Topics;
import io.heard.workqueue.WorkQueue;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of what was known of two customers who turn out to be one person.
@QuarkusTest
class JoiningIT {

    private static final List<String> HISTORY =
            List.of("follow_up", "reason", "task", "contact", "decision", "commitment", "customer_event");

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Conversations conversations;

    @Inject
    Requests requests;

    @Inject
    Preferring preferring;

    @Inject
    WorkQueue queue;

    @Inject
    Database database;

    @Inject
    Topics topics;

    RepId ana;

    @BeforeEach
    void people() {
        ana = floor.rep(floor.team(), "ana");
        floor.tuesday("10:00");
    }

    @Test
    void what_a_guest_was_heard_about_does_not_come_up_again() {
        var mail = fresh("guest") + "@example.com";
        floor.tell(ShopEvents.event(
                "concern.raised", ShopEvents.id(), clock.instant(), """
            {"customer":{"email":"%s","phone":"+442079460001","country":"GB","timeZone":"Europe/London"},\
            "text":"it broke","raisedAt":"%s"}""".formatted(mail, clock.instant())));
        var guest =
                database.rows("select id from customer where email = ?", mail).getFirst();
        database.update("update customer set owner_id = ? where id = ?", ana.value(), guest);
        floor.sweep();
        reached(floor.task(guest), promising("Send a new one"));

        var named = fresh("named");
        floor.tell(ShopEvents.event("customer.updated", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s","email":"%s","country":"GB"}}""".formatted(named, mail)));
        floor.sweep();

        assertThat(database.rows("select joined_into from customer where id = ?", guest))
                .containsExactly(named);
        assertThat(fates(named)).containsExactlyInAnyOrder("commitment OPEN", "concern SERVED");
        assertThat(floor.openTask(named)).isNull();
        assertThat(HISTORY).allSatisfy(table -> {
            assertThat(count(table, named)).as(table).isPositive();
            assertThat(count(table, guest)).as(table).isZero();
        });
        assertThat(database.rows("select owner_id from customer where id = ?", named))
                .containsExactly(ana.value());
    }

    @Test
    void caps_count_the_contacts_of_both() {
        var one = floor.customer(ana);
        floor.ask(one, "the catalogue");
        floor.sweep();
        reached(floor.task(one), Outcome.of(Disposition.REACHED));
        var other = floor.customer(ana);
        requests.manual(
                new ManualRequest(other, null, "the invoice", null, floor.at(60, "10:00"), Purpose.SERVICE, "lead"));
        assertThat(nextAt(other)).isBefore(floor.at(1, "10:00"));

        floor.merge(one, other);

        assertThat(nextAt(other)).isAfter(floor.at(29, "10:00"));
    }

    private Instant nextAt(String customer) {
        return ((Waiting) floor.followUp(customer).status()).nextAt();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_two_reasons_about_the_same_the_one_that_is_over_stays(boolean heardAsGuest) {
        var one = floor.customer(ana);
        var other = floor.customer(ana);
        var order = fresh("o");
        var days = Duration.ofDays(7);
        for (var customer : List.of(one, other)) {
            floor.tell(
                    placed(customer, order, clock.instant().minus(days), 250),
                    delivered(customer, order, clock.instant().minus(days)));
        }
        floor.after(Duration.ofDays(1));
        var heard = heardAsGuest ? one : other;
        reached(floor.task(heard), Outcome.of(Disposition.REACHED));

        floor.merge(one, other);

        assertThat(fates(other)).containsExactly("welcome-call SERVED");
        assertThat(floor.openTask(other)).isNull();
        assertThat(database.rows("select source || ' ' || subject from reason where customer_id in (?, ?)", one, other))
                .containsExactly(SOURCE + " " + order);
    }

    @Test
    void a_follow_up_moves_with_the_task_that_somebody_works_on() {
        var one = floor.customer(ana);
        floor.ask(one, "the catalogue");
        floor.sweep();
        var task = floor.task(one);
        queue.claim(task.id(), ana, null);
        var other = floor.customer(ana);

        floor.merge(one, other);

        assertThat(floor.task(other).id()).isEqualTo(task.id());
        assertThat(floor.task(other).status()).isInstanceOf(Claimed.class);
        assertThat(topics.told("heard.follow-ups", other)).containsExactly("io.heard.follow-up.rescheduled");
        reached(floor.task(other), Outcome.of(Disposition.REACHED));
        assertThat(fates(other)).containsExactly("manual SERVED");
        assertThat(floor.followUp(other).id()).isEqualTo(task.followUpId());
        assertThat(floor.followUp(other).status()).isEqualTo(new Fulfilled(Kind.HEARD, clock.instant()));
    }

    @Test
    void of_two_open_follow_ups_one_goes_on_with_the_reasons_and_attempts_of_both() {
        var one = floor.customer(ana);
        floor.ask(one, "the catalogue");
        floor.sweep();
        reached(floor.task(one), Outcome.of(Disposition.NO_ANSWER));
        var ended = floor.followUp(one).id();
        var other = floor.customer(ana);
        floor.ask(other, "the invoice");
        var stays = floor.followUp(other).id();

        floor.merge(one, other);

        assertThat(database.rows(
                        "select id || ' ' || status || ' ' || coalesce(ended_why, '') from follow_up"
                                + " where customer_id = ?",
                        other))
                .containsExactlyInAnyOrder(ended + " CANCELLED MERGED", stays + " WAITING ");
        assertThat(database.rows("select own ->> 'text' from reason where follow_up_id = ? and fate = 'OPEN'", stays))
                .containsExactlyInAnyOrder("the catalogue", "the invoice");
        assertThat(database.rows("select attempt from follow_up where id = ?", stays))
                .containsExactly("2");
        assertThat(count("follow_up", one)).isZero();
    }

    @Test
    void the_follow_up_that_is_being_worked_on_goes_on_whosever_it_was() {
        var one = floor.customer(ana);
        floor.ask(one, "the catalogue");
        floor.sweep();
        var task = floor.task(one);
        queue.claim(task.id(), ana, null);
        var other = floor.customer(ana);
        floor.ask(other, "the invoice");

        floor.merge(one, other);

        assertThat(floor.task(other).id()).isEqualTo(task.id());
        assertThat(database.rows(
                        "select own ->> 'text' from reason where follow_up_id = ? and fate = 'OPEN'",
                        task.followUpId()))
                .containsExactlyInAnyOrder("the catalogue", "the invoice");
    }

    @Test
    void what_was_heard_in_a_call_that_a_joining_overtook_counts() {
        var one = floor.customer(ana);
        var other = floor.customer(ana);
        List.of(one, other).forEach(customer -> floor.ask(customer, "the catalogue"));
        floor.sweep();
        var task = floor.task(one);
        List.of(one, other).forEach(customer -> queue.claim(floor.task(customer).id(), ana, null));

        floor.merge(one, other);

        assertThat(floor.stored(task).status()).isEqualTo(new Cancelled("MERGED", clock.instant()));
        reached(floor.stored(task), Outcome.of(Disposition.REACHED));
        assertThat(database.rows("select disposition from contact where customer_id = ?", other))
                .containsExactly("REACHED");
    }

    @Test
    void nobody_has_to_refuse_twice() {
        var one = floor.customer(ana);
        var other = floor.customer(ana);
        preferring.save(one, refusing(Channel.CALL), 0);
        preferring.save(other, refusing(Channel.EMAIL), 0);

        floor.merge(one, other);

        assertThat(database.rows(
                        "select jsonb_array_elements(preferences -> 'suppressions') ->> 'channel' from customer where id = ?",
                        other))
                .containsExactlyInAnyOrder("CALL", "EMAIL");
    }

    @Test
    void who_was_joined_into_another_leads_to_that_one() {
        var one = floor.customer(ana);
        var other = floor.customer(ana);
        var third = floor.customer(ana);
        floor.ask(one, "the catalogue");

        floor.merge(other, third);
        floor.merge(one, other);
        floor.merge(third, one);

        assertThat(database.rows("select joined_into from customer where id in (?, ?)", one, other))
                .containsOnly(third);
        assertThat(database.rows("select joined_into from customer where id = ?", third))
                .containsExactly("null");
        assertThat(floor.followUp(third).status()).isInstanceOf(Waiting.class);
    }

    @Test
    void whoever_turns_out_to_be_an_erased_customer_is_erased() {
        var one = floor.customer(ana);
        floor.ask(one, "the catalogue");
        var other = floor.customer(ana);
        floor.tell(ShopEvents.event("customer.erased", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"}}""".formatted(other)));

        floor.merge(one, other);

        assertThat(database.rows("select coalesce(name, owner_id, email) from customer where id in (?, ?)", one, other))
                .containsOnly("null");
        assertThat(HISTORY)
                .allSatisfy(table -> assertThat(count(table, one) + count(table, other))
                        .as(table)
                        .isZero());
    }

    private void reached(Task task, Outcome outcome) {
        assertThat(conversations.record(task.id(), ana, outcome, null)).isInstanceOf(Recorded.Done.class);
    }

    private Outcome promising(String text) {
        var promise = new Outcome.Promise(text, floor.at(2, "17:00"), null);
        return new Outcome(Disposition.REACHED, null, List.of(), null, null, List.of(promise), null, null);
    }

    private static PreferencesDocument refusing(Channel channel) {
        return new PreferencesDocument(
                null,
                null,
                null,
                null,
                null,
                List.of(new PreferencesDocument.Suppression(channel.name(), null, "asked us not to", null)));
    }

    private List<String> fates(String customer) {
        return database.rows("select playbook || ' ' || fate from reason where customer_id = ?", customer);
    }

    private long count(String table, String customer) {
        return database.count("select count(*) from " + table + " where customer_id = ?", customer);
    }
}
