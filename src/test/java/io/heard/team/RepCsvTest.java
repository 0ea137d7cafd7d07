package io.heard.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heard.team.RepCsv.Flaw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepCsvTest {

    private static final String HEADER = "login,name,team,zone";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MON-FRI 09:00-17:30 (12:30-13:00)",
                "MON,WED 22:00-06:00 (00:30-01:00, 03:00-03:15)",
                "MON-THU,SAT,SUN 16:00-24:00; FRI 08:00-12:00 every 2 weeks from 2026-12-04 until 2027-03-26",
                ""
            })
    void a_pattern_of_weeks_is_written_as_it_is_read(String text) {
        assertThat(ShiftText.of(ShiftText.parse(text))).isEqualTo(text);
    }

    @Test
    void a_range_of_days_may_go_over_the_weekend_and_case_does_not_matter() {
        assertThat(ShiftText.of(ShiftText.parse("fri-mon 09:00-12:00;"))).isEqualTo("MON,FRI-SUN 09:00-12:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MON 9-17",
                "FOO 09:00-17:00",
                "MON 09:00-17:00 (18:00-19:00)",
                "MON 09:00-17:00 every 2 weeks",
                "MON 09:00-17:00 from 2026-02-30",
                "MON 09:00-17:00; MON 12:00-18:00"
            })
    void what_is_no_pattern_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ShiftText.parse(text));
    }

    @Test
    void what_goes_out_comes_in_again_as_it_was() {
        var shifts = WeeklyShiftsTest.shifts(
                WeeklyShiftsTest.shift(List.of("MON", "TUE"), "09:00-17:00", "12:00-12:30"),
                WeeklyShiftsTest.shift(List.of("SAT"), "22:00-06:00")
                        .in(new Rhythm(LocalDate.parse("2026-11-28"), null, 2)));
        var ana = Reps.ana(shifts).backedUpBy("ben").build();
        var flaws = new ArrayList<Flaw>();

        var table = RepCsv.read(RepCsv.text(List.of(ana)));

        assertThat(table.flaws()).isEmpty();
        assertThat(RepCsv.rep(table.lines().getFirst(), ana, flaws)).isEqualTo(ana);
        assertThat(flaws).isEmpty();
    }

    @Test
    void a_column_that_is_not_there_leaves_what_is_known_and_is_usual_for_somebody_new() {
        var ana = Reps.ana(WeeklyShiftsTest.shifts(WeeklyShiftsTest.shift(List.of("MON"), "09:00-17:00")))
                .build();

        var known = rep(HEADER + "\nana,Ana Souza,care,Europe/Lisbon", ana);
        var fresh = rep(HEADER + "\nana,Ana Souza,care,Europe/Lisbon", null);

        assertThat(known.name()).isEqualTo("Ana Souza");
        assertThat(known.skills()).isEqualTo(ana.skills());
        assertThat(known.shifts()).isEqualTo(ana.shifts());
        assertThat(known.version()).isEqualTo(ana.version());
        assertThat(fresh.role()).isEqualTo(Role.REP);
        assertThat(fresh.active()).isTrue();
        assertThat(fresh.shifts()).isEqualTo(WeeklyShifts.NONE);
    }

    @Test
    void all_that_is_wrong_is_said_by_line_and_column() {
        var header = "login;name;team;zone;skills;languages;email;role;daily_limit;active;shifts\n";
        var table = RepCsv.read(header
                + "ana;Ana;care;Europe/London;kitchen;en;;REP;;yes;\n\n"
                + "b n;;care;Mars/Olympus;kitchen:0;english;at home;BOSS;0;perhaps;MON 9-5\n"
                + "cai;Cai\n");
        var flaws = new ArrayList<>(table.flaws());
        table.lines().forEach(line -> RepCsv.rep(line, null, flaws));

        assertThat(flaws)
                .extracting(flaw -> flaw.line() + " " + flaw.column())
                .containsExactlyInAnyOrder(
                        "5 ",
                        "4 login",
                        "4 name",
                        "4 zone",
                        "4 skills",
                        "4 languages",
                        "4 email",
                        "4 role",
                        "4 daily_limit",
                        "4 active",
                        "4 shifts");
        assertThat(flaws).extracting(Flaw::why).contains("has 2 cells, the header has 11");
    }

    @Test
    void a_header_that_is_none_is_said_first() {
        assertThat(RepCsv.read("").flaws()).extracting(Flaw::line).containsExactly(1);
        assertThat(RepCsv.read("login,name,team,zone,salary\n").flaws())
                .extracting(Flaw::column)
                .containsExactly("salary");
        assertThat(RepCsv.read("login,name\n").flaws()).extracting(Flaw::column).containsExactly("team", "zone");
        assertThat(RepCsv.read(HEADER + ",name\n").flaws()).hasSize(1);
        assertThat(RepCsv.read("\uFEFF" + HEADER + "\n").flaws()).isEmpty();
        assertThat(RepCsv.read(HEADER + "\nana,\"Ana,care,Europe/London").flaws())
                .isNotEmpty();
    }

    @Test
    void a_name_that_looks_like_a_formula_is_no_formula_and_comes_back_as_it_was() {
        var known = Reps.ana(WeeklyShifts.NONE).build();
        for (var name : List.of("=1+2", "-Ana", "@ana", "'=x", "''Ana", "Ana \"A\", the 1st")) {
            var ana = rep(
                    HEADER + "\nana,\"" + name.replace("\"", "\"\"").replaceFirst("^(?='*[=+@-])", "'")
                            + "\",care,Europe/Berlin",
                    known);
            assertThat(ana.name()).isEqualTo(name);

            var text = RepCsv.text(List.of(ana));

            assertThat(text).doesNotContain(",=", ",\"=", ",-", ",@");
            assertThat(rep(text, ana)).isEqualTo(ana);
        }
    }

    private static Representative rep(String csv, @Nullable Representative known) {
        var flaws = new ArrayList<Flaw>();
        var rep = RepCsv.rep(RepCsv.read(csv).lines().getFirst(), known, flaws);
        assertThat(flaws).isEmpty();
        assertThat(rep).isNotNull();
        return rep;
    }
}
