package io.heard.workqueue;

import static io.heard.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentRepository;
import io.heard.conversation.Conversations;
import io.heard.conversation.Outcome;
import io.heard.conversation.Promised;
import io.heard.conversation.Promising;
import io.heard.conversation.Recorded;
import io.heard.customer.CustomerRepository;
import io.heard.dayplan.DayPlanRepository;
import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.rulebook.Settings;
import io.heard.task.Handoff;
import io.heard.task.Handoff.Kind;
import io.heard.task.HandoffId;
import io.heard.task.HandoffRepository;
import io.heard.task.HandoffStatus.Accepted;
import io.heard.task.HandoffStatus.Declined;
import io.heard.task.HandoffStatus.Expired;
import io.heard.task.HandoffStatus.Offered;
import io.heard.task.HandoffStatus.Overtaken;
import io.heard.task.HandoffStatus.Why;
import io.heard.task.HandoffStatus.Withdrawn;
import io.heard.task.Task;
import io.heard.task.TaskStatus.Claimed;
import io.heard.task.TaskStatus.Completed;
import io.heard.task.TaskStatus.Pending;
import io.heard.team.Presence;
import io.heard.team.PresenceRepository;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.SettingsBuilder;
import io.heard.testing.ShopEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HandoffsIT {

    private static final String STORY = "The valve leaks, and the water is turned off.";

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Handoffs handoffs;

    @Inject
    HandoffLife life;

    @Inject
    HandoffRepository stored;

    @Inject
    WorkQueue queue;

    @Inject
    Conversations conversations;

    @Inject
    Declining declining;

    @Inject
    Succession succession;

    @Inject
    Promising promising;

    @Inject
    CommitmentRepository commitments;

    @Inject
    CustomerRepository customers;

    @Inject
    PresenceRepository presences;

    @Inject
    TaskViews views;

    @Inject
    DayPlanRepository plans;

    @Inject
    Database database;

    TeamId team;
    RepId lea;
    RepId ana;
    RepId ben;
    RepId cai;

    @BeforeEach
    void people() {
        floor.tuesday("10:00");
        team = floor.team();
        lea = floor.lead(team, "lea");
        ana = floor.rep(team, "ana");
        ben = floor.rep(team, "ben");
        cai = floor.rep(team, "cai");
    }

    @Test
    void a_live_handoff_passes_the_claim_and_nothing_that_the_customer_has_waited() {
        var task = claimed();
        var promise = promised(task);
        floor.after(Duration.ofMinutes(7));

        var offer = done(offer(task, Kind.LIVE, ben));
        assertThat(offer.status()).isEqualTo(new Offered(clock.instant().plusSeconds(60)));
        assertThat(floor.stored(task).holder()).isEqualTo(ana);
        assertThat(queue.view(task.id(), new Viewer.Rep(ben))).isEmpty();
        assertThat(queue.read(task.id(), new Viewer.Rep(ben))).isPresent();
        assertThat(queue.read(task.id(), new Viewer.Rep(cai))).isEmpty();
        assertThat(queue.claim(task.id(), ben, null)).isInstanceOf(Claim.NoSuchTask.class);
        var accepted = done(handoffs.accept(offer.id(), new Viewer.Rep(ben)));

        var after = floor.stored(task);
        assertThat(accepted.status()).isEqualTo(new Accepted(clock.instant()));
        assertThat(after.status()).isEqualTo(new Claimed(ben, clock.instant().plus(Duration.ofMinutes(30))));
        assertThat(after.repId()).isEqualTo(ben);
        assertThat(after.createdAt()).isEqualTo(task.createdAt());
        assertThat(after.dueAt()).isEqualTo(task.dueAt());
        assertThat(after.because().getLast().detail()).isEqualTo(ana + " handed it over to " + ben);
        assertThat(owner(task)).isEqualTo(ana.value());
        assertThat(promise(promise).ownerId()).isEqualTo(ana);
        assertThat(outcome(task, ana)).isInstanceOf(Recorded.Refused.class);
        assertThat(outcome(task, ben)).isInstanceOf(Recorded.Done.class);
        assertThat(floor.told(task))
                .containsExactly(
                        "task.assigned", "task.claimed", "task.handed-off", "task.handed-off", "task.completed");
        assertThat(told(task)).containsExactly(ben.value(), ben.value());
    }

    @Test
    void a_live_offer_that_nobody_answers_ends_after_sixty_seconds_and_the_giver_asks_the_next() {
        var task = claimed();
        var offer = done(offer(task, Kind.LIVE, ben));

        floor.after(Duration.ofSeconds(61));

        assertThat(now(offer).status()).isEqualTo(new Expired(offer.offeredAt().plusSeconds(60)));
        assertThat(floor.stored(task)).isEqualTo(task);
        assertThat(told(task)).containsExactly(ben.value(), ana.value());
        assertThat(handoffs.accept(offer.id(), new Viewer.Rep(ben))).isInstanceOf(Handed.Refused.class);
        assertThat(queue.read(task.id(), new Viewer.Rep(ben))).isEmpty();
        var next = done(offer(task, Kind.LIVE, null));
        assertThat(next.to()).isNotIn(ana, ben);
    }

    @Test
    void a_handoff_for_later_leaves_the_task_with_the_giver_until_it_is_accepted() {
        var task = claimed();
        var promise = promised(task);
        var offer = done(handoffs.offer(task.id(), new Viewer.Rep(ana), new Offer(Kind.LATER, ben, null, STORY, true)));

        assertThat(offer.status()).isEqualTo(new Offered(first(floor.at(0, "22:00"), task.dueAt())));
        assertThat(life.offeredTo(ben)).containsExactly(offer);
        assertThat(life.offeredBy(ana)).containsExactly(offer);
        assertThat(views.of(floor.stored(task)).handoff()).isNotNull();
        floor.after(Duration.ofMinutes(31));
        assertThat(floor.stored(task).status()).isInstanceOf(Pending.class);
        assertThat(floor.stored(task).repId()).isEqualTo(ana);

        var accepted = done(handoffs.accept(offer.id(), new Viewer.Rep(ben)));

        assertThat(accepted.status()).isInstanceOf(Accepted.class);
        assertThat(floor.stored(task).status()).isEqualTo(new Pending(clock.instant()));
        assertThat(floor.stored(task).repId()).isEqualTo(ben);
        assertThat(floor.stored(task).createdAt()).isEqualTo(task.createdAt());
        assertThat(queue.queueOf(ben)).extracting(Task::id).contains(task.id());
        assertThat(promise(promise).ownerId()).isEqualTo(ben);
        assertThat(succession.waitingFor(ben)).isEmpty();
        assertThat(owner(task)).isEqualTo(ana.value());
        assertThat(life.offeredTo(ben)).isEmpty();
    }

    @Test
    void what_somebody_has_taken_over_stays_theirs_when_it_is_planned_again_for_another_day() {
        var task = routine();
        done(handoffs.accept(done(offer(task, Kind.LATER, ben)).id(), new Viewer.Rep(ben)));

        floor.to(1, "10:00");
        floor.after(Duration.ofMinutes(1));

        var again = floor.task(task.customerId());
        assertThat(again.id()).isNotEqualTo(task.id());
        assertThat(again.repId()).isEqualTo(ben);
        assertThat(again.because().getLast().detail()).isEqualTo("has taken it over");
        var planned = in(() -> plans.ofCustomers(List.of(task.customerId()))).get(task.followUpId());
        assertThat(Objects.requireNonNull(planned.slot()).repId()).isEqualTo(ben);
    }

    @Test
    void a_refusal_leaves_it_where_it_is_and_says_why() {
        var task = claimed();
        var offer = done(offer(task, Kind.LATER, ben));

        assertThat(handoffs.decline(offer.id(), new Viewer.Rep(ana), "no")).isInstanceOf(Handed.Refused.class);
        assertThat(handoffs.accept(offer.id(), new Viewer.Rep(lea))).isInstanceOf(Handed.Refused.class);
        assertThat(handoffs.accept(offer.id(), new Viewer.Rep(cai))).isInstanceOf(Handed.NoSuch.class);
        var refused = done(handoffs.decline(offer.id(), new Viewer.Rep(ben), "I am at lunch"));

        assertThat(refused.status()).isEqualTo(new Declined("I am at lunch", clock.instant()));
        assertThat(floor.stored(task)).isEqualTo(task);
        assertThat(done(offer(task, Kind.LATER, null)).to()).isNotEqualTo(ben);
    }

    @Test
    void the_company_says_how_long_an_offer_stands_and_the_sweep_ends_it() {
        var task = routine();
        var before = new Settings[1];
        floor.set(settings -> {
            before[0] = settings;
            return SettingsBuilder.like(settings)
                    .handoffWait(Duration.ofHours(2))
                    .build();
        });
        try {
            var offer = done(offer(task, Kind.LATER, ben));
            assertThat(offer.status()).isEqualTo(new Offered(clock.instant().plus(Duration.ofHours(2))));

            floor.after(Duration.ofHours(2));

            assertThat(now(offer).status()).isInstanceOf(Expired.class);
            assertThat(floor.stored(task).repId()).isEqualTo(ana);
        } finally {
            floor.set(_ -> before[0]);
        }
    }

    @Test
    void what_was_handed_to_two_people_goes_to_the_lead_who_is_not_asked() {
        var task = routine();
        var first = done(offer(task, Kind.LATER, ben));
        done(handoffs.accept(first.id(), new Viewer.Rep(ben)));
        var second = done(offer(task, Kind.LATER, cai, ben));
        done(handoffs.decline(second.id(), new Viewer.Rep(cai), "not my field"));

        var third = done(offer(task, Kind.LATER, ana, ben));

        assertThat(third.to()).isEqualTo(lea);
        assertThat(third.status()).isInstanceOf(Accepted.class);
        assertThat(floor.stored(task).repId()).isEqualTo(lea);
        assertThat(floor.stored(task).createdAt()).isEqualTo(task.createdAt());
        assertThat(offer(task, Kind.LATER, ana, lea)).isInstanceOf(Handed.Refused.class);
    }

    @Test
    void the_same_person_twice_is_one_bounce_and_what_was_withdrawn_is_none() {
        var task = routine();
        for (int i = 0; i < 2; i++) {
            done(handoffs.decline(done(offer(task, Kind.LATER, ben)).id(), new Viewer.Rep(ben), "no"));
        }
        done(handoffs.withdraw(done(offer(task, Kind.LATER, cai)).id(), new Viewer.Rep(ana)));

        assertThat(done(offer(task, Kind.LATER, cai)).to()).isEqualTo(cai);
    }

    @Test
    void an_offer_needs_who_has_it_and_who_can_take_it() {
        var task = claimed();
        var hans = floor.speaking(team, "hans", List.of("de"));
        presence(cai, new Presence(Presence.Status.BUSY, clock.instant().plusSeconds(3600)));

        assertThat(offer(task, Kind.LATER, cai, ben)).isInstanceOf(Handed.NoSuch.class);
        assertThat(offer(task, Kind.LIVE, ben, lea)).isInstanceOf(Handed.Refused.class);
        assertThat(offer(task, Kind.LATER, ana)).isEqualTo(new Handed.Invalid("to", "has it already"));
        assertThat(offer(task, Kind.LATER, new RepId("nobody"))).isInstanceOf(Handed.Invalid.class);
        assertThat(offer(task, Kind.LATER, hans)).isInstanceOf(Handed.Invalid.class);
        assertThat(offer(task, Kind.LIVE, cai)).isInstanceOf(Handed.Refused.class);
        assertThat(handoffs.offer(
                        task.id(),
                        new Viewer.Rep(ana),
                        new Offer(Kind.LATER, ben, Skill.parse("heating"), STORY, false)))
                .isEqualTo(new Handed.Invalid("to", "has not the skill heating"));
        assertThat(handoffs.offer(
                        task.id(),
                        new Viewer.Rep(ana),
                        new Offer(Kind.LATER, null, Skill.parse("heating"), STORY, false)))
                .isInstanceOf(Handed.Refused.class);

        var byTheLead = done(offer(task, Kind.LATER, ben, lea));
        assertThat(byTheLead.from()).isEqualTo(ana);
        assertThat(offer(task, Kind.LATER, ben)).isInstanceOf(Handed.Refused.class);
        assertThat(done(handoffs.withdraw(byTheLead.id(), new Viewer.Everything()))
                        .status())
                .isInstanceOf(Withdrawn.class);
        var fritz = floor.skilled(team, "fritz", "heating:3");
        assertThat(done(handoffs.offer(
                                task.id(),
                                new Viewer.Rep(ana),
                                new Offer(Kind.LIVE, null, Skill.parse("heating:2"), STORY, false)))
                        .to())
                .isEqualTo(fritz);
    }

    @Test
    void a_task_that_ends_or_passes_ends_its_offer() {
        var ended = claimed();
        var first = done(offer(ended, Kind.LATER, ben));
        assertThat(outcome(ended, ana)).isInstanceOf(Recorded.Done.class);
        assertThat(handoffs.accept(first.id(), new Viewer.Rep(ben))).isInstanceOf(Handed.Refused.class);
        assertThat(now(first).status()).isEqualTo(new Overtaken(Why.TASK_ENDED, clock.instant()));

        var passed = claimed();
        var second = done(offer(passed, Kind.LATER, ben));
        declining.decline(passed.id(), ana, "not for me", null);
        floor.sweep();
        assertThat(now(second).status()).isInstanceOf(Overtaken.class);
        assertThat(now(second).status().reason()).isEqualTo("TASK_PASSED");
    }

    @Test
    void an_offer_to_somebody_who_leaves_ends_and_so_does_that_of_a_giver_who_leaves() {
        var task = claimed();
        var toBen = done(offer(task, Kind.LATER, ben));
        leaves(ben);
        floor.sweep();
        assertThat(now(toBen).status().reason()).isEqualTo("RECEIVER_LEFT");
        assertThat(floor.stored(task).holder()).isEqualTo(ana);

        var toCai = done(offer(task, Kind.LATER, cai));
        leaves(ana);
        floor.after(Duration.ofMinutes(1));
        floor.sweep();
        assertThat(now(toCai).status().reason()).isEqualTo("TASK_PASSED");
        assertThat(floor.stored(task).holder()).isNotNull().isNotEqualTo(ana);
        assertThat(floor.stored(task).createdAt()).isEqualTo(task.createdAt());
    }

    @Test
    void whom_the_customer_does_not_want_cannot_be_offered_it_nor_accept_it() {
        var task = claimed();
        var offer = done(offer(task, Kind.LATER, ben));
        succession.unwanted(task.customerId(), ben, null, "lead");

        assertThat(handoffs.accept(offer.id(), new Viewer.Rep(ben))).isInstanceOf(Handed.Refused.class);
        assertThat(now(offer).status().reason()).isEqualTo("RECEIVER_UNWANTED");
        assertThat(offer(task, Kind.LATER, ben)).isInstanceOf(Handed.Invalid.class);
    }

    @Test
    void an_erased_customer_leaves_no_note_behind() {
        var task = claimed();
        done(handoffs.decline(done(offer(task, Kind.LATER, ben)).id(), new Viewer.Rep(ben), "no"));
        declining.decline(task.id(), ana, "not for me", null);

        floor.tell(ShopEvents.event(
                "customer.erased",
                ShopEvents.id(),
                clock.instant(),
                "{\"customer\":{\"id\":\"" + task.customerId() + "\"}}"));

        assertThat(database.count("select count(*) from handoff where customer_id = ?", task.customerId()))
                .isZero();
        assertThat(database.count("select count(*) from declined_task where customer_id = ?", task.customerId()))
                .isZero();
    }

    @RepeatedTest(8)
    void of_an_acceptance_and_a_withdrawal_at_once_exactly_one_wins() throws Exception {
        var task = claimed();
        var offer = done(offer(task, Kind.LIVE, ben));

        var both = atOnce(List.of(
                () -> handoffs.accept(offer.id(), new Viewer.Rep(ben)),
                () -> handoffs.withdraw(offer.id(), new Viewer.Rep(ana))));

        assertThat(both).filteredOn(Handed.Done.class::isInstance).hasSize(1);
        boolean isAccepted = both.getFirst() instanceof Handed.Done;
        assertThat(now(offer).status()).isInstanceOf(isAccepted ? Accepted.class : Withdrawn.class);
        assertThat(floor.stored(task).holder()).isEqualTo(isAccepted ? ben : ana);
    }

    @RepeatedTest(8)
    void of_an_acceptance_and_an_outcome_at_once_exactly_one_wins() throws Exception {
        var task = claimed();
        var offer = done(offer(task, Kind.LIVE, ben));

        var both = atOnce(List.<Callable<Object>>of(
                () -> handoffs.accept(offer.id(), new Viewer.Rep(ben)), () -> outcome(task, ana)));

        boolean isAccepted = both.getFirst() instanceof Handed.Done;
        assertThat(both.getLast()).isInstanceOf(isAccepted ? Recorded.Refused.class : Recorded.Done.class);
        var after = floor.stored(task);
        assertThat(after.status()).isInstanceOf(isAccepted ? Claimed.class : Completed.class);
        floor.sweep();
        assertThat(now(offer).status()).isInstanceOf(isAccepted ? Accepted.class : Overtaken.class);
    }

    private Handed offer(Task task, Kind kind, @Nullable RepId to) {
        return offer(task, kind, to, ana);
    }

    private Handed offer(Task task, Kind kind, @Nullable RepId to, RepId by) {
        return handoffs.offer(task.id(), new Viewer.Rep(by), new Offer(kind, to, null, STORY, false));
    }

    private static Handoff done(Handed handed) {
        assertThat(handed).isInstanceOf(Handed.Done.class);
        return ((Handed.Done) handed).handoff();
    }

    private Handoff now(Handoff offer) {
        HandoffId id = offer.id();
        return in(() -> stored.byId(id).orElseThrow());
    }

    private Recorded outcome(Task task, RepId by) {
        var outcome = new Outcome(Disposition.REACHED, "all is well", List.of(), null, null, List.of(), null, null);
        return conversations.record(task.id(), by, outcome, null);
    }

    private Task claimed() {
        var ada = floor.customer(ana);
        floor.concern(ada, "the valve leaks");
        floor.sweep();
        var won = queue.claim(floor.task(ada).id(), ana, null);
        assertThat(won).isInstanceOf(Claim.Won.class);
        return ((Claim.Won) won).task();
    }

    private Task routine() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        return floor.task(ada);
    }

    private Commitment promised(Task task) {
        var made = promising.promise(
                task.customerId(), "Send a plumber", clock.instant().plus(Duration.ofDays(2)), ana, ana.value());
        return ((Promised.Made) made).commitment();
    }

    private Commitment promise(Commitment promise) {
        return in(() -> commitments.byId(promise.id()).orElseThrow());
    }

    private @Nullable String owner(Task task) {
        return in(() -> customers.byId(task.customerId()).orElseThrow()).ownerId();
    }

    /// To whom it was told what became of offers, oldest first.
    private List<String> told(Task task) {
        return database.rows(
                "select representative_id from outbox where subject_id = ? and type = 'io.heard.task.handed-off' order by seq",
                task.id().value());
    }

    private void presence(RepId rep, Presence presence) {
        in(() -> {
            presences.set(rep, presence, clock.instant());
            return rep;
        });
    }

    private void leaves(RepId rep) {
        database.update("update representative set active = false, version = version + 1 where id = ?", rep.value());
    }

    private static Instant first(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
