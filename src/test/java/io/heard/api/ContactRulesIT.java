package io.heard.api;

import static io.heard.api.Api.get;
import static io.heard.api.Api.post;
import static io.heard.api.Api.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.api.Api.Answer;
import io.heard.contact.RuleBook;
import io.heard.rulebook.RuleBookRepository;
import io.heard.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Contact rules and holidays that an admin edits, and what becomes of the windows.
@QuarkusTest
class ContactRulesIT {

    private static final String RULES = "/v1/contact-rules";
    private static final String HOLIDAYS = "/v1/holidays";
    private static final String CSV = "text/csv";
    private static final String NO_HOLIDAYS = "place,date,change,name,closes\n";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String FRENCH_HOURS = "10:00-13:00 14:00-20:00";

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Inject
    Clock clock;

    @Inject
    Database database;

    @Inject
    RuleBookRepository books;

    /// A Wednesday without a holiday in any place here, some days ahead.
    private LocalDate wednesday;

    @BeforeEach
    void a_day_to_come() {
        wednesday = LocalDate.ofInstant(clock.instant(), PARIS)
                .plusDays(2)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY));
    }

    @AfterEach
    void the_shipped_rules_are_in_force_again() {
        edit(RULES, RuleBook.shippedText());
        edit(HOLIDAYS, NO_HOLIDAYS);
    }

    @Test
    void a_new_version_is_in_force_at_once_and_the_old_one_stays() {
        var ada = customer("FR", "Europe/Paris");
        assertThat(hours(ada, wednesday)).isEqualTo(FRENCH_HOURS);
        var before = get(RULES).send();

        var saved = edit(RULES, RuleBook.shippedText().replace(FRENCH_HOURS, "11:00-12:00"));

        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(version(saved)).isEqualTo(version(before) + 1);
        assertThat(saved.json().path("createdBy").asText()).isEqualTo("admin");
        assertThat(hours(ada, wednesday)).isEqualTo("11:00-12:00");
        var old = get(RULES + "?version=" + version(before)).send();
        assertThat(old.text()).isEqualTo(before.text());
        assertThat(get(RULES + "/versions?limit=2").send().json().path("items").findValues("version"))
                .extracting(JsonNode::asInt)
                .containsExactly(version(saved), version(before));
        assertThat(database.rows("select detail from audit where action = 'contact-rules.saved' order by at, id"))
                .contains("version " + version(saved));
    }

    @Test
    void what_another_instance_has_saved_is_in_force_here() {
        var ada = customer("FR", "Europe/Paris");
        assertThat(hours(ada, wednesday)).isEqualTo(FRENCH_HOURS);

        QuarkusTransaction.requiringNew()
                .run(() -> books.save(
                        RuleBook.shippedText().replace(FRENCH_HOURS, "16:00-17:00"),
                        books.currentVersion(),
                        "elsewhere",
                        clock.instant()));

        assertThat(hours(ada, wednesday)).isEqualTo("16:00-17:00");
    }

    @Test
    void a_row_that_begins_next_month_binds_next_months_windows_alone() {
        var ada = customer("IE", "Europe/Dublin");
        var first = wednesday.plusDays(28);
        var row = "IE,CALL,ALL,CUSTOM,,,";
        var text = RuleBook.shippedText();
        assertThat(text).contains(row);

        var line = text.lines().filter(one -> one.startsWith(row)).findFirst().orElseThrow();
        var until = line.replace(row, "IE,CALL,ALL,CUSTOM,," + first + ",");
        var from = line.replace(row, "IE,CALL,ALL,CUSTOM," + first + ",,").replace("09:00-21:00", "12:00-13:00");
        assertThat(edit(RULES, text.replace(line, until + "\n" + from)).status())
                .isEqualTo(200);

        assertThat(hours(ada, first.minusDays(7))).isEqualTo("09:00-21:00");
        assertThat(hours(ada, first)).isEqualTo("12:00-13:00");
    }

    @Test
    void rules_come_as_json_and_as_they_were_written() {
        var csv = get(RULES).with("Accept", CSV).send();
        var json =
                get(RULES).with("Accept", "text/html, application/json;q=0.5").send();

        assertThat(csv.header("Content-Type")).startsWith(CSV);
        assertThat(csv.etag()).isEqualTo(json.etag());
        assertThat(csv.text()).isEqualTo(RuleBook.shippedText());
        assertThat(json.json().path("rules")).hasSize(51);
        var mississippi = StreamSupport.stream(json.json().path("rules").spliterator(), false)
                .filter(row -> row.path("place").asText().equals("US-MS"))
                .findFirst()
                .orElseThrow();
        assertThat(mississippi.path("zone").asText()).isEqualTo("America/Chicago");
        assertThat(get(RULES).with("Accept", "image/png").send().status()).isEqualTo(406);
    }

    @Test
    void json_rows_say_the_same_as_the_csv() {
        var read = get(RULES).send();
        var rules = read.json().path("rules");

        var saved = put(RULES, "{\"rules\":" + rules + "}")
                .with("If-Match", read.etag())
                .send();

        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.json().path("rules")).isEqualTo(rules);
        assertThat(post(RULES + "/preview", RuleBook.shippedText())
                        .type(CSV)
                        .send()
                        .json()
                        .path("rows"))
                .isEmpty();
    }

    @Test
    void all_that_is_wrong_is_told_at_once_by_row_and_column() {
        var wrong = RuleBook.shippedText()
                .replace("GB,CALL,ALL,GUIDANCE,,,08:00-21:00", "XX,CALL,ALL,GUIDANCE,,,21:00-08:00")
                .replace(",4/P30D,", ",four,");
        var csv = edit(RULES, wrong);
        var json = put(
                        RULES,
                        "{\"rules\":" + rows(get(RULES).send().json().path("rules"), "09:00-20:00", "20:00-09:00")
                                + "}")
                .with("If-Match", get(RULES).send().etag())
                .send();

        assertThat(csv.status()).isEqualTo(422);
        assertThat(csv.json().path("errors").findValuesAsText("field"))
                .containsExactly("line 31, place", "line 31, weekday", "line 33, attempts");
        assertThat(csv.json().path("errors").findValuesAsText("message"))
                .anyMatch(message -> message.contains("ISO 3166-1"))
                .anyMatch(message -> message.contains("3/P1D"));
        assertThat(json.status()).isEqualTo(422);
        assertThat(json.json().path("errors").findValuesAsText("field")).contains("rules[0].weekday");
        assertThat(version(get(RULES).send())).isEqualTo(version(get(RULES).send()));
    }

    private static String rows(JsonNode rules, String from, String to) {
        return rules.toString().replace(from, to);
    }

    @Test
    void an_edit_names_the_version_that_it_was_made_on() {
        var text = RuleBook.shippedText().replace(FRENCH_HOURS, "10:00-11:00");

        assertThat(put(RULES, text).type(CSV).send().status()).isEqualTo(428);
        assertThat(put(RULES, text)
                        .type(CSV)
                        .with("If-Match", "\"99999\"")
                        .send()
                        .status())
                .isEqualTo(412);
        var first = get(RULES).send().etag();
        assertThat(put(RULES, text).type(CSV).with("If-Match", first).send().status())
                .isEqualTo(200);
        assertThat(put(RULES, text + "\n")
                        .type(CSV)
                        .with("If-Match", first)
                        .send()
                        .status())
                .isEqualTo(412);
        assertThat(put(RULES, text)
                        .type(CSV)
                        .as("lead")
                        .with("If-Match", first)
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_same_again_makes_no_version() {
        var before = get(RULES).send();

        assertThat(version(edit(RULES, RuleBook.shippedText()))).isEqualTo(version(before));
    }

    @Test
    void a_preview_tells_windows_and_follow_ups_and_changes_nothing() {
        var ada = customer("FR", "Europe/Paris");
        var wish = """
            {"customerId":"%s","text":"Ask about the lid","purpose":"SERVICE","channel":"CALL","notBefore":"%s","dueAt":"%s"}
            """.formatted(
                        ada,
                        wednesday.atStartOfDay(PARIS).toInstant(),
                        wednesday.plusDays(2).atStartOfDay(PARIS).toInstant());
        var made = post("/v1/follow-ups", wish).as("lead").send();
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var at = wednesday.atTime(10, 0).atZone(PARIS).toInstant().toString();
        assertThat(made.json().path("nextAt").asText()).isEqualTo(at);
        var before = get(RULES).send();

        var told = post(RULES + "/preview", RuleBook.shippedText().replace(FRENCH_HOURS, "15:00-16:00"))
                .type(CSV)
                .send();

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.json().at("/rows/0").toString())
                .contains("FR CALL ALL", "CHANGED", "[\"weekday\"]")
                .contains("2023-03-01");
        var windows = told.json().path("windows");
        assertThat(windows).hasSize(1);
        assertThat(windows.at("/0/place").asText()).isEqualTo("FR");
        assertThat(windows.at("/0/purposes")).hasSize(3);
        assertThat(windows.at("/0/days").toString())
                .contains("{\"date\":\"" + wednesday + "\",\"before\":\"" + FRENCH_HOURS
                        + "\",\"after\":\"15:00-16:00\"}");
        var mine = StreamSupport.stream(told.json().at("/followUps/examples").spliterator(), false)
                .filter(example -> example.path("customerId").asText().equals(ada))
                .findFirst();
        assertThat(told.json().at("/followUps/touched").asInt()).isPositive();
        assertThat(mine).hasValueSatisfying(example -> {
            assertThat(example.at("/before/nextAt").asText()).isEqualTo(at);
            assertThat(example.at("/after/nextAt").asText())
                    .isEqualTo(wednesday
                            .atTime(LocalTime.of(15, 0))
                            .atZone(PARIS)
                            .toInstant()
                            .toString());
        });
        assertThat(get(RULES).send().etag()).isEqualTo(before.etag());
        assertThat(get(made.header("Location")).send().json().path("nextAt").asText())
                .isEqualTo(at);
    }

    @Test
    void the_company_knows_holidays_and_half_days_better() {
        var london = customer("GB", "Europe/London");
        var jerusalem = customer("IL", "Asia/Jerusalem");
        assertThat(hours(london, wednesday)).isEqualTo("08:00-21:00");

        var saved = edit(
                HOLIDAYS,
                NO_HOLIDAYS + "GB," + wednesday + ",half_day,Inventory,12:00\nGB," + wednesday.plusDays(1)
                        + ",added,Founders' day,\nIL," + wednesday + ",added,A feast,\n");

        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(hours(london, wednesday)).isEqualTo("08:00-12:00");
        assertThat(hours(london, wednesday.plusDays(1))).isEqualTo("none");
        assertThat(hours(jerusalem, wednesday)).isEqualTo("none");
        var calendar = get(HOLIDAYS + "/calendar?place=IL&year=" + wednesday.getYear())
                .as("ana")
                .send()
                .json();
        assertThat(calendar.path("known").asBoolean()).isTrue();
        assertThat(calendar.at("/days/0/origin").asText()).isEqualTo("COMPANY");
        assertThat(get(HOLIDAYS + "/calendar?place=ID&year=2026")
                        .send()
                        .json()
                        .path("known")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_decision_names_the_versions_that_it_rests_on() {
        var rules = edit(RULES, RuleBook.shippedText().replace(FRENCH_HOURS, "10:00-12:00"));
        var holidays = edit(HOLIDAYS, NO_HOLIDAYS + "FR," + wednesday + ",added,A feast,\n");
        var ada = customer("FR", "Europe/Paris");
        var wish =
                "{\"customerId\":\"%s\",\"text\":\"Ask\",\"purpose\":\"SERVICE\",\"channel\":\"CALL\",\"notBefore\":\"%s\"}"
                        .formatted(ada, wednesday.atStartOfDay(PARIS).toInstant());
        var made = post("/v1/follow-ups", wish).as("lead").send();

        var decision = get(made.header("Location") + "/decision").send().json();

        assertThat(made.json().path("nextAt").asText())
                .isEqualTo(wednesday
                        .plusDays(1)
                        .atTime(10, 0)
                        .atZone(PARIS)
                        .toInstant()
                        .toString());
        assertThat(decision.at("/versions/ruleBook").asText()).isEqualTo(String.valueOf(version(rules)));
        assertThat(decision.at("/versions/holidays").asText()).endsWith("+company-" + version(holidays));
        assertThat(decision.path("because").toString()).contains("A feast in FR");
    }

    @Test
    void wrong_holidays_are_told_by_line_and_column() {
        var answer = edit(
                HOLIDAYS,
                NO_HOLIDAYS + "XX,2026-12-24,added,Eve,\nGB,24.12.2026,half_day,Eve,\nGB,2026-12-28,gone,,12:00\n");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactly("line 2, place", "line 3, date", "line 4, change");
        var json = put(
                        HOLIDAYS,
                        "{\"changes\":[{\"place\":\"GB\",\"date\":\"2026-12-24\",\"change\":\"HALF_DAY\",\"name\":\"Eve\"}]}")
                .with("If-Match", get(HOLIDAYS).send().etag())
                .send();
        assertThat(json.json().path("errors").findValuesAsText("field")).containsExactly("changes[0].closes");
    }

    @Test
    void a_preview_of_holidays_tells_the_days_that_close() {
        var told = post(HOLIDAYS + "/preview", NO_HOLIDAYS + "NL," + wednesday + ",added,A feast,\n")
                .type(CSV)
                .send();

        assertThat(told.json().path("windows").toString())
                .contains("\"place\":\"NL\"", "{\"date\":\"" + wednesday + "\",\"before\":\"09:00-22:00\"");
        assertThat(get(HOLIDAYS).send().json().path("changes")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/c calc'!A0", "\u202Egnirts", "\u0007"})
    void what_a_spreadsheet_would_run_or_a_screen_would_hide_is_refused(String source) {
        var row = "NZ,CALL,ALL,CUSTOM,2030-01-01,,none,none,none,none,,,none,none,false,LOW,\"" + source + "\",,,,\n";
        var text = RuleBook.shippedText().replace("NZ,CALL,ALL,GUIDANCE,,,", "NZ,CALL,ALL,GUIDANCE,,2030-01-01,");

        assertThat(edit(RULES, text + row).status()).isEqualTo(422);
    }

    private static Answer edit(String path, String csv) {
        var etag = get(path).send().etag();
        return put(path, csv)
                .type(CSV + "; charset=utf-8")
                .with("If-Match", etag)
                .send();
    }

    private static int version(Answer answer) {
        return answer.json().path("version").asInt();
    }

    private String customer(String country, String zone) {
        var id = "rules-" + country + "-" + run + "-"
                + UUID.randomUUID().toString().substring(0, 4);
        var told = """
            {"specversion":"1.0","id":"told-%1$s","source":"/shops/rules","type":"io.heard.customer.updated","time":"%2$s",
             "data":{"customer":{"id":"%1$s","name":"Ada","phone":"+33140205050","email":"%1$s@example.com",
             "language":"en","timeZone":"%3$s","country":"%4$s"}}}
            """.formatted(id, clock.instant(), zone, country);
        assertThat(post("/v1/events", told)
                        .type("application/cloudevents+json")
                        .as("shop")
                        .send()
                        .status())
                .isEqualTo(202);
        return id;
    }

    /// The hours of a day on the customer's clock, as REST tells the windows.
    private static String hours(String customer, LocalDate date) {
        var zone = switch (customer.split("-", -1)[1]) {
            case "FR" -> PARIS;
            case "IE" -> ZoneId.of("Europe/Dublin");
            case "GB" -> ZoneId.of("Europe/London");
            case "IL" -> ZoneId.of("Asia/Jerusalem");
            default -> throw new IllegalArgumentException(customer);
        };
        var windows = get("/v1/customers/" + customer + "/contact-windows?channel=CALL&purpose=SERVICE&from="
                        + date.atStartOfDay(zone).toInstant() + "&to="
                        + date.plusDays(1).atStartOfDay(zone).toInstant())
                .send()
                .json()
                .path("windows");
        var hours = StreamSupport.stream(windows.spliterator(), false)
                .map(window -> time(window.path("start"), zone) + "-" + time(window.path("end"), zone))
                .toList();
        return hours.isEmpty() ? "none" : String.join(" ", List.copyOf(hours));
    }

    private static LocalTime time(JsonNode instant, ZoneId zone) {
        return LocalTime.ofInstant(Instant.parse(instant.asText()), zone);
    }
}
