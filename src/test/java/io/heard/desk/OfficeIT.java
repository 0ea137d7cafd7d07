package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.heard.desk.Floor.Caller;
import io.heard.planning.RepId;
import io.heard.rulebook.SettingsRepository;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.heard.team.TeamRepository;
import io.heard.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Customers who ring us, a lead's day and the pages of an admin.
@QuarkusTest
class OfficeIT {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    @Inject
    Floor floor;

    @Inject
    SettingsRepository settings;

    @Inject
    TeamRepository teams;

    @Inject
    Database database;

    @BeforeEach
    void it_is_a_working_day() {
        floor.open();
    }

    @AfterEach
    void it_ends() {
        if (in(() -> settings.current().settings().outreach().isPaused())) {
            Session.of("lead").post("/desk/team/resume", Map.of());
        }
        floor.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/team", "/desk/admin", "/desk/admin/playbooks", "/desk/admin/settings"})
    void a_rep_gets_a_page_that_says_no(String path) {
        Session.of("ana").get(path).then().statusCode(403).contentType("text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/admin/playbooks",
                "/desk/admin/teams",
                "/desk/admin/people/ana",
                "/desk/admin/settings",
                "/desk/admin/dead-letters",
                "/desk/admin/operation"
            })
    void an_admin_page_is_for_admins(String path) {
        Session.of("lead").get(path).then().statusCode(403);
        Session.of("admin").get(path).then().statusCode(200).contentType("text/html");
    }

    @Test
    void who_may_not_change_something_cannot() {
        var ana = Session.of("ana");

        ana.post("/desk/team/pause", Map.of("reason", "why not")).then().statusCode(403);
        ana.post("/desk/admin/settings", Map.of()).then().statusCode(403);
        Session.of("lead").post("/desk/admin/people/ana", Map.of()).then().statusCode(403);
        Session.of("shop").get("/desk/customers").then().statusCode(403);
        assertThat(in(() -> settings.current().settings().outreach().isPaused()))
                .isFalse();
    }

    @Test
    void a_lead_says_what_skills_the_work_of_the_team_needs() {
        var lead = Session.of("lead");
        var version = version(lead.get("/desk/team/skills?team=care"));
        var rows = new HashMap<String, Object>(Map.of(
                "scope", "care",
                "version", version,
                "kind", List.of("CATEGORY", "TOPIC", "CATEGORY"),
                "value", List.of("Kitchen", "", ""),
                "skill", List.of("kitchen:12", "law", "")));

        lead.post("/desk/team/skills", rows)
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("with a level from 1 to 9"),
                        containsString("Which topic?"),
                        containsString("value=\"Kitchen\"")));
        rows.put("value", List.of("Kitchen", "Warranty", ""));
        rows.put("skill", List.of("ovens:2", "law", ""));
        lead.post("/desk/team/skills", rows).then().statusCode(303).header("Location", endsWith("team=care&saved"));
        lead.post("/desk/team/skills", rows).then().statusCode(409).body(containsString("value=\"Warranty\""));
        lead.get("/desk/team/skills?team=care")
                .then()
                .body(allOf(containsString("Nobody in the team can do this"), containsString("<code>ovens:2</code>")));
        rows.put("scope", "");
        lead.post("/desk/team/skills", rows).then().statusCode(403);
        rows.put("scope", "care");
        rows.put("version", version(lead.get("/desk/team/skills?team=care")));
        rows.put("value", List.of("", "", ""));
        rows.put("skill", List.of("", "", ""));
        lead.post("/desk/team/skills", rows).then().statusCode(303);
    }

    @Test
    void a_table_of_people_is_looked_at_before_it_is_taken_in() {
        var lead = Session.of("lead");
        var key = "t-" + UUID.randomUUID().toString().substring(0, 8);
        var table = "login,name,team,zone,skills,shifts\n%s,Tia,care,Europe/Rome,kitchen:2,MON-FRI 09:00-13:00\n"
                .formatted(key);

        lead.post("/desk/team/table", Map.of("team", "care", "csv", table.replace("Rome", "Atlantis")))
                .then()
                .statusCode(422)
                .body(allOf(containsString("Line 2, zone"), not(containsString("name=\"apply\""))));
        lead.post("/desk/team/table", Map.of("team", "care", "csv", table))
                .then()
                .statusCode(200)
                .body(allOf(containsString("1 new"), containsString("name=\"apply\"")));
        assertThat(in(() -> teams.repNamed(key))).isEmpty();
        lead.post("/desk/team/table", Map.of("team", "care", "csv", table, "apply", "yes"))
                .then()
                .statusCode(303);
        assertThat(in(() -> teams.repNamed(key).orElseThrow().skills())).hasToString("[kitchen:2]");
        lead.get("/desk/team/table/representatives.csv?team=care")
                .then()
                .statusCode(200)
                .body(containsString(key + ",Tia,,REP,care,Europe/Rome,,kitchen:2,MON-FRI 09:00-13:00"));
        lead.post(
                        "/desk/team/table",
                        Map.of(
                                "csv",
                                "login,name,team,zone,active\n%s,Tia,care,Europe/Rome,no".formatted(key),
                                "apply",
                                "yes"))
                .then()
                .statusCode(303);
        Session.of("ana").get("/desk/team/table").then().statusCode(403);
    }

    @Test
    void a_rep_says_in_the_header_that_they_are_away_and_the_lead_sees_it() {
        var ana = Session.of("ana");

        ana.post("/desk/presence", Map.of("status", "AWAY", "minutes", "15", "back", "/desk/customers"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/desk/customers"));

        ana.get("/desk").then().body(containsString("Away until"));
        Session.of("lead").get("/desk/team?team=care").then().body(containsString("Away until"));
        ana.post("/desk/presence", Map.of("status", "AVAILABLE", "back", "//elsewhere.example"))
                .then()
                .header("Location", endsWith("/desk"));
        ana.get("/desk").then().body(not(containsString("Away until")));
        ana.post("/desk/presence", Map.of("status", "ASLEEP")).then().statusCode(422);
    }

    @Test
    void a_customer_who_asks_for_somebody_else_gets_somebody_else() {
        var caller = Caller.called("Ada Elsewhere");
        var task = floor.concernOf(caller, Floor.ANA);
        var path = "/desk/customers/" + caller.id();

        Session.of("ben")
                .post(path + "/unwanted", Map.of("rep", "ana", "reason", "too loud"))
                .then()
                .statusCode(303);

        assertThat(floor.byId(task.id()).repId()).isNotEqualTo(Floor.ANA);
        Session.of("lead")
                .get(path)
                .then()
                .body(allOf(containsString("Does not want to talk to"), containsString("too loud")));
        Session.of("ben")
                .post(path + "/unwanted/lift", Map.of("rep", "ana"))
                .then()
                .statusCode(403);
        Session.of("lead")
                .post(path + "/unwanted/lift", Map.of("rep", "ana"))
                .then()
                .statusCode(303);
        Session.of("lead").get(path).then().body(not(containsString("too loud")));
    }

    private static String version(io.restassured.response.Response page) {
        var found = VERSION.matcher(page.asString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void the_header_links_what_the_roles_open() {
        Session.of("ana")
                .get("/desk")
                .then()
                .body(allOf(containsString("/desk/customers"), not(containsString("/desk/team"))));
        Session.of("lead")
                .get("/desk")
                .then()
                .body(allOf(containsString("/desk/team"), not(containsString("/desk/admin"))));
        Session.of("admin").get("/desk/customers").then().body(containsString("/desk/admin"));
    }

    @Test
    void a_customer_is_found_by_each_key() {
        var name = "Zuleika " + UUID.randomUUID().toString().substring(0, 8);
        var number = "7946 0" + (100 + Math.abs(name.hashCode() % 900));
        var caller = Caller.called(name).at("+4420" + number.replace(" ", ""));
        floor.concernOf(caller, Floor.ANA);
        var order = "o-" + UUID.randomUUID();
        floor.order(caller, order);
        var ana = Session.of("ana");

        for (var key : List.of(
                caller.id(),
                caller.phone(),
                "(020) " + number,
                name.substring(0, 11).toLowerCase(Locale.ROOT),
                order)) {
            ana.request()
                    .queryParam("q", key)
                    .get("/desk/customers")
                    .then()
                    .statusCode(200)
                    .body(containsString(name));
        }
        ana.request()
                .queryParam("q", "nobody is called like this")
                .get("/desk/customers")
                .then()
                .body(containsString("Nobody found"));
        ana.get("/desk/customers?q=x").then().body(containsString("2 to 200 characters"));
    }

    @Test
    void who_looked_at_whom_is_noted() {
        var caller = Caller.called("Ada Noted");
        floor.concernOf(caller, Floor.ANA);
        var ana = Session.of("ana");

        ana.request().queryParam("q", caller.id()).get("/desk/customers").then().statusCode(200);
        ana.get(path(caller)).then().statusCode(200);

        assertThat(database.rows(
                        "select action from audit where actor = 'ana' and detail = ? order by at, id", caller.id()))
                .contains("customer.search", "customer.read");
    }

    @Test
    void the_story_is_told_with_what_is_open() {
        var caller = Caller.called("Ada Story");
        floor.concernOf(caller, Floor.ANA);
        var order = "o-" + UUID.randomUUID();
        floor.order(caller, order);

        Session.of("ben")
                .get(path(caller))
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Ada Story"),
                        containsString(order),
                        containsString("Blue lantern"),
                        containsString("The lid of the teapot is chipped"),
                        containsString("A call is due now."),
                        containsString("in London")));
    }

    @Test
    void what_customers_write_is_never_markup() {
        var caller = Caller.called(DeskIT.SCRIPT).saying(DeskIT.SCRIPT);
        floor.concernOf(caller, Floor.ANA);

        for (var path : List.of(path(caller), "/desk/team", "/desk/customers?q=" + caller.id())) {
            Session.of("lead")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(allOf(not(containsString(DeskIT.SCRIPT)), containsString("&lt;script&gt;")));
        }
    }

    @Test
    void a_contact_that_is_written_down_settles_what_was_talked_about() {
        var caller = Caller.called("Ada Rings");
        var task = floor.concernOf(caller, Floor.ANA);
        var ben = Session.of("ben");
        var served = ticked(ben.get(path(caller)).asString());

        ben.post(
                        path(caller) + "/contacts",
                        Map.of("way", "THEY_CALLED", "disposition", "REACHED", "note", "All is well", "served", served))
                .then()
                .statusCode(303)
                .header("Location", endsWith("?saved"));

        assertThat(floor.byId(task.id()).status()).isInstanceOf(TaskStatus.Cancelled.class);
        ben.get(path(caller) + "?saved")
                .then()
                .body(allOf(
                        containsString("What you talked about is settled"),
                        containsString("All is well"),
                        containsString("Nothing is open")));
    }

    @Test
    void a_contact_is_told_again_as_it_was() {
        var caller = Caller.called("Ada Mistaken");
        floor.concernOf(caller, Floor.ANA);
        var ben = Session.of("ben");
        var served = ticked(ben.get(path(caller)).asString());
        ben.post(
                path(caller) + "/contacts",
                Map.of("way", "I_CALLED", "disposition", "REACHED", "note", "All is well", "served", served));
        var link = Pattern.compile("href=\"([^\"]*/contacts/[^\"]*)\"")
                .matcher(ben.get(path(caller)).asString());
        assertThat(link.find()).isTrue();
        var page = link.group(1);
        ben.get(page).then().statusCode(200).body(containsString("All is well"));
        assertThat(Session.of("ana").get(page).statusCode()).isEqualTo(403);
        ben.post(page + "/preview", Map.of("version", "1", "disposition", "NO_ANSWER"))
                .then()
                .statusCode(200)
                .body(containsString("Stays open"));
        ben.post(page, Map.of("version", "1", "disposition", "SENT")).then().statusCode(400);

        ben.post(page, Map.of("version", "1", "disposition", "NO_ANSWER", "why", "wrong line"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("?corrected"));

        ben.get(path(caller)).then().body(not(containsString("Nothing is open")));
        ben.get(path(caller) + "?corrected")
                .then()
                .body(allOf(containsString("Corrected by Ben"), containsString("wrong line")));
        ben.post(page, Map.of("version", "1", "disposition", "REACHED", "note", "typed"))
                .then()
                .statusCode(409)
                .body(containsString("typed"));
    }

    @Test
    void what_was_not_talked_about_stays_open() {
        var caller = Caller.called("Ada Other");
        var task = floor.concernOf(caller, Floor.ANA);

        Session.of("ben")
                .post(path(caller) + "/contacts", Map.of("way", "THEY_CALLED", "disposition", "REACHED"))
                .then()
                .statusCode(303);

        assertThat(floor.byId(task.id()).status().isOpen()).isTrue();
    }

    @Test
    void a_contact_that_cannot_be_is_told_with_all_that_was_typed() {
        var caller = Caller.called("Ada Odd");
        floor.concernOf(caller, Floor.ANA);
        var ana = Session.of("ana");

        ana.post(
                        path(caller) + "/contacts",
                        Map.of("way", "I_WROTE", "disposition", "NO_ANSWER", "note", "A long letter"))
                .then()
                .statusCode(422)
                .body(allOf(containsString("That ending does not fit"), containsString("A long letter")));
        ana.post(path(caller) + "/contacts", Map.of("note", "A long letter"))
                .then()
                .statusCode(422)
                .body(allOf(containsString("who got in touch"), containsString("A long letter")));
        ana.get("/desk/customers/nobody-at-all").then().statusCode(404).contentType("text/html");
    }

    @Test
    void a_follow_up_is_asked_for() {
        var caller = Caller.called("Ada Asks");
        floor.concernOf(caller, Floor.ANA);
        var ana = Session.of("ana");

        ana.post(path(caller) + "/follow-ups", Map.of("text", " ", "due", "2020-01-01"))
                .then()
                .statusCode(422)
                .body(containsString("say what it is about"));
        ana.post(path(caller) + "/follow-ups", Map.of("text", "The catalogue", "due", "2020-01-01"))
                .then()
                .statusCode(422)
                .body(allOf(containsString("a day in the future"), containsString("The catalogue")));
        ana.post(path(caller) + "/follow-ups", Map.of("text", "The catalogue", "purpose", "SERVICE"))
                .then()
                .statusCode(303);

        ana.get(path(caller)).then().body(containsString("The catalogue"));
    }

    @Test
    void a_lead_sees_the_day_and_gives_work_to_somebody_else() {
        var caller = Caller.called("Ada Given");
        var task = floor.concernOf(caller, Floor.ANA);
        var lead = Session.of("lead");
        lead.get("/desk/team")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Ada Given"), containsString("with Ana Berger"), containsString("Ben Carter")));

        lead.post("/desk/team/tasks/" + task.id().value() + "/assign", given(task, "ben"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("&given"));

        assertThat(floor.byId(task.id()).repId()).isEqualTo(Floor.BEN);
        assertThat(database.rows(
                                "select type from outbox where subject_id = ? order by seq",
                                task.id().value())
                        .getLast())
                .endsWith("task.assigned");
        lead.get("/desk/team?rep=ben").then().body(containsString("Ada Given"));
        lead.post("/desk/team/tasks/" + task.id().value() + "/assign", given(task, "ana"))
                .then()
                .statusCode(409)
                .body(containsString("has changed in the meantime"));
    }

    private static Map<String, String> given(Task task, String to) {
        return Map.of("team", "care", "to", to, "version", Integer.toString(task.version()));
    }

    @Test
    void the_stop_switch_stops_and_is_shown_until_it_is_turned_back() {
        var lead = Session.of("lead");

        lead.post("/desk/team/pause", Map.of("reason", " "))
                .then()
                .statusCode(422)
                .body(containsString("say why"));
        lead.post("/desk/team/pause", Map.of("channel", "CALL", "country", "GB", "reason", "A <b>recall</b>"))
                .then()
                .statusCode(303);

        var stopped = in(() -> settings.current().settings().outreach());
        assertThat(stopped.stops("CALL", "GB")).isTrue();
        assertThat(stopped.stops("EMAIL", "GB")).isFalse();
        lead.get("/desk/team")
                .then()
                .body(allOf(
                        containsString("Nobody in United Kingdom is called"),
                        containsString("A &lt;b&gt;recall&lt;/b&gt;")));
        Session.of("admin").get("/desk/admin/settings").then().body(containsString("Outreach is paused"));

        lead.post("/desk/team/resume", Map.of()).then().statusCode(303);
        assertThat(in(() -> settings.current().settings().outreach().isPaused()))
                .isFalse();
    }

    @Test
    void an_admin_reads_a_playbook_as_it_was_written() {
        var admin = Session.of("admin");

        admin.get("/desk/admin/playbooks").then().body(containsString("A question waits for a knowledgeable answer"));
        admin.get("/desk/admin/playbooks/question")
                .then()
                .body(allOf(containsString("trigger: question.asked"), containsString("{{customer.name}} asked")));
        admin.get("/desk/admin/playbooks/none").then().statusCode(404);
    }

    @Test
    void an_admin_writes_tries_activates_and_retires_a_playbook() {
        var admin = Session.of("admin");
        var key = "desk-" + UUID.randomUUID().toString().substring(0, 8);
        var text =
                "key: %s\r\ntitle: From the desk\r\ntrigger: order.placed\r\nwhen: order.total == 1234.0\r\nafter: P1D\r\nwithin: P6D\r\nchannels: [CALL]\r\n"
                        .formatted(key);
        var path = "/desk/admin/playbooks/" + key;

        admin.get("/desk/admin/playbooks/new").then().statusCode(200).body(containsString("<textarea"));
        admin.post("/desk/admin/playbooks/check", Map.of("yaml", text.replace("total", "totl")))
                .then()
                .statusCode(200)
                .body(allOf(containsString("Line 4, column 12"), containsString("did you mean order.total?")));
        admin.post("/desk/admin/playbooks/new", Map.of("do", "save", "yaml", text.replace("P6D", "P6")))
                .then()
                .statusCode(422)
                .body(containsString("is no length of time"));
        admin.post("/desk/admin/playbooks/new", Map.of("do", "preview", "yaml", text))
                .then()
                .statusCode(200)
                .body(containsString("It would fire for 0 of the last"));
        admin.post("/desk/admin/playbooks/new", Map.of("do", "save", "yaml", text))
                .then()
                .statusCode(303);
        admin.post("/desk/admin/playbooks/new", Map.of("do", "save", "yaml", text))
                .then()
                .statusCode(409);

        admin.get(path).then().body(allOf(containsString("Draft"), containsString(path + "/activate")));
        admin.get(path + "/activate").then().statusCode(200).body(containsString("Only what happens from now on"));
        admin.get(path + "/activate?since=2026-11-01").then().body(containsString("past customers are looked at"));
        admin.get(path + "/activate?since=2036-11-01").then().body(containsString("Give a day that has begun"));
        admin.post(path + "/activate", Map.of("revision", "9")).then().statusCode(409);
        admin.post(path + "/activate", Map.of("revision", "1", "since", ""))
                .then()
                .statusCode(303);
        admin.post(path + "/edit", Map.of("do", "save", "revision", "2", "yaml", text.replace("P6D", "P5D")))
                .then()
                .statusCode(303);
        admin.get(path)
                .then()
                .body(allOf(
                        containsString("<ins>within: P5D</ins>"),
                        containsString("<del>within: P6D</del>"),
                        containsString("by admin")));
        admin.get(path + "/retire").then().statusCode(200);
        admin.post(path + "/retire", Map.of("revision", "3")).then().statusCode(303);
        admin.get(path).then().body(containsString("Retired"));
        Session.of("lead")
                .post(path + "/retire", Map.of("revision", "4"))
                .then()
                .statusCode(403);
    }

    @Test
    void an_admin_adds_a_team_and_somebody_with_a_week_and_an_absence() {
        var admin = Session.of("admin");
        var key = "t-" + UUID.randomUUID().toString().substring(0, 8);
        admin.post("/desk/admin/teams", Map.of("id", "No Key", "name", "", "zone", "Moon"))
                .then()
                .statusCode(422)
                .body(allOf(containsString("small letters"), containsString("choose a time zone")));
        admin.post("/desk/admin/teams", Map.of("id", key, "name", "Night <shift>", "zone", "Asia/Tokyo"))
                .then()
                .statusCode(303);

        admin.post("/desk/admin/people/new", person(key)).then().statusCode(303);
        var path = "/desk/admin/people/" + key;
        var noon = List.of("12:00", "", "", "", "", "", "");
        var week = new HashMap<String, Object>();
        week.put("day", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"));
        week.put("start", List.of("09:00", "", "", "", "", "", ""));
        week.put("end", List.of("17:00", "", "", "", "", "", ""));
        week.put("breakStart", noon);
        week.put("breakEnd", List.of("11:00", "", "", "", "", "", ""));
        week.put("version", "1");
        admin.post(path + "/shifts", week).then().statusCode(422).body(containsString("a break lies inside"));
        week.put("breakEnd", List.of("12:30", "", "", "", "", "", ""));
        admin.post(path + "/shifts", week).then().statusCode(303);
        admin.post(path + "/shifts", week).then().statusCode(409);
        admin.post(
                        path + "/absences",
                        Map.of(
                                "from",
                                "2030-01-07T00:00",
                                "to",
                                "2030-01-08T00:00",
                                "reason",
                                "Skiing",
                                "version",
                                "2"))
                .then()
                .statusCode(303);

        admin.get("/desk/admin/teams/" + key + "?week=2030-01-16")
                .then()
                .body(allOf(containsString("Night &lt;shift&gt;"), containsString("09:00–17:00")));
        admin.get("/desk/admin/teams/" + key + "?week=2030-01-07")
                .then()
                .body(allOf(containsString("Skiing"), not(containsString("09:00–17:00"))));
        admin.post(path + "/absences/remove", Map.of("index", "0", "version", "3"))
                .then()
                .statusCode(303);
        var stored = in(() -> teams.rep(new RepId(key))).orElseThrow();
        assertThat(stored.absences()).isEmpty();
        assertThat(stored.shifts().list()).hasSize(1);
        assertThat(stored.languages()).containsExactly("ja", "en");
        admin.post(path, gone(key, stored.version())).then().statusCode(303);
    }

    @Test
    void a_day_of_several_shifts_and_breaks_is_changed_on_the_page() {
        var admin = Session.of("admin");
        var key = "s-" + UUID.randomUUID().toString().substring(0, 8);
        admin.post("/desk/admin/teams", Map.of("id", key, "name", "Split", "zone", "Europe/Rome"));
        admin.post("/desk/admin/people/new", person(key)).then().statusCode(303);
        var path = "/desk/admin/people/" + key;
        var week = new HashMap<String, Object>(Map.of(
                "day", List.of("MONDAY", "MONDAY", "MONDAY", "TUESDAY"),
                "start", List.of("08:00", "", "16:00", ""),
                "end", List.of("13:00", "", "00:00", ""),
                "breakStart", List.of("09:00", "11:00", "", ""),
                "breakEnd", List.of("09:15", "11:15", "", ""),
                "version", "1"));

        var more = new HashMap<String, Object>(week);
        more.put("more", "TUESDAY");
        var asked = admin.post(path + "/shifts", more);
        asked.then().statusCode(200).body(containsString("value=\"16:00\""));
        assertThat(asked.asString().split("name=\"day\" value=\"TUESDAY\"", -1)).hasSize(3);
        admin.post(path + "/shifts", week).then().statusCode(303);

        var stored = in(() -> teams.rep(new RepId(key))).orElseThrow();
        assertThat(stored.shifts().list())
                .extracting(shift -> shift.hours() + " " + shift.breaks())
                .containsExactlyInAnyOrder("08:00-13:00 [09:00-09:15, 11:00-11:15]", "16:00-00:00 []");
        var shown = admin.get(path).asString();
        assertThat(shown.split("name=\"day\" value=\"MONDAY\"", -1)).hasSize(4);
        week.put("day", List.of("MONDAY", "MONDAY", "MONDAY", "someday"));
        week.put("version", "2");
        admin.post(path + "/shifts", week).then().statusCode(422);
        week.put("day", List.of("MONDAY", "MONDAY", "MONDAY", "MONDAY"));
        week.put("start", List.of("08:00", "", "12:00", ""));
        admin.post(path + "/shifts", week).then().statusCode(422).body(containsString("value=\"12:00\""));
        admin.post(path, gone(key, 2)).then().statusCode(303);
    }

    @Test
    void an_admin_without_a_team_gives_work_to_somebody_else() {
        var task = floor.concernOf(Caller.called("Ada Admin"), Floor.ANA);
        var admin = Session.of("admin");
        assertThat(in(() -> teams.rep(new RepId("admin")))).isEmpty();

        admin.get("/desk/team?team=" + task.teamId() + "&rep=ana")
                .then()
                .body(containsString("/desk/team/tasks/" + task.id().value() + "/assign"));
        admin.post(
                        "/desk/team/tasks/" + task.id().value() + "/assign",
                        Map.of("team", task.teamId().value(), "to", "ben", "version", String.valueOf(task.version())))
                .then()
                .statusCode(303);

        assertThat(floor.byId(task.id()).repId()).isEqualTo(Floor.BEN);
    }

    @Test
    void the_local_mailbox_is_linked_for_everybody_who_may_read_it() {
        for (var user : List.of("ana", "lead", "admin")) {
            Session.of(user).get("/desk/customers").then().body(containsString("href=\"/desk/mailbox\""));
        }
    }

    private static Map<String, String> person(String key) {
        return Map.of(
                "id",
                key,
                "name",
                "Yuki",
                "team",
                key,
                "zone",
                "Asia/Tokyo",
                "role",
                "REP",
                "languages",
                "ja, en",
                "active",
                "on");
    }

    private static Map<String, String> gone(String key, int version) {
        var form = new HashMap<>(person(key));
        form.remove("active");
        form.put("version", Integer.toString(version));
        return form;
    }

    @Test
    void settings_are_saved_at_the_version_that_was_read() {
        var admin = Session.of("admin");
        var before = in(() -> settings.current());
        var form = form(admin.get("/desk/admin/settings").asString());

        var wrong = new HashMap<>(form);
        wrong.put("serviceHours", "always");
        wrong.put("snoozes", "99");
        admin.post("/desk/admin/settings", wrong)
                .then()
                .statusCode(422)
                .body(allOf(containsString("always"), containsString("from 0 to 20")));
        form.put("snoozes", "3");
        admin.post("/desk/admin/settings", form).then().statusCode(303);
        admin.post("/desk/admin/settings", form).then().statusCode(409);

        var after = in(() -> settings.current());
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.settings().snoozes()).isEqualTo(3);
        assertThat(after.settings().caps()).isEqualTo(before.settings().caps());
        form.put("snoozes", Integer.toString(before.settings().snoozes()));
        form.put("version", Integer.toString(after.version()));
        admin.post("/desk/admin/settings", form).then().statusCode(303);
        assertThat(in(() -> settings.current().settings())).isEqualTo(before.settings());
    }

    /// The fields as the page shows them.
    private static Map<String, String> form(String page) {
        var fields = new HashMap<String, String>();
        var version = VERSION.matcher(page);
        assertThat(version.find()).isTrue();
        fields.put("version", version.group(1));
        var input = Pattern.compile("<input id=\"(\\w+)\" name=\"\\w+\" value=\"([^\"]*)\"")
                .matcher(page);
        while (input.find()) {
            fields.put(input.group(1), input.group(2));
        }
        var area = Pattern.compile("<textarea id=\"(\\w+)\"[^>]*>\\s*([^<]*)</textarea>")
                .matcher(page);
        while (area.find()) {
            fields.put(area.group(1), area.group(2));
        }
        return fields;
    }

    @Test
    void a_dead_letter_is_shown_as_text_and_never_as_markup() {
        var reason = "no " + UUID.randomUUID();
        var id = UUID.randomUUID();
        database.update(
                "insert into dead_letter (id, received_at, reason, headers, raw) values (?, now() + interval '9 years', ?, '{}'::jsonb, ?)",
                id,
                reason + DeskIT.SCRIPT,
                ("{\"x\": \"" + DeskIT.SCRIPT + "\"}").getBytes(StandardCharsets.UTF_8));

        for (var path : List.of("/desk/admin/dead-letters", "/desk/admin/dead-letters/" + id)) {
            Session.of("admin")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString(reason),
                            containsString("&lt;script&gt;"),
                            not(containsString(DeskIT.SCRIPT))));
        }
    }

    private static String ticked(String page) {
        var box = Pattern.compile("name=\"served\" value=\"([^\"]+)\" checked").matcher(page);
        assertThat(box.find()).isTrue();
        return box.group(1);
    }

    private static String path(Caller caller) {
        return "/desk/customers/" + caller.id();
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
