package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Because;
import io.heard.database.Uuid7;
import io.heard.dayplan.DayPlanRepository;
import io.heard.dayplan.PlannedWork;
import io.heard.dayplan.ReliefRepository;
import io.heard.dayplan.ShortageRepository;
import io.heard.dayplan.TeamRelief;
import io.heard.dayplan.TeamShortage;
import io.heard.decision.ReasonFact;
import io.heard.followup.FollowUpStatus.Waiting;
import io.heard.followup.ReasonRepository;
import io.heard.planning.Placing.Why;
import io.heard.planning.RepId;
import io.heard.planning.Slot;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.testing.Floor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DayPlannerIT {

    @Inject
    Floor floor;

    @Inject
    DayPlanRepository plans;

    @Inject
    ShortageRepository shortages;

    @Inject
    ReliefRepository reliefs;

    @Inject
    ReasonRepository reasons;

    @Inject
    WorkQueue queue;

    @Inject
    Clock clock;

    TeamId team;

    @BeforeEach
    void aTeam() {
        floor.tuesday("22:30");
        team = floor.team();
    }

    @Test
    void a_day_gets_what_can_be_done_in_it_and_the_rest_comes_on_its_own_day() {
        var ana = floor.limited(team, "ana", 2);
        var people = asked(5, ana);

        floor.to(1, "06:00");

        assertThat(tasks(people)).hasSize(2).allSatisfy(task -> {
            assertThat(task.repId()).isEqualTo(ana);
            assertThat(task.because()).extracting(Because::detail).contains("planned for today");
        });
        assertThat(waitingFor(people, floor.at(1, "06:00"))).hasSize(2);
        assertThat(waitingFor(people, floor.at(2, "06:00"))).hasSize(1);
        floor.to(1, "06:00");
        assertThat(tasks(people)).hasSize(2);
    }

    @Test
    void who_knows_the_customer_has_their_work_and_the_plan_says_so() {
        var ana = floor.rep(team, "ana");
        var ben = floor.rep(team, "ben");
        var hers = asked(2, ana);
        var his = asked(2, ben);

        floor.to(1, "05:00");
        floor.after(Duration.ofMinutes(1));

        assertThat(Stream.concat(hers.stream(), his.stream()).map(this::plan)).allSatisfy(work -> {
            assertThat(work.onTime()).isTrue();
            assertThat(work.gap()).isNull();
        });
        assertThat(hers).extracting(id -> slot(id).repId()).containsOnly(ana);
        assertThat(his).extracting(id -> slot(id).repId()).containsOnly(ben);
        assertThat(in(() -> plans.days(team)))
                .filteredOn(day -> day.slot().day().equals(today()))
                .hasSize(2)
                .allSatisfy(day -> {
                    assertThat(day.capacity()).isEqualTo(Duration.ofHours(12));
                    assertThat(day.keptFree()).isEqualTo(Duration.ofHours(3));
                    assertThat(day.work()).isEqualTo(2);
                });
    }

    @Test
    void the_routine_work_of_who_falls_ill_finds_another_day_or_another_rep_in_the_same_minute() {
        var ana = floor.rep(team, "ana");
        var ben = floor.limited(team, "ben", 1);
        var people = asked(3, ana);
        floor.to(1, "06:00");
        assertThat(tasks(people)).extracting(Task::repId).containsOnly(ana);
        var claimed = tasks(people).getFirst();
        floor.to(0, "08:30");
        assertThat(queue.claim(claimed.id(), ana, null)).isInstanceOf(Claim.Won.class);

        floor.absent(ana, floor.at(1, "22:00"));
        floor.after(Duration.ofMinutes(1));
        floor.sweep();

        assertThat(floor.stored(claimed).holder()).isEqualTo(ana);
        var left =
                people.stream().filter(id -> !id.equals(claimed.customerId())).toList();
        assertThat(left).hasSize(2).allSatisfy(id -> {
            var task = floor.openTask(id);
            var slot = slot(id);
            assertThat(task == null || ben.equals(task.repId())).isTrue();
            assertThat(slot.repId().equals(ben) || slot.day().isAfter(today().plusDays(1)))
                    .isTrue();
        });
        assertThat(left.stream().map(this::plan)).allMatch(PlannedWork::onTime);
    }

    @Test
    void urgent_work_and_promised_times_do_not_wait_for_the_plan() {
        var ana = floor.limited(team, "ana", 1);
        var people = asked(3, ana);
        var promised = floor.customer(ana);
        floor.callBack(promised, floor.at(1, "15:00"));
        floor.to(1, "06:00");
        var waiting = waitingFor(people, floor.at(1, "06:00")).getFirst();

        floor.to(0, "09:00");
        floor.concern(waiting, "the lid is chipped");
        floor.sweep();

        assertThat(floor.task(waiting).urgent()).isTrue();
        floor.to(0, "15:00");
        floor.sweep();
        assertThat(floor.task(promised).promisedAt()).isEqualTo(floor.at(0, "15:00"));
    }

    @Test
    void what_does_not_fit_is_a_shortage_with_whom_it_affects_and_waits_until_its_last_day() {
        var ana = floor.limited(team, "ana", 1);
        var people = floor.bought(14, ana);

        floor.to(9, "06:00");
        floor.after(Duration.ofMinutes(1));

        var shortage = in(() -> shortages.ofTeam(team)).stream()
                .filter(one -> one.gap().why() == Why.NO_ROOM)
                .findFirst()
                .orElseThrow();
        assertThat(shortage.gap().zone()).isEqualTo("Europe/London");
        var affected = in(() -> shortages.affected(team, shortage.gap(), 100));
        assertThat(affected).hasSize(shortage.followUps());
        assertThat(affected.stream().map(PlannedWork::effort).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(shortage.missing());
        assertThat(tasks(people)).hasSize(1);
    }

    @Test
    void the_lead_decides_once_and_for_all_whom_a_shortage_affects() {
        var ana = floor.limited(team, "ana", 1);
        var people = floor.bought(14, ana);
        floor.to(9, "06:00");
        floor.after(Duration.ofMinutes(1));
        var short14 = shortage().orElseThrow();

        decide(short14, TeamRelief.Kind.LATER, 30);
        floor.after(Duration.ofMinutes(1));

        var later = in(() -> reliefs.ofTeam(team, 10)).getFirst();
        assertThat(later.affected()).isEqualTo(short14.followUps());
        assertThat(shortage()).isEmpty();
        assertThat(in(() -> plans.latest(team)).orElseThrow().report().missed()).isZero();
        assertThat(people.stream()
                        .map(floor::followUp)
                        .filter(followUp -> Objects.requireNonNull(followUp.plan()).because().stream()
                                .anyMatch(line -> line.rule().equals("RELIEF"))))
                .hasSize(short14.followUps());
    }

    @Test
    void a_later_decision_about_the_same_shortage_takes_the_place_of_the_one_before() {
        var ana = floor.limited(team, "ana", 1);
        floor.bought(14, ana);
        floor.to(9, "06:00");
        floor.after(Duration.ofMinutes(1));
        var short14 = shortage().orElseThrow();

        decide(short14, TeamRelief.Kind.LATER, 1);
        decide(short14, TeamRelief.Kind.LATER, 30);
        floor.after(Duration.ofMinutes(1));

        assertThat(in(() -> reliefs.inForce(team, clock.instant())))
                .singleElement()
                .satisfies(relief -> {
                    assertThat(relief.amount()).isEqualTo(30);
                    assertThat(relief.affected()).isEqualTo(short14.followUps());
                });
        assertThat(shortage()).isEmpty();
    }

    @Test
    void whom_the_lead_leaves_alone_is_not_called_but_who_asked_for_it_is() {
        var ana = floor.limited(team, "ana", 1);
        var people = floor.bought(14, ana);
        floor.to(9, "06:00");
        floor.after(Duration.ofMinutes(1));
        var affected = affected(shortage().orElseThrow());
        var asking = affected.getFirst();
        floor.concern(asking, "the lid is chipped");

        decide(shortage().orElseThrow(), TeamRelief.Kind.LEAVE_ALONE, 0);
        floor.after(Duration.ofMinutes(1));

        assertThat(affected.stream().filter(id -> !id.equals(asking)))
                .allSatisfy(id -> assertThat(in(() -> reasons.of(List.of(id))).get(id))
                        .singleElement()
                        .satisfies(reason -> {
                            assertThat(reason.fact().fate()).isEqualTo(ReasonFact.Fate.WITHDRAWN);
                            assertThat(reason.why()).isEqualTo(Relieving.SHORTAGE);
                        }));
        assertThat(floor.followUp(asking).status().isOpen()).isTrue();
        assertThat(people).contains(asking);
    }

    @Test
    void who_turns_out_to_be_somebody_else_keeps_their_place() {
        var ana = floor.rep(team, "ana");
        var ada = asked(1, ana).getFirst();
        var known = floor.customer(ana);
        floor.to(1, "05:00");
        floor.after(Duration.ofMinutes(1));
        var slot = slot(ada);

        floor.merge(ada, known);

        assertThat(slot(known)).isEqualTo(slot);
    }

    @Test
    void a_plan_for_nobody_says_whom_it_takes() {
        var ana = floor.rep(team, "ana");
        var people = asked(2, ana);
        floor.absent(ana, floor.at(30, "22:00"));

        floor.to(1, "06:00");
        floor.after(Duration.ofMinutes(1));

        assertThat(people).allSatisfy(id -> {
            assertThat(plan(id).slot()).isNull();
            assertThat(Objects.requireNonNull(plan(id).gap()).why()).isEqualTo(Why.NOBODY_ON_SHIFT_IN_ITS_WINDOWS);
        });
    }

    private void decide(TeamShortage shortage, TeamRelief.Kind kind, int amount) {
        var gap = shortage.gap();
        var now = clock.instant();
        in(() -> {
            reliefs.add(new TeamRelief(
                    Uuid7.at(now),
                    team,
                    new TeamRelief.About(gap.why(), gap.skill(), gap.language(), gap.zone()),
                    kind,
                    amount,
                    "two of us are ill",
                    now.plus(Duration.ofDays(7)),
                    "lea",
                    now,
                    0,
                    null,
                    null));
            plans.planAgain(team, now);
            return team;
        });
    }

    private Optional<TeamShortage> shortage() {
        return in(() -> shortages.ofTeam(team)).stream().findFirst();
    }

    private List<String> affected(TeamShortage shortage) {
        return in(() -> shortages.affected(team, shortage.gap(), 100)).stream()
                .map(PlannedWork::customerId)
                .toList();
    }

    private List<String> asked(int count, RepId owner) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    var id = floor.customer(owner);
                    floor.ask(id, "the new catalogue");
                    return id;
                })
                .toList();
    }

    private List<Task> tasks(List<String> people) {
        return people.stream()
                .map(floor::openTask)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private List<String> waitingFor(List<String> people, Instant wakeAt) {
        return people.stream()
                .filter(id -> floor.followUp(id).status() instanceof Waiting waiting
                        && waiting.wakeAt().equals(wakeAt))
                .toList();
    }

    private PlannedWork plan(String customer) {
        return in(() -> plans.ofCustomers(List.of(customer)))
                .values()
                .iterator()
                .next();
    }

    private Slot slot(String customer) {
        return Objects.requireNonNull(plan(customer).slot());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Floor.LONDON);
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
