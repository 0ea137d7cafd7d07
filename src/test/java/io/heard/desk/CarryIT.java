package io.heard.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.desk.Floor.Caller;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What reps take along: the queue as a table, promised times in a calendar, the sheet of a day.
@QuarkusTest
class CarryIT {

    private static final Pattern ADDRESS = Pattern.compile("value=\"(https?://[^\"]+/v1/calendars/[^\"]+\\.ics)\"");

    @Inject
    Floor floor;

    @BeforeEach
    void it_is_a_working_day() {
        floor.open();
    }

    @AfterEach
    void it_ends() {
        floor.close();
    }

    @Test
    void the_queue_is_a_table_in_the_same_order_and_for_the_same_people() throws IOException {
        var first = floor.concernOf(Caller.called("=HYPERLINK(\"http://x\")"), Floor.ANA);
        var second = floor.concernOf(Caller.called("Ada, \"the\" Berger"), Floor.ANA);

        var table = asking("ana").get("/v1/representatives/me/queue.csv");

        table.then()
                .statusCode(200)
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"queue-ana.csv\"");
        var rows = rows(table.asString());
        assertThat(rows)
                .extracting(row -> row.get("task"))
                .containsExactly(first.id().toString(), second.id().toString());
        assertThat(rows)
                .extracting(row -> row.get("name"))
                .containsExactly("'=HYPERLINK(\"http://x\")", "Ada, \"the\" Berger");
        assertThat(rows).extracting(row -> row.get("phone")).containsOnly("'+447700900123");
        asking("ben").get("/v1/representatives/ana/queue.csv").then().statusCode(403);
        asking("lead").get("/v1/representatives/ana/queue.csv").then().statusCode(200);
        given().get("/v1/representatives/ana/queue.csv").then().statusCode(401);
    }

    @Test
    void a_promised_time_is_in_the_calendar_until_it_is_kept() throws Exception {
        var url = made(Session.of("ana"));
        assertThat(events(url)).isEmpty();
        var empty = given().get(url).getHeader("ETag");

        var task = floor.promisedTo(Caller.called("Ada Lovelace"), Floor.ANA);
        var promised = events(url);

        assertThat(promised).hasSize(1);
        assertThat(value(promised.getFirst(), Property.SUMMARY)).isEqualTo("Call: A. L.");
        assertThat(value(promised.getFirst(), Property.UID))
                .startsWith(task.followUpId().toString());
        assertThat(given().get(url).asString()).doesNotContain("Lovelace", "447700900123", "teapot", "desk-");
        given().header("If-None-Match", empty).get(url).then().statusCode(200);
        var etag = given().get(url).getHeader("ETag");
        assertThat(given().header("If-None-Match", etag)
                        .get(url)
                        .then()
                        .statusCode(304)
                        .extract()
                        .asString())
                .isEmpty();
        floor.close(List.of(task));
        assertThat(events(url)).isEmpty();
    }

    @Test
    void a_call_back_of_tomorrow_is_there_before_its_task_is() throws Exception {
        var url = made(Session.of("ana"));
        var id = floor.callBackTomorrow(Caller.called("Ada Lovelace"), Floor.ANA);

        assertThat(events(url)).singleElement().satisfies(event -> {
            assertThat(value(event, Property.UID)).isEqualTo(id + "@heard");
            assertThat(value(event, Property.DTSTART)).endsWith("Z");
        });
    }

    @Test
    void an_address_works_for_everybody_who_has_it_and_only_until_it_is_renewed_or_taken_away() {
        var ana = Session.of("ana");
        var first = made(ana);
        given().get(first)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/calendar;charset=UTF-8")
                .header("Cache-Control", "private, no-cache")
                .header("X-Robots-Tag", "noindex");
        assertThat(ana.get("/desk/me").asString()).doesNotContain("/v1/calendars/");

        var second = made(ana);
        assertThat(second).isNotEqualTo(first);
        given().get(first).then().statusCode(404);
        given().get(second).then().statusCode(200);
        ana.post("/desk/me/calendar/withdrawal", Map.of()).then().statusCode(303);
        given().get(second).then().statusCode(404);
        var unknown =
                given().get("/v1/calendars/nobody.ics").then().statusCode(404).extract();
        var gone = given().get(second).then().extract();
        assertThat(gone.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void the_address_is_kept_nowhere_in_clear() {
        var heard = new CopyOnWriteArrayList<String>();
        var listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                heard.add(line.getMessage() + " "
                        + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(listening);
        try {
            var url = made(Session.of("ana"));
            var token = url.replaceFirst(".*/", "").replace(".ics", "");
            given().get(url).then().statusCode(200);
            given().post(url).then().statusCode(405);
            given().get(url + "?colour=red").then().statusCode(400);
            var missing = given().get(url.replace(".ics", "x.ics"))
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();

            assertThat(missing).doesNotContain(token);
            assertThat(heard).noneMatch(line -> line.contains(token));
            assertThat(floor.rows("select f::text from calendar_feed as f")).noneMatch(row -> row.contains(token));
            assertThat(token).hasSizeGreaterThanOrEqualTo(43);
        } finally {
            Logger.getLogger("").removeHandler(listening);
        }
    }

    @Test
    void the_sheet_of_a_day_has_the_queue_for_paper() {
        floor.concernOf(Caller.called("Ada Berger").saying("The lid of the teapot is chipped"), Floor.ANA);
        floor.promisedTo(
                Caller.called("Eve Parisienne").in("FR", "Europe/Paris").at("+33142685300"), Floor.ANA);

        var sheet = Session.of("ana")
                .get("/desk/queue/sheet")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(sheet)
                .containsSubsequence("Eve Parisienne", "+33142685300", "promised for", "there:", "Paris", "Ada Berger")
                .contains("+447700900123", "The lid of the teapot is chipped", "carry.css");
        assertThat(sheet).doesNotContain("name=\"rep\"");
        Session.of("ana").get("/desk/queue/sheet?rep=ben").then().statusCode(404);
        var german = Session.of("ana")
                .request()
                .header("Accept-Language", "de")
                .get("/desk/queue/sheet")
                .asString();
        assertThat(german).contains("Tagesblatt", "versprochen für", "Ihre Uhr");
    }

    @Test
    void a_lead_prints_the_day_of_anybody_in_the_team() {
        floor.concernOf(Caller.called("Ada Berger"), Floor.ANA);
        var lead = Session.of("lead");

        assertThat(lead.get("/desk/queue/sheet?rep=ana").asString()).contains("Ada Berger", "name=\"rep\"");
        assertThat(lead.get("/desk/queue/sheet?rep=ben").asString()).doesNotContain("Ada Berger");
        lead.get("/desk/queue/sheet?rep=nobody").then().statusCode(404);
    }

    @Test
    void a_lead_sees_what_follows_before_work_passes() {
        floor.concernOf(Caller.called("Ada Berger"), Floor.ANA);
        var lead = Session.of("lead");
        var page = lead.get("/desk/team/reassign?from=ana&to=ben&scope=ALL")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("1 task passes", "1 customer talks", "No promised times clash");
        var form = Map.of("team", "care", "from", "ana", "to", "ben", "scope", "ALL", "version", version(page));

        floor.concernOf(Caller.called("Eve Late"), Floor.ANA);
        var stale = lead.post("/desk/team/reassign", form)
                .then()
                .statusCode(409)
                .extract()
                .asString();
        assertThat(stale).contains("2 tasks pass", "changed since you looked");
        lead.post(
                        "/desk/team/reassign",
                        Map.of("team", "care", "from", "ana", "to", "ben", "scope", "ALL", "version", version(stale)))
                .then()
                .statusCode(303);

        assertThat(Session.of("ben").get("/desk").asString()).contains("Ada Berger", "Eve Late");
        assertThat(Session.of("ana").get("/desk").asString()).doesNotContain("Ada Berger");
        lead.get("/desk/team/reassign?from=ana&to=ana").then().statusCode(422);
        Session.of("ana").get("/desk/team/reassign").then().statusCode(403);
    }

    private static String version(String page) {
        var found = Pattern.compile("name=\"version\" value=\"([0-9a-f]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String made(Session session) {
        var page = session.post("/desk/me/calendar", Map.of());
        page.then().statusCode(200).header("Cache-Control", "no-store");
        return address(page);
    }

    /// As a calendar program would ask for it: on the port of this test.
    private static String address(Response page) {
        var found = ADDRESS.matcher(page.asString());
        assertThat(found.find()).isTrue();
        return URI.create(found.group(1)).getPath();
    }

    private static List<VEvent> events(String url) throws IOException, ParserException {
        var text = given().get(url).then().statusCode(200).extract().asString();
        return new CalendarBuilder().build(new StringReader(text)).getComponents(Component.VEVENT);
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElseThrow();
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(csv))) {
            return parser.getRecords();
        }
    }

    private static RequestSpecification asking(String user) {
        return given().auth().preemptive().basic(user, "heard");
    }
}
