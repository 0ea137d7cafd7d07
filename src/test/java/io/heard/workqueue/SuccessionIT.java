package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentRepository;
import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.conversation.ContactByHand;
import io.heard.conversation.ContactsByHand;
import io.heard.conversation.Promised;
import io.heard.conversation.Promising;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.decision.Disposition;
import io.heard.insight.Continuity;
import io.heard.insight.ContinuityRepository;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.TaskStatus.Pending;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.Saving;
import io.heard.team.TeamRepository;
import io.heard.testing.Floor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SuccessionIT {

    @Inject
    Floor floor;

    @Inject
    Succession succession;

    @Inject
    WorkQueue queue;

    @Inject
    TeamRepository teams;

    @Inject
    CustomerRepository customers;

    @Inject
    CommitmentRepository commitments;

    @Inject
    ContactsByHand contacts;

    @Inject
    Promising promising;

    @Inject
    ContinuityRepository continuity;

    @Inject
    Clock clock;

    TeamId team;
    RepId ben;
    RepId ana;

    @BeforeEach
    void people() {
        floor.tuesday("10:00");
        team = floor.team();
        ben = floor.rep(team, "ben");
        ana = floor.rep(team, "ana", Role.REP, Floor.WEEKDAYS, ben);
    }

    @Test
    void what_somebody_had_who_leaves_passes_within_a_minute() {
        var lead = floor.lead(team, "lea");
        var ada = floor.customer(ana);
        floor.concern(ada, "the lid is chipped");
        floor.sweep();
        var task = floor.task(ada);
        assertThat(queue.claim(task.id(), ana, null)).isInstanceOf(Claim.Won.class);
        var promise = promised(ada, ana, clock.instant().plus(Duration.ofDays(3)));

        leaves(ana);
        floor.after(Duration.ofMinutes(1));

        assertThat(owner(ada)).isEqualTo(ben.value());
        assertThat(floor.stored(task).repId()).isEqualTo(ben);
        assertThat(floor.stored(task).status()).isInstanceOf(Pending.class);
        assertThat(stored(promise).ownerId()).isEqualTo(ben);
        assertThat(succession.waitingFor(ben)).singleElement().satisfies(passed -> {
            assertThat(passed.from()).isEqualTo(ana);
            assertThat(passed.acceptUntil())
                    .isBetween(
                            clock.instant().plus(Duration.ofHours(23)),
                            clock.instant().plus(Duration.ofHours(24)));
        });
        assertThat(lead).isNotNull();
    }

    @Test
    void a_promise_that_nobody_accepts_in_time_is_the_leads() {
        var lead = floor.lead(team, "lea");
        var kept = promised(floor.customer(ana), ana, clock.instant().plus(Duration.ofDays(3)));
        var forgotten = promised(floor.customer(ana), ana, clock.instant().plus(Duration.ofDays(3)));
        leaves(ana);
        floor.after(Duration.ofMinutes(1));

        assertThat(succession.accept(kept.id(), ana)).isFalse();
        assertThat(succession.accept(kept.id(), ben)).isTrue();
        assertThat(succession.accept(kept.id(), ben)).isFalse();
        floor.after(Duration.ofDays(1).plusMinutes(1));

        assertThat(stored(kept).ownerId()).isEqualTo(ben);
        assertThat(stored(forgotten).ownerId()).isEqualTo(lead);
        assertThat(succession.waitingFor(ben)).isEmpty();
    }

    @Test
    void a_customer_who_asks_for_somebody_else_is_never_theirs_again_until_it_is_lifted() {
        var cai = floor.rep(team, "cai");
        var ada = floor.customer(ana);
        talked(ada, cai);
        floor.concern(ada, "the lid is chipped");
        floor.sweep();
        assertThat(floor.task(ada).repId()).isEqualTo(ana);

        assertThat(succession.unwanted(ada, ana, "too loud", "lead")).isTrue();
        assertThat(succession.unwanted(ada, ana, null, "lead")).isFalse();

        assertThat(owner(ada)).isEqualTo(cai.value());
        assertThat(floor.task(ada).repId()).isEqualTo(cai);
        assertThat(queue.queueOf(ana)).isEmpty();
        talked(ada, ana);
        assertThat(owner(ada)).isEqualTo(cai.value());
        assertThat(succession.lift(ada, ana)).isTrue();
        floor.after(Duration.ofMinutes(5));
        talked(ada, ana);
        assertThat(owner(ada)).isEqualTo(ana.value());
    }

    @Test
    void without_anybody_else_the_work_is_the_teams_and_not_in_the_list_of_whom_they_do_not_want() {
        var ada = floor.customer(ana);
        succession.unwanted(ada, ben, null, "lead");
        succession.unwanted(ada, ana, null, "lead");

        floor.concern(ada, "the lid is chipped");
        floor.sweep();

        assertThat(owner(ada)).isNull();
        assertThat(floor.task(ada).teamId()).isNotNull();
        assertThat(floor.task(ada).repId()).isNotIn(ana, ben);
        assertThat(queue.queueOf(ana)).isEmpty();
        assertThat(queue.queueOf(ben)).isEmpty();
    }

    @Test
    void continuity_counts_who_talked_to_whom_they_knew() {
        var from = clock.instant();
        var ada = floor.customer(ana);
        in(() -> {
            customers.reown(ada, null, null);
            customers.passOn(Collections.singletonMap(ada, null));
            return true;
        });
        for (var rep : List.of(ana, ana, ben, ben)) {
            floor.after(Duration.ofMinutes(5));
            talked(ada, rep);
        }
        floor.after(Duration.ofMinutes(5));

        var counted = in(() -> continuity.byTeam(from, clock.instant()));

        assertThat(counted).contains(new Continuity(team, 3, 2, 1));
        assertThat(new Continuity(team, 3, 2, 1).percent()).isEqualTo(67);
    }

    private void leaves(RepId id) {
        in(() -> {
            var rep = teams.rep(id).orElseThrow();
            var gone = new Representative(
                    rep.id(),
                    rep.name(),
                    rep.email(),
                    rep.role(),
                    rep.teamId(),
                    rep.zone(),
                    rep.languages(),
                    rep.skills(),
                    rep.occasional(),
                    rep.dailyLimit(),
                    rep.backupId(),
                    false,
                    rep.shifts(),
                    rep.absences(),
                    rep.version());
            assertThat(teams.update(gone, rep.version())).isInstanceOf(Saving.Saved.class);
            return true;
        });
    }

    private Commitment promised(String customer, RepId by, Instant dueAt) {
        var made = promising.promise(customer, "Send the spare lid", dueAt, by, by.value());
        assertThat(made).isInstanceOf(Promised.Made.class);
        return ((Promised.Made) made).commitment();
    }

    private Commitment stored(Commitment promise) {
        return in(() -> commitments.byId(promise.id()).orElseThrow());
    }

    private void talked(String customer, RepId by) {
        contacts.record(new ContactByHand(
                customer,
                Contact.Direction.IN,
                Channel.CALL,
                Disposition.REACHED,
                null,
                null,
                List.of(),
                null,
                by.value()));
    }

    private @Nullable String owner(String customer) {
        return in(() -> customers.byId(customer).map(Customer::ownerId).orElse(null));
    }

    private static <T extends @Nullable Object> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
