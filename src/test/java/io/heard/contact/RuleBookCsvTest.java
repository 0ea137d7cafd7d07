package io.heard.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.heard.contact.RuleBookCsv.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookCsvTest {

    private static final String HEADER =
            "place,channels,purposes,kind,valid_from,valid_to,weekday,sat,sun,holidays,attempts,silence_after_refusal,"
                    + "consent_survey,consent_marketing,area_code_residency,confidence,source,note,zone,eve,closes\n";
    private static final String STRICT =
            "*,CALL,ALL,CUSTOM,,,09:00-20:00,10:00-18:00,none,none,3/P1D,,opt_out,express,false,HIGH,ours,,,,\n";
    private static final List<String> GB = List.of(
            "GB",
            "CALL",
            "ALL",
            "LAW",
            "",
            "",
            "08:00-21:00",
            "none",
            "none",
            "same",
            "",
            "",
            "none",
            "none",
            "false",
            "HIGH",
            "a law",
            "",
            "",
            "",
            "");
    private static final List<String> COLUMNS = List.of(HEADER.strip().split(","));

    @Test
    void the_shipped_book_has_the_rows_of_the_collected_data() throws IOException {
        var collected = Path.of("../shared/data/contact-rules.csv");
        assumeThat(collected)
                .as("the collected contact rules lie beside the project")
                .exists();
        var theirs = Csv.read(Files.readString(collected));
        var ours = Csv.read(Csv.text("contact-rules.csv"));
        int columns = theirs.getFirst().fields().size();

        assertThat(ours.stream().map(line -> line.fields().subList(0, columns)))
                .containsExactlyElementsOf(theirs.stream().map(Csv.Line::fields).toList());
    }

    @Test
    void the_shipped_book_is_whole() {
        var book = RuleBook.shipped();

        assertThat(book.rules()).hasSize(51);
        assertThat(book.presumedByAreaCode())
                .extracting(Place::toString)
                .containsExactlyInAnyOrder("US-FL", "US-CT", "US-OK");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "place,                 ,              fill it in",
        "place,                 UK,            ISO 3166-1",
        "place,                 gb,            ISO 3166-1",
        "place,                 US-XX,         ISO 3166-2",
        "channels,              PHONE,         CALL",
        "purposes,              SURVEYS,       SURVEY",
        "kind,                  RUMOUR,        GUIDANCE",
        "valid_from,            1.2.2026,      2026-12-31",
        "weekday,               21:00-08:00,   end after it starts",
        "weekday,               8-21,          10:00-13:00",
        "sat,                   14:00-20:00 10:00-13:00, in order",
        "sun,                   ,              fill it in",
        "holidays,              maybe,         none",
        "attempts,              3 a day,       3/P1D",
        "attempts,              0/P1D,         at least one",
        "silence_after_refusal, 60,            P60D",
        "consent_survey,        OPT_OUT,       opt_out",
        "area_code_residency,   yes,           true or false",
        "area_code_residency,   true,          states of the US",
        "confidence,            SURE,          MEDIUM",
        "source,                ,              fill it in",
        "zone,                  Central Time,  America/Chicago",
        "eve,                   fri,           sat",
        "closes,                24 Dec 18:30,  12-24/18:30"
    })
    void a_wrong_field_is_told_with_its_line_and_what_to_do(String column, String value, String advice) {
        var row = new ArrayList<>(GB);
        row.set(COLUMNS.indexOf(column), value == null ? "" : value);

        assertThat(problems(HEADER + STRICT + String.join(",", row) + "\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.column()).isEqualTo(column);
                    assertThat(problem.what()).contains(advice);
                });
    }

    @Test
    void all_problems_are_told_at_once() {
        var row = new ArrayList<>(GB);
        row.set(0, "XX");
        row.set(6, "late");

        assertThat(problems(HEADER + STRICT + String.join(",", row) + "\nGB,CALL\n"))
                .extracting(problem -> problem.line() + " " + problem.column())
                .containsExactly("3 place", "3 weekday", "4 ");
    }

    @Test
    void two_rows_for_the_same_thing_are_refused_unless_their_dates_part_them() {
        var early = new ArrayList<>(GB);
        early.set(5, "2026-01-01");
        var late = new ArrayList<>(GB);
        late.set(4, "2026-01-01");
        var row = String.join(",", GB) + "\n";

        assertThat(problems(HEADER + STRICT + row + row)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.what()).contains("line 3", "GB CALL ALL");
        });
        assertThat(problems(HEADER + STRICT + String.join(",", early) + "\n" + String.join(",", late) + "\n"))
                .isEmpty();
    }

    @Test
    void a_book_needs_a_strict_row_and_its_columns() {
        assertThat(problems(HEADER + String.join(",", GB) + "\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("no row *"));
        assertThat(problems(""))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("empty"));
        assertThat(problems(HEADER.replace("weekday", "monday") + STRICT))
                .extracting(CsvProblem::column)
                .containsExactly("weekday", "monday");
    }

    @Test
    void validity_ends_after_it_starts() {
        var row = new ArrayList<>(GB);
        row.set(4, "2026-06-01");
        row.set(5, "2026-06-01");

        assertThat(problems(HEADER + STRICT + String.join(",", row) + "\n"))
                .extracting(CsvProblem::column)
                .containsExactly("valid_to");
    }

    @Test
    void quotes_are_read_as_rfc_4180_has_them() {
        assertThat(Csv.read("a,\"b, \"\"c\"\"\nd\"\r\n,e\n"))
                .extracting(line -> line.number() + " " + line.fields())
                .containsExactly("1 [a, b, \"c\"\nd]", "3 [, e]");
        assertThat(problems(HEADER + "\"GB")).extracting(CsvProblem::line).containsExactly(2);
        assertThat(problems(HEADER + "G\"B,\n")).extracting(CsvProblem::line).containsExactly(2);
    }

    private static List<CsvProblem> problems(String csv) {
        return switch (RuleBookCsv.read("test", csv)) {
            case Reading.Book _ -> List.of();
            case Reading.Refused(var problems) -> problems;
        };
    }
}
