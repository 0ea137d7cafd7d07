package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.planning.RepDays;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.planning.Workday;
import io.heard.planning.Workload;
import io.heard.team.Absence;
import io.heard.team.ClockRange;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.Roster;
import io.heard.team.Shift;
import io.heard.team.Team;
import io.heard.team.WeeklyShifts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrewDaysTest {

    private static final List<String> WEEKDAYS = List.of("MON", "TUE", "WED", "THU", "FRI");
    private static final CrewDays.Today NOTHING = new CrewDays.Today(Map.of(), Map.of(), Map.of());

    /// A Monday, 06:00 in London.
    private static final Instant MONDAY = Instant.parse("2026-11-23T06:00:00Z");

    @Test
    void ten_working_days_with_four_fifths_of_the_shift_and_a_quarter_of_that_kept_free() {
        var crew = crew("Europe/London", MONDAY, NOTHING, rep("ana", "Europe/London", WEEKDAYS, "09:00", "17:00"));

        assertThat(days(crew, "ana"))
                .hasSize(10)
                .containsKeys(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-12-04"));
        assertThat(crew.until()).isEqualTo("2026-12-05T06:00:00Z");
        assertThat(days(crew, "ana").values()).allSatisfy(day -> {
            assertThat(day.capacity()).isEqualTo(Duration.ofMinutes(384));
            assertThat(day.keptFree()).isEqualTo(Duration.ofMinutes(96));
        });
    }

    @Test
    void of_a_day_that_has_begun_only_the_rest_counts_and_nothing_is_kept_free_from_three_on() {
        var crew = crew(
                "Europe/London",
                Instant.parse("2026-11-23T15:00:00Z"),
                NOTHING,
                rep("ana", "Europe/London", WEEKDAYS, "09:00", "17:00"));

        var today = Objects.requireNonNull(days(crew, "ana").get(LocalDate.parse("2026-11-23")));
        assertThat(today.capacity()).isEqualTo(Duration.ofMinutes(96));
        assertThat(today.keptFree()).isZero();
    }

    @Test
    void a_shift_belongs_to_the_teams_day_on_which_it_begins() {
        var kolkata = rep("kim", "Asia/Kolkata", WEEKDAYS, "09:00", "18:00"); // 03:30 to 12:30 in London
        var night = rep("noa", "Europe/London", WEEKDAYS, "22:00", "06:00");
        var auckland = rep("ari", "Pacific/Auckland", List.of("TUE"), "09:00", "17:00"); // Monday 20:00 in London
        var crew = crew("Europe/London", MONDAY, NOTHING, kolkata, night, auckland);

        var ofKim = Objects.requireNonNull(days(crew, "kim").get(LocalDate.parse("2026-11-24")));
        assertThat(ofKim.shift().list().getFirst().start()).isEqualTo("2026-11-24T03:30:00Z");
        assertThat(ofKim.shift().length()).isEqualTo(Duration.ofHours(9));
        var ofNoa = Objects.requireNonNull(days(crew, "noa").get(LocalDate.parse("2026-11-23")));
        assertThat(ofNoa.shift().list().getFirst().end()).isEqualTo("2026-11-24T06:00:00Z");
        assertThat(days(crew, "ari")).containsKey(LocalDate.parse("2026-11-23"));
    }

    @Test
    void a_night_shift_under_way_is_still_of_the_day_before() {
        var crew = crew(
                "Europe/London",
                Instant.parse("2026-11-24T02:00:00Z"),
                NOTHING,
                rep("noa", "Europe/London", WEEKDAYS, "22:00", "06:00"));

        var left = Objects.requireNonNull(days(crew, "noa").get(LocalDate.parse("2026-11-23")));
        assertThat(left.shift().length()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void a_clock_change_in_mid_shift_makes_the_shift_longer_or_shorter() {
        var shift = rep("noa", "Europe/London", List.of("SAT"), "22:00", "06:00");

        var autumn = crew("Europe/London", Instant.parse("2026-10-24T12:00:00Z"), NOTHING, shift);
        var spring = crew("Europe/London", Instant.parse("2027-03-27T12:00:00Z"), NOTHING, shift);

        assertThat(Objects.requireNonNull(days(autumn, "noa").get(LocalDate.parse("2026-10-24")))
                        .shift()
                        .length())
                .isEqualTo(Duration.ofHours(9));
        assertThat(Objects.requireNonNull(days(spring, "noa").get(LocalDate.parse("2027-03-27")))
                        .shift()
                        .length())
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void weekends_are_where_nobody_works() {
        var crew = crew(
                "Asia/Riyadh",
                Instant.parse("2026-11-22T03:00:00Z"), // a Sunday
                NOTHING,
                rep("ali", "Asia/Riyadh", List.of("SUN", "MON", "TUE", "WED", "THU"), "09:00", "17:00"));

        assertThat(days(crew, "ali").keySet())
                .hasSize(10)
                .noneMatch(day -> Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY).contains(day.getDayOfWeek()));
    }

    @Test
    void who_is_away_has_less_of_the_day_and_who_is_absent_has_none() {
        var ana = rep("ana", "Europe/London", WEEKDAYS, "09:00", "17:00");
        var ill = ana.with(ana.shifts(), List.of(new Absence(MONDAY, Instant.parse("2026-11-24T00:00:00Z"), "ill")));
        var back = Instant.parse("2026-11-23T13:00:00Z");

        var away = crew(
                "Europe/London", MONDAY, new CrewDays.Today(Map.of(new RepId("ana"), back), Map.of(), Map.of()), ana);
        var absent = crew("Europe/London", MONDAY, NOTHING, ill);

        assertThat(Objects.requireNonNull(days(away, "ana").get(LocalDate.parse("2026-11-23")))
                        .shift()
                        .list()
                        .getFirst()
                        .start())
                .isEqualTo(back);
        assertThat(away.away()).isEmpty();
        assertThat(days(absent, "ana")).doesNotContainKey(LocalDate.parse("2026-11-23"));
        assertThat(absent.away()).containsExactly(new RepId("ana"));
        assertThat(crew("Europe/London", Instant.parse("2026-11-23T20:00:00Z"), NOTHING, ana)
                        .away())
                .isEmpty();
    }

    @Test
    void limits_for_people_count_what_they_have_done_today() {
        var dir = new Representative(
                new RepId("dir"),
                "Dir",
                null,
                Role.REP,
                new TeamId("care"),
                ZoneId.of("Europe/London"),
                List.of("en"),
                List.of(),
                true,
                3,
                null,
                true,
                WeeklyShifts.NONE,
                List.of(),
                1);
        var id = dir.id();

        var crew = crew(
                "Europe/London",
                MONDAY,
                new CrewDays.Today(Map.of(), Map.of(id, new Workload(Duration.ZERO, 0, 2)), Map.of(id, 1)),
                dir);

        var today = Objects.requireNonNull(days(crew, "dir").get(LocalDate.parse("2026-11-23")));
        var tomorrow = Objects.requireNonNull(days(crew, "dir").get(LocalDate.parse("2026-11-24")));
        assertThat(today.taskLimit()).isEqualTo(1);
        assertThat(today.hardLimit()).isEqualTo(3);
        assertThat(tomorrow.taskLimit()).isEqualTo(3);
        assertThat(tomorrow.hardLimit()).isEqualTo(4);
    }

    private static CrewDays crew(String zone, Instant now, CrewDays.Today today, Representative... reps) {
        var team = new Team(new TeamId("care"), "Care", ZoneId.of(zone), null, 1);
        return CrewDays.of(
                Roster.of(team, List.of(reps), now.minus(CrewDays.BACK), now.plus(CrewDays.AHEAD)), today, now);
    }

    private static Map<LocalDate, Workday> days(CrewDays crew, String id) {
        return crew.reps().stream()
                .filter(rep -> rep.id().value().equals(id))
                .findFirst()
                .map(RepDays::days)
                .orElseThrow();
    }

    private static Representative rep(String id, String zone, List<String> days, String start, String end) {
        return new Representative(
                new RepId(id),
                id,
                null,
                Role.REP,
                new TeamId("care"),
                ZoneId.of(zone),
                List.of("en"),
                List.of(),
                false,
                null,
                null,
                true,
                new WeeklyShifts(List.of(Shift.parse(days, ClockRange.parse(start, end), List.of()))),
                List.of(),
                1);
    }
}
