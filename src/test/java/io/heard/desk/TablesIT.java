package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.heard.contact.RuleBook;
import io.heard.rulebook.HolidayRepository;
import io.heard.rulebook.RuleBookRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Contact rules and holidays at the desk.
@QuarkusTest
class TablesIT {

    private static final String RULES = "/desk/admin/rules";
    private static final String HOLIDAYS = "/desk/admin/holidays";
    private static final String FRENCH_HOURS = "10:00-13:00 14:00-20:00";
    private static final String NO_HOLIDAYS = "place,date,change,name,closes\n";

    @Inject
    RuleBookRepository books;

    @Inject
    HolidayRepository holidays;

    @Inject
    Clock clock;

    @AfterEach
    void the_shipped_rules_are_in_force_again() {
        in(() -> books.save(RuleBook.shippedText(), books.currentVersion(), "test", clock.instant()));
        in(() -> holidays.save(NO_HOLIDAYS, holidays.currentVersion(), "test", clock.instant()));
    }

    @ParameterizedTest
    @ValueSource(strings = {RULES, RULES + "/edit", HOLIDAYS, HOLIDAYS + "/edit"})
    void the_pages_are_for_admins(String path) {
        Session.of("lead").get(path).then().statusCode(403);
        Session.of("admin").get(path).then().statusCode(200).contentType("text/html");
    }

    @Test
    void rows_are_found_by_place_with_source_and_confidence() {
        var admin = Session.of("admin");

        admin.get(RULES + "?place=us-fl")
                .then()
                .body(allOf(
                        containsString("Fla. Stat. 501.616(6)"),
                        containsString("47 CFR 64.1200"),
                        containsString("certain"),
                        containsString("08:00–20:00"),
                        not(containsString("L.223-1"))));
        admin.get(RULES + "?place=ZW").then().body(containsString("No row names this place"));
        admin.get(RULES).then().body(allOf(containsString("L.223-1"), containsString("came with Heard")));
    }

    @Test
    void the_words_are_german_for_who_reads_german() {
        Session.of("admin")
                .request()
                .header("Accept-Language", "de")
                .get(RULES + "?place=FR")
                .then()
                .body(allOf(containsString("Kontaktregeln"), containsString("Frankreich"), containsString("Gesetz")));
    }

    @Test
    void a_text_is_checked_while_it_is_typed() {
        var admin = Session.of("admin");

        admin.post(RULES + "/check", Map.of("csv", RuleBook.shippedText()))
                .then()
                .statusCode(200)
                .body(allOf(containsString("51 rows, and all can be read."), not(containsString("<html"))));
        admin.post(RULES + "/check", Map.of("csv", RuleBook.shippedText().replace("NL,CALL", "<b>,CALL")))
                .then()
                .body(allOf(containsString("One thing is wrong"), containsString("&lt;b&gt;")));
    }

    @Test
    void what_would_change_is_told_before_it_is_saved() {
        var admin = Session.of("admin");
        int before = version();
        var text = RuleBook.shippedText().replace(FRENCH_HOURS, "10:00-12:00");

        admin.post(RULES + "/preview", form(text))
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Other: FR CALL ALL"),
                        containsString("France (FR) · Calls · every purpose · Paris"),
                        containsString("10:00–13:00 14:00–20:00"),
                        containsString("10:00–12:00"),
                        containsString("<html")));
        admin.request()
                .formParams(form(text))
                .formParam("csrf", admin.token())
                .header("HX-Request", "true")
                .post(RULES + "/preview")
                .then()
                .body(allOf(containsString("Other: FR CALL ALL"), not(containsString("<html"))));
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void a_saved_text_is_in_force_and_shows_as_a_version() {
        var admin = Session.of("admin");
        int before = version();
        var text = RuleBook.shippedText().replace(FRENCH_HOURS, "10:00-12:00");

        admin.post(RULES, form(text.replace("\n", "\r\n")))
                .then()
                .statusCode(303)
                .header("Location", endsWith(RULES + "?saved"));

        assertThat(in(() -> books.written().csv())).isEqualTo(text);
        admin.get(RULES + "?saved&place=FR")
                .then()
                .body(allOf(
                        containsString("It is in force now"),
                        containsString("10:00–12:00"),
                        containsString("by admin"),
                        containsString("Version " + (before + 1))));
        admin.get(RULES + "?place=FR&version=" + before)
                .then()
                .body(allOf(containsString("Another one is in force"), containsString("10:00–13:00 14:00–20:00")));
        admin.get(RULES + "/edit?from=" + before).then().body(containsString(FRENCH_HOURS));
    }

    @Test
    void what_is_wrong_is_not_saved_and_stays_in_the_form() {
        var admin = Session.of("admin");
        int before = version();

        admin.post(RULES, form(RuleBook.shippedText().replace(FRENCH_HOURS, "late")))
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("Nothing was saved"),
                        containsString("Line 33, weekday"),
                        containsString("FR,CALL,ALL,LAW,2023-03-01,,late")));
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void two_admins_do_not_overwrite_each_other() {
        var admin = Session.of("admin");
        var mine = form(RuleBook.shippedText().replace(FRENCH_HOURS, "10:00-12:00"));
        admin.post(RULES, form(RuleBook.shippedText().replace(FRENCH_HOURS, "15:00-16:00")))
                .then()
                .statusCode(303);

        admin.post(RULES, mine)
                .then()
                .statusCode(409)
                .body(allOf(containsString("Somebody else has saved"), containsString("10:00-12:00")));
    }

    @Test
    void a_file_fills_the_form_and_is_not_saved() {
        var admin = Session.of("admin");
        int before = version();

        upload(admin, RuleBook.shippedText().replace(FRENCH_HOURS, "10:00-11:30"))
                .then()
                .statusCode(200)
                .body(allOf(containsString("10:00-11:30"), containsString("51 rows"), containsString("10:00–11:30")));
        upload(admin, "nonsense").then().statusCode(200).body(containsString("this column is missing"));
        upload(admin, "").then().statusCode(422).body(containsString("Choose a text file"));
        assertThat(version()).isEqualTo(before);
    }

    private static Response upload(Session admin, String text) {
        return admin.request()
                .multiPart("csrf", admin.token())
                .multiPart("version", "1")
                .multiPart("file", "rules.csv", text.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(RULES + "/upload");
    }

    @Test
    void a_place_without_a_calendar_gets_one_from_the_company() {
        var admin = Session.of("admin");
        admin.get(HOLIDAYS + "?place=IL&year=2027").then().body(containsString("Nobody has a calendar"));

        admin.post(
                        HOLIDAYS,
                        Map.of(
                                "csv",
                                NO_HOLIDAYS
                                        + "IL,2027-05-12,added,Independence Day,\nIL,2027-05-11,half_day,Eve,13:00\n",
                                "version",
                                String.valueOf(in(() -> holidays.currentVersion()))))
                .then()
                .statusCode(303);

        admin.get(HOLIDAYS + "?place=IL&year=2027")
                .then()
                .body(allOf(
                        containsString("Independence Day"),
                        containsString("closed from 13:00"),
                        containsString("ours"),
                        not(containsString("Nobody has a calendar"))));
    }

    private Map<String, String> form(String csv) {
        return Map.of("csv", csv, "version", String.valueOf(version()));
    }

    private int version() {
        return in(() -> books.currentVersion());
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
