package io.heard.decision;

import static io.heard.decision.Disposition.NOT_INTERESTED;
import static io.heard.decision.Disposition.NO_ANSWER;
import static io.heard.testing.AgendaBuilder.anAgenda;
import static io.heard.testing.ContactBuilder.aCall;
import static io.heard.testing.CustomerBuilder.aCustomer;
import static io.heard.testing.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.testing.AgendaBuilder;
import io.heard.testing.CustomerBuilder;
import io.heard.testing.RulesBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// DESIGN §5: a person who contacts somebody by hand is stopped by law, and warned of all else.
class ByHandTest {

    private static final Duration EFFORT = Duration.ofMinutes(10);
    private static final Instant LUNCH_IN_PARIS = Instant.parse("2026-03-03T12:30:00Z");

    private static CustomerBuilder inParis() {
        return aCustomer().from("FR").phone("+33142685300");
    }

    private static CustomerBuilder inNewYork() {
        return aCustomer().from("US-NY").in(ZoneId.of("America/New_York")).phone("+12125550123");
    }

    private static Verdict judge(AgendaBuilder agenda, RulesBuilder rules, ByHand.Wish wish, Instant at) {
        return ByHand.judge(new Reach(agenda.build(), rules.build()), rules.build(), wish, at);
    }

    private static Verdict call(CustomerBuilder customer, Purpose purpose, String at) {
        return judge(anAgenda(customer), rules(), wish(purpose, null), Instant.parse(at));
    }

    private static ByHand.Wish wish(Purpose purpose, @Nullable Instant promisedAt) {
        return new ByHand.Wish(Channel.CALL, purpose, promisedAt, EFFORT);
    }

    @ParameterizedTest(name = "Paris at {0} UTC: {1}")
    @CsvSource({
        "2026-03-03T08:59:59Z, STOPPED, 2026-03-03T09:00:00Z", // Tuesday, before ten
        "2026-03-03T09:00:00Z, FREE,    ",
        "2026-03-03T11:59:59Z, FREE,    ",
        "2026-03-03T12:00:00Z, STOPPED, 2026-03-03T13:00:00Z", // thirteen o'clock: lunch
        "2026-03-03T18:59:59Z, FREE,    ",
        "2026-03-03T19:00:00Z, STOPPED, 2026-03-04T09:00:00Z",
        "2026-03-07T10:00:00Z, STOPPED, 2026-03-09T09:00:00Z", // Saturday
        "2026-05-01T10:00:00Z, STOPPED, 2026-05-04T08:00:00Z" // Labour Day, a Friday; summer time
    })
    void french_law_stops_surveys_outside_its_hours(String at, String verdict, @Nullable Instant next) {
        var judged = call(inParis(), Purpose.SURVEY, at);

        assertThat(judged.name()).isEqualTo(verdict);
        assertThat(judged.betterAt()).isEqualTo(next);
        assertThat(judged.against())
                .allSatisfy(because -> assertThat(because.rule()).isIn(Because.CONTACT_RULE, Because.HOLIDAY));
        if (judged instanceof Verdict.Stopped stopped) {
            assertThat(stopped.because().getFirst().detail()).contains("LAW", "Code conso D.223-9");
        }
    }

    @Test
    void a_law_on_calls_that_ask_or_sell_only_warns_of_a_call_for_the_customers_own_matter() {
        var judged = judge(anAgenda(inParis()), rules(), wish(Purpose.SERVICE, null), LUNCH_IN_PARIS);

        assertThat(judged).isInstanceOfSatisfying(Verdict.Warned.class, warned -> {
            assertThat(warned.because())
                    .singleElement()
                    .satisfies(because -> assertThat(because.detail()).contains("D.223-9"));
            assertThat(warned.freeAt()).isEqualTo("2026-03-03T13:00:00Z");
        });
    }

    @ParameterizedTest(name = "New York at {0} UTC: {1}")
    @CsvSource({
        "2026-03-03T12:59:59Z, STOPPED",
        "2026-03-03T13:00:00Z, FREE", // eight in the morning
        "2026-03-04T01:59:59Z, FREE",
        "2026-03-04T02:00:00Z, STOPPED", // nine in the evening
        "2026-03-08T11:59:59Z, STOPPED", // the Sunday on which the clocks go forward
        "2026-03-08T12:00:00Z, FREE"
    })
    void the_tcpa_stops_calls_before_eight_and_from_nine(String at, String verdict) {
        var judged = call(inNewYork(), Purpose.MARKETING, at);

        assertThat(judged.name()).isEqualTo(verdict);
        assertThat(judged.against())
                .allSatisfy(because -> assertThat(because.detail()).contains("TCPA"));
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void british_guidance_only_warns(Purpose purpose) {
        var judged = call(aCustomer(), purpose, "2026-03-03T21:30:00Z");

        assertThat(judged).isInstanceOfSatisfying(Verdict.Warned.class, warned -> {
            assertThat(warned.because())
                    .singleElement()
                    .satisfies(because -> assertThat(because.detail()).contains("GUIDANCE", "DMA telemarketing guide"));
            assertThat(warned.freeAt()).isEqualTo("2026-03-04T08:00:00Z");
        });
    }

    @Test
    void custom_stops_who_asks_or_sells_and_warns_who_serves() {
        var dublin = aCustomer().from("IE").phone("+35312345678");

        assertThat(call(dublin, Purpose.SURVEY, "2026-03-03T21:30:00Z"))
                .isInstanceOfSatisfying(
                        Verdict.Stopped.class,
                        stopped -> assertThat(stopped.against())
                                .singleElement()
                                .satisfies(
                                        because -> assertThat(because.detail()).contains("CUSTOM")));
        assertThat(call(dublin, Purpose.SERVICE, "2026-03-03T21:30:00Z")).isInstanceOf(Verdict.Warned.class);
    }

    @Test
    void the_strict_row_stands_for_the_law_that_is_not_known() {
        var nowhere = aCustomer().fromNowhere().withoutPhone();

        var judged = call(nowhere, Purpose.SURVEY, "2026-03-03T21:30:00Z");

        assertThat(judged).isInstanceOf(Verdict.Stopped.class);
        assertThat(judged.against().getFirst().rule()).isEqualTo(Because.STRICT_ROW);
        assertThat(call(nowhere, Purpose.SERVICE, "2026-03-03T21:30:00Z")).isInstanceOf(Verdict.Warned.class);
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void what_the_customer_prefers_is_a_warning(Purpose purpose) {
        var judged = call(aCustomer().only("17:00", "19:00"), purpose, "2026-03-03T10:00:00Z");

        assertThat(judged).isInstanceOfSatisfying(Verdict.Warned.class, warned -> {
            assertThat(warned.because())
                    .singleElement()
                    .satisfies(because -> assertThat(because.rule()).isEqualTo(Because.PREFERENCE));
            assertThat(warned.freeAt()).isEqualTo("2026-03-03T17:00:00Z");
        });
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void the_companys_hours_are_a_warning(Purpose purpose) {
        var judged = judge(
                anAgenda(),
                rules().openDaily("10:00-16:00"),
                wish(purpose, null),
                Instant.parse("2026-03-03T09:00:00Z"));

        assertThat(judged).isInstanceOfSatisfying(Verdict.Warned.class, warned -> {
            assertThat(warned.because())
                    .singleElement()
                    .satisfies(because -> assertThat(because.rule()).isEqualTo(Because.COMPANY_HOURS));
            assertThat(warned.freeAt()).isEqualTo("2026-03-03T10:00:00Z");
        });
    }

    @Test
    void a_stop_tells_what_else_speaks_against_it_and_when_the_law_alone_allows_it() {
        var judged = call(inParis().only("17:00", "19:00"), Purpose.SURVEY, "2026-03-03T12:30:00Z");

        assertThat(judged).isInstanceOfSatisfying(Verdict.Stopped.class, stopped -> {
            assertThat(stopped.because()).extracting(Because::rule).containsExactly(Because.CONTACT_RULE);
            assertThat(stopped.besides()).extracting(Because::rule).containsExactly(Because.PREFERENCE);
            assertThat(stopped.lawfulAt()).isEqualTo("2026-03-03T13:00:00Z");
        });
    }

    @Test
    void one_place_where_the_customer_may_be_is_enough_to_stop() {
        var abroad = aCustomer().phone("+13055550123"); // lives in London, answers in Florida perhaps

        assertThat(call(abroad, Purpose.SURVEY, "2026-03-03T10:00:00Z")).isInstanceOf(Verdict.Stopped.class);
        assertThat(call(abroad, Purpose.SURVEY, "2026-03-03T14:00:00Z")).isInstanceOf(Verdict.Free.class);
    }

    @Test
    void who_said_no_is_neither_asked_nor_sold_to() {
        var silent = aCustomer().suppressed(Channel.CALL);

        assertThat(call(silent, Purpose.SURVEY, "2026-03-03T10:00:00Z"))
                .isInstanceOfSatisfying(Verdict.Stopped.class, stopped -> {
                    assertThat(stopped.because()).extracting(Because::rule).containsExactly(Because.SUPPRESSED);
                    assertThat(stopped.lawfulAt()).isNull();
                });
        assertThat(call(silent, Purpose.SERVICE, "2026-03-03T10:00:00Z"))
                .isInstanceOfSatisfying(
                        Verdict.Warned.class,
                        warned -> assertThat(warned.freeAt()).isNull());
    }

    @Test
    void a_sale_needs_the_consent_that_the_place_asks_for() {
        var given = inParis().consents(Purpose.MARKETING, Channel.CALL, Instant.parse("2026-01-01T10:00:00Z"), null);

        assertThat(call(inParis(), Purpose.MARKETING, "2026-03-03T10:00:00Z"))
                .isInstanceOfSatisfying(Verdict.Stopped.class, stopped -> {
                    assertThat(stopped.because())
                            .singleElement()
                            .satisfies(because -> assertThat(because.rule()).isEqualTo("CONSENT"));
                    assertThat(stopped.because().getFirst().detail()).contains("L.223-1");
                    assertThat(stopped.lawfulAt()).isNull();
                });
        assertThat(call(given, Purpose.MARKETING, "2026-03-03T10:00:00Z")).isInstanceOf(Verdict.Free.class);
    }

    @Test
    void four_attempts_in_thirty_days_are_all_that_french_law_allows() {
        var agenda = anAgenda(inParis());
        for (var day : new String[] {"02-02", "02-03", "02-04", "02-05"}) {
            agenda.with(aCall(NO_ANSWER, Instant.parse("2026-" + day + "T10:00:00Z")));
        }
        var at = Instant.parse("2026-03-04T10:00:00Z");

        assertThat(judge(agenda, rules(), wish(Purpose.SURVEY, null), at)).isInstanceOf(Verdict.Free.class);

        agenda.with(aCall(NO_ANSWER, Instant.parse("2026-02-20T10:00:00Z")));

        assertThat(judge(agenda, rules(), wish(Purpose.SURVEY, null), at))
                .isInstanceOfSatisfying(Verdict.Stopped.class, stopped -> {
                    assertThat(stopped.because()).extracting(Because::rule).containsExactly("ATTEMPTS");
                    assertThat(stopped.lawfulAt()).isEqualTo("2026-03-05T09:00:00Z");
                });
        assertThat(judge(agenda, rules(), wish(Purpose.SERVICE, null), at)).isInstanceOf(Verdict.Free.class);
    }

    @Test
    void a_limit_that_is_no_law_only_warns() {
        var berlin = aCustomer()
                .from("DE")
                .phone("+493012345678")
                .consents(Purpose.SURVEY, Channel.CALL, Instant.parse("2026-01-01T10:00:00Z"), null);
        var agenda = anAgenda(berlin);
        for (int hour = 8; hour < 11; hour++) {
            agenda.with(aCall(NO_ANSWER, Instant.parse("2026-03-03T0" + (hour - 1) + ":00:00Z")));
        }

        assertThat(judge(agenda, rules(), wish(Purpose.SURVEY, null), Instant.parse("2026-03-03T12:00:00Z")))
                .isInstanceOfSatisfying(Verdict.Warned.class, warned -> {
                    assertThat(warned.because()).extracting(Because::rule).containsExactly("ATTEMPTS");
                    assertThat(warned.freeAt()).isEqualTo("2026-03-04T07:00:00Z");
                });
    }

    @Test
    void a_refusal_silences_for_as_long_as_the_law_says() {
        var agenda = anAgenda(inParis()).with(aCall(NOT_INTERESTED, Instant.parse("2026-02-02T10:00:00Z")));

        assertThat(judge(agenda, rules(), wish(Purpose.SURVEY, null), Instant.parse("2026-03-03T10:00:00Z")))
                .isInstanceOfSatisfying(Verdict.Stopped.class, stopped -> {
                    assertThat(stopped.because()).extracting(Because::rule).containsExactly("SILENCE");
                    assertThat(stopped.lawfulAt()).isEqualTo("2026-04-03T08:00:00Z");
                });
    }

    @Test
    void a_time_that_the_customer_chose_is_free_where_the_law_leaves_it_to_them() {
        var promised = Instant.parse("2026-03-03T21:00:00Z");
        var london = anAgenda()
                .with(aCall(Disposition.CALL_BACK_LATER, Instant.parse("2026-03-03T10:00:00Z"))
                        .callAgainAt(promised)
                        .saying("call me at nine tonight"));
        var newYork = anAgenda(inNewYork())
                .with(aCall(Disposition.CALL_BACK_LATER, Instant.parse("2026-03-02T15:00:00Z"))
                        .callAgainAt(Instant.parse("2026-03-03T12:30:00Z"))
                        .saying("call me at half past seven"));

        assertThat(judge(london, rules(), wish(Purpose.SURVEY, promised), promised.plusSeconds(120)))
                .isInstanceOf(Verdict.Free.class);
        assertThat(judge(london, rules(), wish(Purpose.SURVEY, null), promised.plusSeconds(120)))
                .isInstanceOf(Verdict.Warned.class);
        assertThat(judge(
                        newYork,
                        rules(),
                        wish(Purpose.SURVEY, Instant.parse("2026-03-03T12:30:00Z")),
                        Instant.parse("2026-03-03T12:31:00Z")))
                .isInstanceOf(Verdict.Stopped.class);
    }

    @Test
    void nobody_gets_in_touch_with_who_has_died() {
        assertThat(call(aCustomer().is(Standing.DECEASED), Purpose.SERVICE, "2026-03-03T10:00:00Z"))
                .isInstanceOfSatisfying(
                        Verdict.Stopped.class,
                        stopped -> assertThat(stopped.lawfulAt()).isNull());
    }

    @Test
    void hours_of_calls_do_not_bind_mails() {
        var judged = judge(anAgenda(inParis()), rules(), ByHand.Wish.of(Channel.EMAIL, Purpose.SURVEY), LUNCH_IN_PARIS);

        assertThat(judged).isInstanceOf(Verdict.Free.class);
    }
}
