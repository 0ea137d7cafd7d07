package io.heard.planning;

import static io.heard.planning.FollowUpBuilder.aFollowUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Intervals;
import io.heard.planning.Placing.LeftOut;
import io.heard.planning.Placing.Planned;
import io.heard.planning.Placing.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayPlanningTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
    private static final RepId ANA = new RepId("ana");
    private static final RepId BEN = new RepId("ben");

    @Test
    void a_plan_can_be_done_whatever_the_team_and_its_work() {
        LongStream.range(0, 2_000).forEach(seed -> {
            var input = RandomPlans.of(seed);

            var plan = DayPlanning.plan(input);

            assertThat(PlanChecker.faults(input, plan)).as("seed %d", seed).isEmpty();
        });
    }

    @Test
    void a_plan_does_not_depend_on_the_order_of_its_input() {
        LongStream.range(0, 200).forEach(seed -> {
            var input = RandomPlans.of(seed);
            var followUps = new ArrayList<>(input.followUps());
            var reps = new ArrayList<>(input.reps());
            Collections.shuffle(followUps, new Random(seed));
            Collections.shuffle(reps, new Random(seed));

            var shuffled = new PlanInput(followUps, reps, input.from(), input.until());

            assertThat(DayPlanning.plan(shuffled)).isEqualTo(DayPlanning.plan(input));
        });
    }

    @Test
    void a_plan_made_again_moves_nobody() {
        var input = week(
                List.of(rep(ANA), rep(BEN)),
                IntStream.range(0, 120).mapToObj(this::anyTime).toList());
        var plan = DayPlanning.plan(input);

        var again = DayPlanning.plan(new PlanInput(
                input.followUps().stream().map(some -> remembered(some, plan)).toList(),
                input.reps(),
                input.from(),
                input.until()));

        assertThat(again.measures().moves()).isZero();
        assertThat(again.placings()).isEqualTo(plan.placings());
    }

    @Test
    void no_due_is_missed_that_the_best_of_all_plans_keeps_when_all_take_equally_long() {
        LongStream.range(0, 400).forEach(seed -> {
            var input = small(new Random(seed), 30, 30);

            assertThat(DayPlanning.plan(input).measures().keptWeight())
                    .as("seed %d", seed)
                    .isEqualTo(best(input));
        });
    }

    @Test
    void a_plan_keeps_nearly_all_that_the_best_of_all_plans_keeps_when_some_take_longer() {
        long kept = 0;
        long best = 0;
        for (long seed = 0; seed < 400; seed++) {
            var input = small(new Random(seed), 10, 60);
            long value = DayPlanning.plan(input).measures().keptWeight();
            kept += value;
            best += best(input);
            assertThat(value).as("seed %d", seed).isLessThanOrEqualTo(best(input));
        }

        assertThat((double) kept / best).isGreaterThan(0.97);
    }

    @Test
    void a_monday_after_a_holiday_keeps_what_matters_most() {
        var reps = List.of(rep(ANA), rep(BEN));
        var monday = windows(MONDAY, "09:00", "17:00");
        var threeTimes = IntStream.range(0, 108)
                .mapToObj(i -> aFollowUp(i, monday, MIDNIGHT.plus(Duration.ofHours(24)))
                        .priority(i % 3 == 0 ? 80 : 20)
                        .build())
                .toList();

        var plan = DayPlanning.plan(week(reps, threeTimes));

        assertThat(plan.measures().planned()).isEqualTo(2 * 288 / 15);
        assertThat(ids(plan, Planned.class).stream().filter(id -> number(id) % 3 == 0))
                .hasSize(36);
        assertThat(missing(plan)).isEqualTo(Duration.ofMinutes(15 * (108 - 38)));
        assertThat(plan.shortages()).singleElement().satisfies(shortage -> {
            assertThat(shortage.gap().day()).isEqualTo(MONDAY);
            assertThat(shortage.gap().why()).isEqualTo(Why.NO_ROOM);
        });
    }

    @Test
    void a_team_that_loses_half_its_reps_at_ten_keeps_the_others_work_where_it_was() {
        var reps =
                IntStream.range(0, 6).mapToObj(i -> rep(new RepId("rep-" + i))).toList();
        var followUps = IntStream.range(0, 48)
                .mapToObj(i -> aFollowUp(i, windows(MONDAY, "09:00", "17:00"), MIDNIGHT.plus(Duration.ofDays(1)))
                        .build())
                .toList();
        var morning = DayPlanning.plan(week(reps, followUps));
        var ten = MIDNIGHT.plus(Duration.ofHours(10));

        var left = followUps.stream()
                .map(some -> remembered(some, morning))
                .map(DayPlanningTest::frozen)
                .toList();
        var input = new PlanInput(
                left,
                IntStream.range(0, 3)
                        .mapToObj(i -> at(ten, new RepId("rep-" + i)))
                        .toList(),
                ten,
                MIDNIGHT.plus(Duration.ofDays(7)));
        var plan = DayPlanning.plan(input);

        assertThat(PlanChecker.faults(input, plan)).isEmpty();
        assertThat(plan.measures().missed()).isZero();
        var places = places(plan);
        left.stream()
                .filter(some ->
                        some.before() != null && some.before().repId().value().compareTo("rep-3") < 0)
                .forEach(some -> assertThat(places.get(some.id())).isEqualTo(some.before()));
    }

    @Test
    void a_resignation_hands_its_customers_to_the_backup() {
        var gone = new RepDays(ANA, Map.of(), List.of("en"), Map.of(), BEN);
        var followUps = IntStream.range(0, 10)
                .mapToObj(i -> aFollowUp(i, windows(MONDAY, "09:00", "17:00"), MIDNIGHT.plus(Duration.ofDays(2)))
                        .ownedBy(ANA)
                        .before(new Slot(MONDAY, ANA))
                        .build())
                .toList();

        var plan = DayPlanning.plan(week(List.of(gone, rep(BEN), rep(new RepId("cleo"))), followUps));

        assertThat(places(plan).values())
                .hasSize(10)
                .allMatch(slot -> slot.repId().equals(BEN));
    }

    @Test
    void a_plan_for_nobody_says_what_is_missing() {
        var followUps = List.of(
                aFollowUp(1, windows(MONDAY, "09:00", "17:00"), MIDNIGHT.plus(Duration.ofDays(1)))
                        .needing(Map.of("coffee", 2), "de")
                        .taking(45)
                        .build(),
                aFollowUp(2, windows(MONDAY, "09:00", "17:00"), MIDNIGHT.plus(Duration.ofDays(30)))
                        .build());

        var plan = DayPlanning.plan(week(List.of(), followUps));

        assertThat(plan.placings())
                .containsExactly(
                        new LeftOut(new UUID(0, 1), Why.NOBODY_HAS_THE_SKILLS), new Placing.Later(new UUID(0, 2)));
        assertThat(plan.shortages())
                .containsExactly(new Shortage(
                        new Gap(Why.NOBODY_HAS_THE_SKILLS, "coffee", "de", "UTC", MONDAY),
                        Duration.ofMinutes(45),
                        List.of(new UUID(0, 1))));
    }

    @Test
    void a_plan_of_nothing_is_empty() {
        var plan = DayPlanning.plan(week(List.of(rep(ANA)), List.of()));

        assertThat(plan.placings()).isEmpty();
        assertThat(plan.days()).isEmpty();
        assertThat(plan.shortages()).isEmpty();
    }

    @Test
    void twenty_customers_of_the_same_hour_do_not_fit_into_one_reps_hour() {
        var hour = windows(MONDAY, "16:00", "17:00");
        var followUps = IntStream.range(0, 20)
                .mapToObj(i ->
                        aFollowUp(i, hour, MIDNIGHT.plus(Duration.ofDays(1))).build())
                .toList();

        var plan = DayPlanning.plan(week(List.of(rep(ANA)), followUps));

        assertThat(plan.measures().planned()).isEqualTo(4);
        assertThat(plan.measures().missed()).isEqualTo(16);
    }

    @Test
    void a_promised_time_is_kept_by_one_rep_for_one_customer() {
        var at = MIDNIGHT.plus(Duration.ofHours(11));
        var promises = IntStream.range(0, 3)
                .mapToObj(i -> aFollowUp(i, Intervals.NONE, at)
                        .ownedBy(ANA)
                        .promised(at)
                        .build())
                .toList();

        var plan = DayPlanning.plan(week(List.of(rep(ANA), rep(BEN)), promises));

        assertThat(places(plan).values()).containsExactlyInAnyOrder(new Slot(MONDAY, ANA), new Slot(MONDAY, BEN));
        assertThat(ids(plan, LeftOut.class)).hasSize(1);
    }

    @Test
    void a_plan_that_is_made_in_the_middle_of_a_minute_keeps_promised_times() {
        var at = MIDNIGHT.plus(Duration.ofHours(11));
        var promise = aFollowUp(1, Intervals.NONE, at).ownedBy(ANA).promised(at).build();
        var made = MIDNIGHT.plus(Duration.ofMillis(10_024_867));

        var plan = DayPlanning.plan(
                new PlanInput(List.of(promise), List.of(rep(ANA)), made, MIDNIGHT.plus(Duration.ofDays(7))));

        assertThat(places(plan).values()).containsExactly(new Slot(MONDAY, ANA));
    }

    @Test
    void nobody_is_planned_for_whom_the_customer_does_not_want() {
        var due = MIDNIGHT.plus(Duration.ofDays(1));
        var wish = aFollowUp(1, windows(MONDAY, "09:00", "17:00"), due)
                .ownedBy(ANA)
                .unwanted(ANA)
                .build();

        assertThat(places(DayPlanning.plan(week(List.of(rep(ANA), rep(BEN)), List.of(wish))))
                        .values())
                .containsExactly(new Slot(MONDAY, BEN));
        assertThat(DayPlanning.plan(week(List.of(rep(ANA)), List.of(wish))).shortages())
                .singleElement()
                .satisfies(shortage -> assertThat(shortage.missing()).isEqualTo(wish.effort()));
    }

    @Test
    void only_urgent_work_uses_what_is_kept_free() {
        var monday = windows(MONDAY, "09:00", "17:00");
        var due = MIDNIGHT.plus(Duration.ofDays(1));
        var followUps = IntStream.range(0, 60)
                .mapToObj(i -> aFollowUp(i, monday, due).urgent(i % 10 == 0).build())
                .toList();

        var plan = DayPlanning.plan(week(List.of(rep(ANA)), followUps));

        assertThat(ids(plan, Planned.class).stream().filter(id -> number(id) % 10 == 0))
                .hasSize(6);
        assertThat(ids(plan, Planned.class).stream().filter(id -> number(id) % 10 != 0))
                .hasSize(288 / 15);
    }

    @Test
    void limits_for_people_hold() {
        var day = workday(MONDAY).limitedTo(2, 5);
        var rep = new RepDays(ANA, Map.of(), List.of("en"), Map.of(MONDAY, day), null);
        var followUps = IntStream.range(0, 10)
                .mapToObj(i -> aFollowUp(i, windows(MONDAY, "09:00", "17:00"), MIDNIGHT.plus(Duration.ofDays(1)))
                        .hard(i < 5)
                        .priority(i < 5 ? 90 : 10)
                        .build())
                .toList();

        var plan = DayPlanning.plan(week(List.of(rep), followUps));

        assertThat(ids(plan, Planned.class)).hasSize(5);
        assertThat(ids(plan, Planned.class).stream().filter(id -> number(id) < 5))
                .hasSize(2);
    }

    @Test
    void owners_get_their_customers_back_where_nothing_is_missed_by_it() {
        var week = windows(MONDAY, "09:00", "17:00");
        var followUps = IntStream.range(0, 38)
                .mapToObj(i -> aFollowUp(i, week, MIDNIGHT.plus(Duration.ofDays(1)))
                        .ownedBy(i < 19 ? BEN : ANA)
                        .build())
                .toList();

        var plan = DayPlanning.plan(week(List.of(rep(ANA), rep(BEN)), followUps));

        assertThat(plan.measures().missed()).isZero();
        assertThat(plan.measures().ownerKept()).isEqualTo(1);
    }

    @Test
    void what_is_overdue_is_due_on_the_first_day_on_which_it_can_be_done() {
        var days = windows(MONDAY, "09:00", "17:00").union(windows(MONDAY.plusDays(1), "09:00", "17:00"));
        var overdue = aFollowUp(1, days, MIDNIGHT.minus(Duration.ofDays(3))).build();

        var plan = DayPlanning.plan(week(List.of(rep(ANA)), List.of(overdue)));

        assertThat(plan.placings()).containsExactly(new Planned(overdue.id(), new Slot(MONDAY, ANA), true));
    }

    @ParameterizedTest(name = "{0} {1}–{2} of a rep in {3}, {4}–{5} of a customer in {6}: {7} of 15 minutes")
    @CsvSource({
        "2026-11-23, 09:00, 17:00, Europe/London,    09:00, 17:00, Asia/Kathmandu,     9",
        "2026-11-01, 00:00, 04:00, America/New_York, 00:30, 02:30, America/New_York,  12",
        "2026-03-29, 00:00, 04:00, Europe/Berlin,    00:30, 03:30, Europe/Berlin,      8",
        "2026-11-26, 09:00, 17:00, Asia/Riyadh,      09:00, 12:00, Asia/Kolkata,       2",
        "2026-10-04, 00:00, 04:00, Australia/Lord_Howe, 01:00, 03:00, Australia/Lord_Howe, 6"
    })
    void windows_and_shifts_meet_on_the_clock_of_the_world(
            LocalDate day, String from, String to, ZoneId repZone, String opens, String closes, ZoneId zone, int room) {
        var shift = RandomPlans.hours(day, repZone, from, to);
        var whole = new Workday(shift, shift.length(), Duration.ZERO, Workday.NO_LIMIT, Workday.NO_LIMIT);
        var rep = new RepDays(ANA, Map.of(), List.of("en"), Map.of(day, whole), null);
        var start = day.minusDays(1).atStartOfDay(LONDON).toInstant();
        var window = RandomPlans.hours(day, zone, opens, closes);
        var followUps = IntStream.range(0, 20)
                .mapToObj(i ->
                        aFollowUp(i, window, start.plus(Duration.ofDays(3))).build())
                .toList();

        var plan = DayPlanning.plan(new PlanInput(followUps, List.of(rep), start, start.plus(Duration.ofDays(4))));

        assertThat(plan.measures().planned()).isEqualTo(room);
    }

    private PlanInput week(List<RepDays> reps, List<Plannable> followUps) {
        return new PlanInput(followUps, reps, MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(7)));
    }

    private Plannable anyTime(int number) {
        int day = number % 3;
        return aFollowUp(
                        number,
                        windows(MONDAY.plusDays(day), "09:00", "17:00"),
                        MIDNIGHT.plus(Duration.ofDays(day + 1)))
                .ownedBy(number % 2 == 0 ? ANA : BEN)
                .priority(number % 90)
                .taking(8 + number % 13)
                .build();
    }

    private static Intervals windows(LocalDate day, String from, String to) {
        return RandomPlans.hours(day, LONDON, from, to);
    }

    private static RepDays rep(RepId id) {
        var days = IntStream.range(0, 5)
                .mapToObj(MONDAY::plusDays)
                .collect(Collectors.toMap(day -> day, DayPlanningTest::workday));
        return new RepDays(id, Map.of(), List.of("en"), days, null);
    }

    private static RepDays at(Instant now, RepId id) {
        var keptUntil = MONDAY.atTime(15, 0).atZone(LONDON).toInstant();
        var today = Workday.left(windows(MONDAY, "09:00", "17:00"), Workday.Share.DEFAULT, keptUntil, now);
        return new RepDays(id, Map.of(), List.of("en"), Map.of(MONDAY, today), null);
    }

    /// Eight hours: 384 minutes are planned, 288 of them for routine work.
    private static Workday workday(LocalDate day) {
        var keptUntil = day.atTime(15, 0).atZone(LONDON).toInstant();
        return Workday.left(windows(day, "09:00", "17:00"), Workday.Share.DEFAULT, keptUntil, MIDNIGHT);
    }

    private static Plannable remembered(Plannable some, DayPlan plan) {
        return some.placed(places(plan).get(some.id()), false);
    }

    private static Plannable frozen(Plannable some) {
        return some.placed(some.before(), some.before() != null);
    }

    private static Map<UUID, Slot> places(DayPlan plan) {
        return plan.placings().stream()
                .filter(Planned.class::isInstance)
                .map(Planned.class::cast)
                .collect(Collectors.toMap(Planned::id, Planned::slot));
    }

    private static Set<UUID> ids(DayPlan plan, Class<? extends Placing> kind) {
        return plan.placings().stream()
                .filter(kind::isInstance)
                .map(Placing::id)
                .collect(Collectors.toSet());
    }

    private static long number(UUID id) {
        return id.getLeastSignificantBits();
    }

    private static Duration missing(DayPlan plan) {
        return plan.shortages().stream().map(Shortage::missing).reduce(Duration.ZERO, Duration::plus);
    }

    /// Up to nine follow-ups, two reps with different skills, two days of 120 minutes each.
    private static PlanInput small(Random random, int shortest, int longest) {
        var reps = new ArrayList<RepDays>();
        for (var id : List.of(ANA, BEN)) {
            var days = IntStream.range(0, 2)
                    .mapToObj(MONDAY::plusDays)
                    .collect(Collectors.toMap(
                            day -> day,
                            day -> new Workday(
                                    windows(day, "09:00", "17:00"),
                                    Duration.ofMinutes(60 + 30 * random.nextInt(2)),
                                    Duration.ZERO,
                                    Workday.NO_LIMIT,
                                    Workday.NO_LIMIT)));
            reps.add(new RepDays(
                    id, id.equals(ANA) ? Map.of("coffee", 1) : Map.of("tea", 1), List.of("en"), days, null));
        }
        var followUps = IntStream.range(0, 9)
                .mapToObj(i -> aFollowUp(
                                i,
                                windows(MONDAY, "09:00", "17:00").union(windows(MONDAY.plusDays(1), "09:00", "17:00")),
                                MIDNIGHT.plus(Duration.ofDays(1 + random.nextInt(2))))
                        .needing(
                                switch (random.nextInt(3)) {
                                    case 0 -> Map.of("coffee", 1);
                                    case 1 -> Map.of("tea", 1);
                                    default -> Map.of();
                                },
                                "en")
                        .taking(shortest + random.nextInt(longest - shortest + 1))
                        .priority(random.nextInt(101))
                        .build())
                .toList();
        return new PlanInput(followUps, reps, MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(7)));
    }

    /// The most weight that any plan of a small input keeps, by trying them all.
    private static long best(PlanInput input) {
        var room = new int[] {minutes(input, 0, 0), minutes(input, 0, 1), minutes(input, 1, 0), minutes(input, 1, 1)};
        return best(input, 0, room);
    }

    private static int minutes(PlanInput input, int rep, int day) {
        return Math.toIntExact(
                Objects.requireNonNull(input.reps().get(rep).days().get(MONDAY.plusDays(day)))
                        .capacity()
                        .toMinutes());
    }

    private static long best(PlanInput input, int next, int[] room) {
        if (next == input.followUps().size()) {
            return 0;
        }
        var some = input.followUps().get(next);
        int effort = Math.toIntExact(some.effort().toMinutes());
        long best = best(input, next + 1, room);
        for (int at = 0; at < room.length; at++) {
            var rep = input.reps().get(at / 2);
            boolean inTime = some.dueAt()
                    .isAfter(MIDNIGHT.plus(Duration.ofDays(at % 2 + 1L).minusSeconds(1)));
            if (room[at] >= effort
                    && inTime
                    && rep.skills()
                            .keySet()
                            .containsAll(some.requirement().skills().keySet())) {
                var less = Arrays.copyOf(room, room.length);
                less[at] -= effort;
                best = Math.max(best, some.weight() + best(input, next + 1, less));
            }
        }
        return best;
    }
}
