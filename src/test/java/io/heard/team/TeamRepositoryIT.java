package io.heard.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TeamRepositoryIT {

    static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    static final WeeklyShifts SHIFTS = WeeklyShiftsTest.shifts(
            WeeklyShiftsTest.shift(List.of("MON", "TUE"), "09:00-17:00", "12:00-12:30"),
            WeeklyShiftsTest.shift(List.of("SAT"), "22:00-24:00")
                    .in(new Rhythm(LocalDate.parse("2026-11-28"), LocalDate.parse("2027-02-28"), 2)));

    @Inject
    TeamRepository teams;

    /// Each test has a team of its own, because all share one database.
    final String own = UUID.randomUUID().toString();

    final TeamId care = new TeamId("care-" + own);

    @Test
    void a_team_and_its_reps_come_back_as_they_went_in() {
        var team = added(new Team(care, "Care", ZoneId.of("Europe/Lisbon"), new RepId("liv"), 1));
        var ben = added(rep("ben", null));
        var ana = added(rep("ana", ben.id()));

        assertThat(in(() -> teams.team(care))).contains(team);
        assertThat(in(() -> teams.rep(ana.id()))).contains(ana);
        assertThat(ana.shifts()).isEqualTo(SHIFTS);
        assertThat(ana.absences()).hasSize(1);
    }

    @Test
    void a_change_needs_the_version_that_it_was_based_on() {
        added(team());
        var ana = added(rep("ana", null));

        assertThat(in(() -> teams.update(ana, 1))).isEqualTo(new Saving.Saved<>(version(ana, 2)));
        assertThat(in(() -> teams.update(ana, 1))).isEqualTo(new Saving.Stale<>(2));
        assertThat(in(() -> teams.update(rep("nobody", null), 1))).isEqualTo(new Saving.NoSuch<>());
        assertThat(in(() -> teams.rep(ana.id()))).contains(version(ana, 2));
        assertThat(in(() -> teams.update(team(), 1))).isInstanceOf(Saving.Saved.class);
        assertThat(in(() -> teams.update(team(), 1))).isEqualTo(new Saving.Stale<>(2));
    }

    @Test
    void what_is_there_is_not_added_again() {
        added(team());
        added(rep("ana", null));

        assertThat(in(() -> teams.add(team()))).isEqualTo(new Saving.Exists<>());
        assertThat(in(() -> teams.add(rep("ana", null)))).isEqualTo(new Saving.Exists<>());
    }

    @Test
    void an_unknown_team_or_backup_is_named() {
        assertThat(in(() -> teams.add(rep("ana", null))))
                .isEqualTo(new Saving.Invalid<>("teamId: there is no team '" + care + "'"));
        added(team());
        var nobody = new RepId("nobody-" + own);
        assertThat(in(() -> teams.add(rep("ana", nobody))))
                .isEqualTo(new Saving.Invalid<>("backupId: there is no representative '" + nobody + "'"));
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        added(team());
        var all = Stream.of("ana", "ben", "cai")
                .map(name -> added(rep(name, null)))
                .toList();

        var first = in(() -> teams.reps(care, null, 2));
        var second = in(() -> teams.reps(care, first.next(), 2));

        assertThat(first.items()).isEqualTo(all.subList(0, 2));
        assertThat(second.items()).isEqualTo(all.subList(2, 3));
        assertThat(second.next()).isNull();
        assertThat(in(() -> teams.teams(null, 200)).items())
                .extracting(Team::id)
                .contains(care);
    }

    @Test
    void the_roster_holds_the_active_reps_with_their_shifts() {
        added(team());
        var ana = added(rep("ana", null));
        added(Reps.ana(SHIFTS).called("old-" + own).gone(), care);

        var roster =
                in(() -> teams.roster(care, MONDAY, MONDAY.plusSeconds(86_400))).orElseThrow();

        assertThat(roster.members()).extracting(member -> member.rep().id()).containsExactly(ana.id());
        assertThat(roster.onDuty(Map.of(), Set.of(), Set.of())
                        .getFirst()
                        .shifts()
                        .list())
                .hasSize(2);
        assertThat(roster.shiftEnd(ana.id(), MONDAY)).contains(Instant.parse("2026-11-23T16:00:00Z"));
    }

    @Test
    void a_morning_is_released_once_even_if_two_begin_at_once() throws Exception {
        added(team());
        var today = LocalDate.parse("2026-11-23");
        assertThat(in(() -> teams.releasedOn())).doesNotContainKey(care);

        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> in(() -> teams.markReleased(care, today)));
            var second = threads.submit(() -> in(() -> teams.markReleased(care, today)));
            assertThat(first.get()).isNotEqualTo(second.get());
        }

        assertThat(in(() -> teams.releasedOn())).containsEntry(care, today);
        assertThat(in(() -> teams.markReleased(care, today.minusDays(1)))).isFalse();
        assertThat(in(() -> teams.markReleased(care, today.plusDays(1)))).isTrue();
    }

    private Team team() {
        return new Team(care, "Care", ZoneId.of("Europe/Lisbon"), null, 1);
    }

    private Representative rep(String name, @Nullable RepId backup) {
        var built = Reps.ana(SHIFTS)
                .called(name + "-" + own)
                .away(new Absence(MONDAY.plusSeconds(9 * 86_400), MONDAY.plusSeconds(10 * 86_400), "holiday"));
        return in(built, care, backup);
    }

    private static Representative in(Reps built, TeamId team, @Nullable RepId backup) {
        var rep = (backup == null ? built : built.backedUpBy(backup.value())).build();
        return copy(rep, team, 1);
    }

    private static Representative version(Representative rep, int version) {
        return copy(rep, rep.teamId(), version);
    }

    private static Representative copy(Representative rep, TeamId team, int version) {
        return new Representative(
                rep.id(),
                rep.name(),
                rep.email(),
                rep.role(),
                team,
                rep.zone(),
                rep.languages(),
                rep.skills(),
                rep.occasional(),
                rep.dailyLimit(),
                rep.backupId(),
                rep.active(),
                rep.shifts(),
                rep.absences(),
                version);
    }

    private Team added(Team team) {
        return saved(in(() -> teams.add(team)));
    }

    private Representative added(Representative rep) {
        return saved(in(() -> teams.add(rep)));
    }

    private void added(Reps built, TeamId team) {
        added(in(built, team, null));
    }

    private static <T> T saved(Saving<T> saving) {
        assertThat(saving).isInstanceOf(Saving.Saved.class);
        return ((Saving.Saved<T>) saving).value();
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
