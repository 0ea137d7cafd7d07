package io.heard.desk;

import io.heard.calendar.Days;
import io.heard.calendar.Interval;
import io.heard.desk.AdminPage.Top;
import io.heard.planning.TeamId;
import io.heard.rulebook.SettingsRepository;
import io.heard.team.Absence;
import io.heard.team.Representative;
import io.heard.team.Rhythm;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers what is on the pages of an admin.
@ApplicationScoped
class AdminPages {

    /// A company has some hundreds of people.
    private static final int ALL = 10_000;

    private static final int DAYS = 7;

    private final TeamRepository teams;
    private final SettingsRepository settings;
    private final LeadPages lead;
    private final Office office;

    AdminPages(TeamRepository teams, SettingsRepository settings, LeadPages lead, Office office) {
        this.teams = teams;
        this.settings = settings;
        this.lead = lead;
        this.office = office;
    }

    private AdminMessages words() {
        return office.words(AdminMessages.class);
    }

    Top top(String here, @Nullable String news, @Nullable String problem) {
        var words = words();
        return new Top(
                Stream.of(
                                Map.entry("playbooks", words.playbooks()),
                                Map.entry("teams", words.teams()),
                                Map.entry(
                                        "rules",
                                        office.words(RulesMessages.class).rules()),
                                Map.entry(
                                        "holidays",
                                        office.words(RulesMessages.class).holidays()),
                                Map.entry("settings", words.settings()),
                                Map.entry("dead-letters", words.deadLetters()),
                                Map.entry(
                                        "operation",
                                        office.words(OperationMessages.class).title()))
                        .map(tab -> new AdminPage.Tab(
                                "/desk/admin/" + tab.getKey(),
                                tab.getValue(),
                                tab.getKey().equals(here)))
                        .toList(),
                lead.paused(),
                news,
                problem);
    }

    AdminPage.Teams teams(@Nullable String news, @Nullable String problem, TeamForm form, Map<String, String> errors) {
        var people = people();
        var names = names(people);
        var counts = people.stream()
                .filter(Representative::active)
                .collect(Collectors.groupingBy(Representative::teamId, Collectors.counting()));
        return new AdminPage.Teams(
                top("teams", news, problem),
                teams.teams().stream()
                        .map(team -> new AdminPage.TeamRow(
                                "/desk/admin/teams/" + team.id(),
                                team.id().value(),
                                team.name(),
                                Times.place(team.zone()),
                                team.leadId() == null
                                        ? null
                                        : names.getOrDefault(
                                                team.leadId().value(),
                                                team.leadId().value()),
                                counts.getOrDefault(team.id(), 0L).intValue()))
                        .toList(),
                zones(),
                form,
                errors);
    }

    private List<Representative> people() {
        return teams.reps(null, null, ALL).items();
    }

    private static Map<String, String> names(List<Representative> people) {
        return people.stream().collect(Collectors.toMap(rep -> rep.id().value(), Representative::name));
    }

    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    /// @param from a day of the week; absent: this week
    AdminPage.Week week(Team team, @Nullable LocalDate from, @Nullable String news) {
        var today = Days.dateAt(office.times().now(), team.zone());
        var monday = (from == null ? today : from).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var days = IntStream.range(0, DAYS).mapToObj(monday::plusDays).toList();
        var format = DateTimeFormatter.ofPattern("EEE d MMM", office.times().locale());
        return new AdminPage.Week(
                top("teams", news, null),
                team.id().value(),
                team.name(),
                words().weekOf(format.format(monday)),
                monday.minusDays(DAYS).toString(),
                monday.plusDays(DAYS).toString(),
                days.stream()
                        .map(day -> new AdminPage.Day(format.format(day), day.equals(today)))
                        .toList(),
                teams.reps(team.id(), null, ALL).items().stream()
                        .sorted(Comparator.comparing(rep -> !rep.active()))
                        .map(rep -> new AdminPage.WeekRow(
                                "/desk/admin/people/" + rep.id(),
                                rep.name(),
                                days.stream().map(day -> cell(rep, day)).toList(),
                                !rep.active()))
                        .toList());
    }

    /// A day of a rep's life, on their own clock.
    private AdminPage.Cell cell(Representative rep, LocalDate day) {
        var start = Days.startOfDay(day, rep.zone());
        var end = Days.endOfDay(day, rep.zone());
        var times = office.times(rep.zone());
        var away = rep.absences().stream()
                .filter(absence -> absence.from().isBefore(end) && absence.to().isAfter(start))
                .findFirst();
        return new AdminPage.Cell(
                rep.present(start, end).list().stream()
                        .map(part -> span(part, times))
                        .toList(),
                away.isPresent(),
                away.map(Absence::reason).orElse(null));
    }

    private static String span(Interval part, Times times) {
        return times.time(part.start()) + "–" + (times.isMidnight(part.end()) ? "24:00" : times.time(part.end()));
    }

    /// @param known absent for somebody new
    AdminPage.Person person(
            @Nullable Representative known,
            PersonForm form,
            Map<String, String> errors,
            @Nullable String news,
            @Nullable String problem) {
        return person(known, form, errors, null, news, problem);
    }

    /// @param week as it was typed; absent: as it is
    AdminPage.Person person(
            @Nullable Representative known,
            PersonForm form,
            Map<String, String> errors,
            @Nullable List<AdminPage.Shift> week,
            @Nullable String news,
            @Nullable String problem) {
        var locale = office.times().locale();
        return new AdminPage.Person(
                top("teams", news, problem),
                known == null ? form.id() : known.id().value(),
                known == null,
                known == null ? 0 : known.version(),
                form,
                errors,
                teams.teams().stream()
                        .map(team -> new AdminPage.Option(
                                team.id().value(),
                                team.name(),
                                team.id().value().equals(form.team())))
                        .toList(),
                people().stream()
                        .filter(rep -> known == null || !rep.id().equals(known.id()))
                        .filter(rep -> rep.active() || rep.id().value().equals(form.backup()))
                        .map(rep -> new AdminPage.Option(
                                rep.id().value(), rep.name(), rep.id().value().equals(form.backup())))
                        .toList(),
                zones(),
                week != null ? week : known == null ? List.of() : WeekForm.rows(known, locale),
                rhythms(),
                known == null ? List.of() : absences(known));
    }

    private List<AdminPage.Option> rhythms() {
        var words = office.words(CrewMessages.class);
        return IntStream.rangeClosed(1, Rhythm.RAREST)
                .mapToObj(weeks -> new AdminPage.Option(
                        Integer.toString(weeks), weeks == 1 ? words.everyWeek() : words.everyWeeks(weeks), false))
                .toList();
    }

    private List<AdminPage.Away> absences(Representative rep) {
        var times = office.times(rep.zone());
        var all = new ArrayList<AdminPage.Away>();
        for (var absence : rep.absences()) {
            all.add(new AdminPage.Away(
                    all.size(),
                    times.day(absence.from()) + ", " + times.time(absence.from()),
                    times.day(absence.to()) + ", " + times.time(absence.to()),
                    absence.reason()));
        }
        return all;
    }

    AdminPage.SettingsForms settings(@Nullable String news, @Nullable String problem) {
        var current = settings.current();
        return settings(SettingsForm.of(current.settings(), current.version()), Map.of(), news, problem);
    }

    AdminPage.SettingsForms settings(
            SettingsForm form, Map<String, String> errors, @Nullable String news, @Nullable String problem) {
        return new AdminPage.SettingsForms(top("settings", news, problem), form.version(), form, errors, zones());
    }

    Optional<Team> team(String id) {
        try {
            return teams.team(new TeamId(id));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
