package io.heard.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contactlog.Contact.Direction;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Disposition;
import io.heard.decision.ReasonFact;
import io.heard.decision.Standing;
import io.heard.followup.FollowUpStatus.Cancelled;
import io.heard.followup.FollowUpStatus.Fulfilled;
import io.heard.followup.FollowUpStatus.Kind;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.planning.RepId;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.ShopEvents;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestsIT {

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Requests requests;

    @Inject
    Promising promising;

    @Inject
    ContactsByHand contacts;

    @Inject
    ReasonRepository reasons;

    @Inject
    Preferring preferring;

    @Inject
    WorkQueue queue;

    @Inject
    Database database;

    RepId ana;
    String ada;

    @BeforeEach
    void people() {
        ana = floor.rep(floor.team(), "ana");
        floor.tuesday("10:00");
        ada = floor.customer(ana);
    }

    @Test
    void two_requests_make_one_follow_up() {
        var first = requests.manual(request("the catalogue", null, null));
        floor.after(Duration.ofMillis(1)); // of one millisecond, either may come first
        var second = requests.manual(request("the invoice", null, null));

        assertThat(first).isInstanceOfSatisfying(Requested.Created.class, created -> {
            assertThat(created.followUp().nextAt()).isEqualTo(floor.at(0, "10:00"));
            assertThat(created.followUp().dueAt()).isEqualTo(floor.at(7, "10:00"));
        });
        assertThat(second).isInstanceOfSatisfying(Requested.Added.class, added -> {
            assertThat(added.followUp().id())
                    .isEqualTo(((Requested.Created) first).followUp().id());
            assertThat(added.followUp().reasons())
                    .extracting(reason -> reason.text())
                    .containsExactly("the catalogue", "the invoice");
        });
        assertThat(database.count("select count(*) from follow_up where customer_id = ?", ada))
                .isEqualTo(1);
    }

    @Test
    void a_request_can_name_its_time() {
        var requested = requests.manual(request("the catalogue", floor.at(3, "13:00"), floor.at(4, "13:00")));

        assertThat(((Requested.Created) requested).followUp().nextAt()).isEqualTo(floor.at(3, "13:00"));
        assertThat(((Requested.Created) requested).followUp().dueAt()).isEqualTo(floor.at(4, "13:00"));
    }

    @Test
    void nonsense_is_invalid() {
        assertThat(requests.manual(request(" ", null, null)))
                .isInstanceOfSatisfying(
                        Requested.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("text"));
        assertThat(requests.manual(request("x", floor.at(3, "13:00"), floor.at(2, "13:00"))))
                .isInstanceOfSatisfying(
                        Requested.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("dueAt"));
    }

    @Test
    void for_nobody_and_for_the_dead_there_is_no_follow_up() {
        var dead = floor.customer(ana, Standing.DECEASED);

        assertThat(requests.manual(new ManualRequest("nobody", null, "x", null, null, Purpose.SERVICE, "lead")))
                .isEqualTo(new Requested.NoSuchCustomer());
        assertThat(requests.manual(new ManualRequest(dead, null, "x", null, null, Purpose.SERVICE, "lead")))
                .isInstanceOf(Requested.Refused.class);
        assertThat(database.count("select count(*) from follow_up where customer_id = ?", dead))
                .isZero();
    }

    @Test
    void what_is_refused_leaves_nothing_that_could_come_up_later() {
        var dead = floor.customer(ana, Standing.DECEASED);

        requests.manual(new ManualRequest(dead, null, "x", null, null, Purpose.SERVICE, "lead"));

        assertThat(database.count("select count(*) from reason where customer_id = ?", dead))
                .isZero();
    }

    @Test
    void for_an_erased_customer_there_is_none_either() {
        floor.tell(ShopEvents.event(
                "customer.erased", ShopEvents.id(), clock.instant(), "{\"customer\":{\"id\":\"" + ada + "\"}}"));

        assertThat(requests.manual(request("x", null, null))).isEqualTo(new Requested.NoSuchCustomer());
    }

    @Test
    void a_cancelled_follow_up_ends_with_its_task() {
        floor.ask(ada, "the catalogue");
        floor.sweep();
        var task = floor.task(ada);
        queue.claim(task.id(), ana, null);

        var cancelled = requests.cancel(task.followUpId(), "asked in the shop", "lead");

        assertThat(cancelled).isInstanceOf(Cancellation.Done.class);
        assertThat(floor.followUp(ada).status()).isEqualTo(new Cancelled("asked in the shop", clock.instant()));
        assertThat(floor.openTask(ada)).isNull();
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.claimed", "task.cancelled");
        assertThat(database.rows("select fate || ' ' || ended_by_person from reason where customer_id = ?", ada))
                .containsExactly("WITHDRAWN true");
        assertThat(requests.cancel(task.followUpId(), "again", "lead")).isInstanceOf(Cancellation.Refused.class);
        assertThat(requests.cancel(UUID.randomUUID(), "again", "lead")).isEqualTo(new Cancellation.NoSuchFollowUp());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOO_LATE", "NO_LONGER_TRUE"})
    void a_follow_up_that_a_person_cancels_stays_whatever_the_words(String why) {
        floor.ask(ada, "the catalogue");
        var id = floor.followUp(ada).id();

        var cancelled = requests.cancel(id, why, "lead");

        assertThat(cancelled).isInstanceOf(Cancellation.Done.class);
        assertThat(floor.followUp(ada).id()).isEqualTo(id);
        assertThat(floor.followUp(ada).status()).isEqualTo(new Cancelled(why, clock.instant()));
        assertThat(database.rows("select fate || ' ' || why from reason where customer_id = ?", ada))
                .containsExactly("WITHDRAWN lead: " + why);
    }

    @Test
    void a_promise_outside_a_task_is_kept_track_of() {
        var promised = promising.promise(ada, "Call about the lid", floor.at(2, "17:00"), ana, "lead");

        assertThat(promised).isInstanceOfSatisfying(Promised.Made.class, made -> {
            assertThat(made.commitment().ownerId()).isEqualTo(ana);
            assertThat(made.commitment().madeBy()).isEqualTo("lead");
        });
        floor.to(2, "08:00");
        assertThat(floor.task(ada).dueAt()).isEqualTo(floor.at(0, "17:00"));
        assertThat(promising.promise("nobody", "x", floor.at(2, "17:00"), ana, "lead"))
                .isEqualTo(new Promised.NoSuchCustomer());
        assertThat(promising.promise(ada, "x", floor.at(2, "17:00"), new RepId("nobody"), "lead"))
                .isInstanceOf(Promised.Invalid.class);
    }

    @Test
    void a_cancelled_follow_up_unpromises_nothing() {
        floor.ask(ada, "the catalogue");
        promising.promise(ada, "Call about the lid", floor.at(2, "17:00"), ana, "lead");

        requests.cancel(floor.followUp(ada).id(), "asked in the shop", "lead");

        assertThat(floor.followUp(ada).status().isOpen()).isTrue();
        assertThat(database.rows("select playbook || ' ' || fate from reason where customer_id = ?", ada))
                .containsExactlyInAnyOrder("manual WITHDRAWN", "commitment OPEN");
    }

    @Test
    void a_conversation_elsewhere_serves_what_is_open() {
        floor.ask(ada, "the catalogue");
        floor.after(Duration.ofMinutes(10));
        var task = floor.task(ada);

        var logged = contacts.record(byHand(Disposition.REACHED, null));

        assertThat(logged).isInstanceOf(Logged.Done.class);
        assertThat(floor.openTask(ada)).isNull();
        assertThat(floor.followUp(ada).status()).isEqualTo(new Fulfilled(Kind.HEARD, clock.instant()));
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.cancelled");
    }

    @Test
    void a_contact_by_hand_serves_the_reasons_that_it_names_and_no_others() {
        floor.ask(ada, "the catalogue");
        floor.ask(ada, "the invoice");
        floor.sweep();
        floor.after(Duration.ofMinutes(10));
        var catalogue = reasonAbout("the catalogue");

        contacts.record(talkedAbout(List.of(catalogue.fact().id())));

        assertThat(reasonAbout("the catalogue").fact().fate()).isEqualTo(ReasonFact.Fate.SERVED);
        assertThat(reasonAbout("the invoice").isOpen()).isTrue();
        assertThat(floor.followUp(ada).status().isOpen()).isTrue();
        contacts.record(talkedAbout(List.of(reasonAbout("the invoice").fact().id())));
        assertThat(floor.openTask(ada)).isNull();
    }

    private StoredReason reasonAbout(String text) {
        return QuarkusTransaction.requiringNew().call(() -> reasons.of(List.of(ada))).get(ada).stream()
                .filter(reason -> reason.fact().own() != null
                        && reason.fact().own().text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private ContactByHand talkedAbout(List<UUID> served) {
        return new ContactByHand(
                ada, Direction.IN, Channel.CALL, Disposition.REACHED, "All is well", null, served, null, ana.value());
    }

    @Test
    void a_conversation_elsewhere_unpromises_nothing() {
        promising.promise(ada, "Call about the lid", floor.at(2, "17:00"), ana, "lead");
        floor.after(Duration.ofMinutes(10));

        contacts.record(byHand(Disposition.REACHED, null));

        assertThat(floor.followUp(ada).status().isOpen()).isTrue();
    }

    @Test
    void a_contact_by_hand_lies_in_the_past_and_fits_its_channel() {
        assertThat(contacts.record(byHand(Disposition.REACHED, floor.at(1, "10:00"))))
                .isInstanceOf(Logged.Invalid.class);
        assertThat(contacts.record(byHand(Disposition.SENT, null))).isInstanceOf(Logged.Invalid.class);
    }

    @Test
    void new_preferences_plan_again() {
        floor.ask(ada, "the catalogue");
        var evenings = new PreferencesDocument(
                null,
                null,
                null,
                List.of(new PreferencesDocument.Hours(List.of("WED"), "18:00", "20:00", null)),
                null,
                null);

        assertThat(preferring.save(ada, evenings, 0)).isEqualTo(new Preferred.Saved(evenings, 1));

        floor.sweep();
        assertThat(floor.openTask(ada)).isNull();
        assertThat(preferring.save(ada, evenings, 0)).isEqualTo(new Preferred.Stale(1));
        assertThat(preferring.save("nobody", evenings, 0)).isEqualTo(new Preferred.NoSuchCustomer());
        assertThat(preferring.save(ada, new PreferencesDocument("Mars", null, null, null, null, null), 1))
                .isInstanceOf(Preferred.Invalid.class);
        floor.to(1, "18:00");
        assertThat(floor.task(ada)).isNotNull();
    }

    private ManualRequest request(String text, @Nullable Instant notBefore, @Nullable Instant dueAt) {
        return new ManualRequest(ada, null, text, notBefore, dueAt, Purpose.SERVICE, "lead");
    }

    private ContactByHand byHand(Disposition disposition, @Nullable Instant at) {
        return new ContactByHand(ada, Direction.OUT, Channel.CALL, disposition, null, at, null, null, ana.value());
    }
}
