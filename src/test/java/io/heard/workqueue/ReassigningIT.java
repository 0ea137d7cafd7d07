package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Promised;
import io.heard.conversation.Promising;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.team.Role;
import io.heard.testing.Floor;
import io.heard.workqueue.Reassignment.Scope;
import io.heard.workqueue.Reassignment.Wish;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReassigningIT {

    @Inject
    Floor floor;

    @Inject
    Reassigning reassigning;

    @Inject
    Succession succession;

    @Inject
    WorkQueue queue;

    @Inject
    CustomerRepository customers;

    @Inject
    Promising promising;

    @Inject
    Clock clock;

    TeamId team;
    RepId ana;
    RepId ben;
    RepId cai;

    @BeforeEach
    void people() {
        floor.tuesday("10:00");
        team = floor.team();
        cai = floor.rep(team, "cai");
        ben = floor.rep(team, "ben");
        ana = floor.rep(team, "ana", Role.REP, Floor.WEEKDAYS, cai);
    }

    @Test
    void what_was_shown_is_done_and_what_somebody_works_on_stays() {
        var people = concernsOfAna(3);
        queue.claim(floor.task(people.getFirst()).id(), ana, null);
        var wish = new Wish(team, ana, ben, Scope.ALL);

        var seen = preview(wish);
        assertThat(seen.tasks()).isEqualTo(2);
        assertThat(seen.claimed()).isEqualTo(1);
        assertThat(seen.customers()).isEqualTo(2);
        assertThat(seen.relationships()).isZero();
        assertThat(seen.receivers()).singleElement().satisfies(receiver -> {
            assertThat(receiver.rep()).isEqualTo(ben);
            assertThat(receiver.before()).isZero();
            assertThat(receiver.after()).isEqualTo(seen.effort());
            assertThat(receiver.room()).isBetween(Duration.ofHours(11), Duration.ofHours(12));
        });
        assertThat(queue.queueOf(ben)).isEmpty();
        var done = reassigning.apply(wish, seen.version());

        assertThat(done).isEqualTo(new Reassigned.Done(seen));
        assertThat(queue.queueOf(ben)).hasSize(2);
        assertThat(floor.task(people.getFirst()).holder()).isEqualTo(ana);
        assertThat(floor.told(floor.task(people.getLast()))).endsWith("task.assigned");
        assertThat(owner(people.getLast())).isEqualTo(ana.value());
    }

    @Test
    void what_has_changed_since_is_not_done() {
        var people = concernsOfAna(2);
        var wish = new Wish(team, ana, ben, Scope.ALL);
        var seen = preview(wish);

        queue.claim(floor.task(people.getFirst()).id(), ana, null);
        var late = reassigning.apply(wish, seen.version());

        assertThat(late)
                .isInstanceOfSatisfying(
                        Reassigned.Changed.class,
                        changed -> assertThat(changed.now().tasks()).isEqualTo(1));
        assertThat(queue.queueOf(ben)).isEmpty();
        assertThat(reassigning.apply(new Wish(team, ana, cai, Scope.ALL), seen.version()))
                .isInstanceOf(Reassigned.Changed.class);
    }

    @Test
    void by_the_rules_the_backup_has_it_first() {
        var people = concernsOfAna(2);
        var wish = new Wish(team, ana, null, Scope.TODAY);

        reassigning.apply(wish, preview(wish).version());

        assertThat(people).allSatisfy(one -> assertThat(floor.task(one).repId()).isEqualTo(cai));
    }

    @Test
    void for_good_customers_and_promises_pass_too() {
        var people = concernsOfAna(1);
        var other = floor.customer(ana);
        promised(other);
        succession.unwanted(floor.customer(ana), ben, null, "lead");
        var wish = new Wish(team, ana, ben, Scope.OWNERSHIP);

        var seen = preview(wish);
        reassigning.apply(wish, seen.version());

        assertThat(seen.relationships()).isEqualTo(3);
        assertThat(seen.promises()).isEqualTo(1);
        assertThat(owner(people.getFirst())).isEqualTo(ben.value());
        assertThat(owner(other)).isEqualTo(ben.value());
        assertThat(succession.waitingFor(ben))
                .singleElement()
                .satisfies(passed -> assertThat(passed.from()).isEqualTo(ana));
        assertThat(seen.receivers()).extracting(Reassignment.Receiver::rep).containsExactly(ben, cai);
        assertThat(preview(wish).isNothing()).isTrue();
    }

    @Test
    void promised_times_that_clash_are_told() {
        var at = floor.at(0, "15:00");
        var ada = floor.customer(ana);
        floor.callBack(ada, at);
        floor.callBack(floor.customer(ben), at.plusSeconds(60));

        var seen = preview(new Wish(team, ana, ben, Scope.OWNERSHIP));

        assertThat(seen.conflicts())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.rep()).isEqualTo(ben));
        assertThat(preview(new Wish(team, ana, cai, Scope.OWNERSHIP)).conflicts())
                .isEmpty();
    }

    @Test
    void what_becomes_too_late_is_told() {
        var many = concernsOfAna(5);
        concernsOf(ben, 5);

        var seen = preview(new Wish(team, ana, ben, Scope.ALL));

        assertThat(seen.tasks()).isEqualTo(many.size());
        assertThat(seen.late())
                .hasSize(seen.lateAfter() - seen.lateBefore())
                .isNotEmpty(); // ten concerns of 20 minutes within two hours
    }

    @Test
    void only_people_of_the_team_give_and_get() {
        var stranger = floor.rep(floor.team(), "eve");

        assertThat(List.of(
                        new Wish(team, stranger, ben, Scope.ALL),
                        new Wish(team, ana, stranger, Scope.ALL),
                        new Wish(team, ana, ana, Scope.ALL)))
                .allSatisfy(wish -> assertThat(reassigning.preview(wish)).isInstanceOf(Reassigned.Refused.class));
    }

    private Reassignment preview(Wish wish) {
        return ((Reassigned.Done) reassigning.preview(wish)).what();
    }

    private List<String> concernsOfAna(int count) {
        return concernsOf(ana, count);
    }

    private List<String> concernsOf(RepId rep, int count) {
        var people =
                IntStream.range(0, count).mapToObj(_ -> floor.customer(rep)).toList();
        people.forEach(one -> floor.concern(one, "the lid is chipped"));
        floor.sweep();
        assertThat(people).allSatisfy(one -> assertThat(floor.task(one).repId()).isEqualTo(rep));
        return people;
    }

    private void promised(String customer) {
        var made = promising.promise(
                customer, "Send the spare lid", clock.instant().plus(Duration.ofDays(3)), ana, ana.value());
        assertThat(made).isInstanceOf(Promised.Made.class);
    }

    private @Nullable String owner(String customer) {
        return QuarkusTransaction.requiringNew()
                .call(() -> customers.byId(customer).map(Customer::ownerId).orElse(null));
    }
}
