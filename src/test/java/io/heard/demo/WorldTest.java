package io.heard.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heard.contact.PhoneNumbers;
import io.heard.decision.EventType;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorldTest {

    private static final long SEED = 7;
    private static final int CUSTOMERS = 3_000;
    private static final Instant OPENING = Instant.parse("2026-11-09T06:00:00Z");
    private static final Instant UNTIL = OPENING.plus(Duration.ofDays(21));
    private static final Instant END = Instant.parse("2026-11-23T10:30:00Z");

    private static final World WORLD = World.of(SEED, CUSTOMERS, OPENING, UNTIL);

    private static List<String> written(World world) {
        return world.events().stream()
                .map(told -> new String(told.json(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void a_world_is_the_same_for_the_same_seed_and_times() {
        var again = World.of(SEED, CUSTOMERS, OPENING, UNTIL);

        assertThat(written(again.until(END))).isEqualTo(written(WORLD.until(END)));
    }

    @Test
    void a_world_is_another_for_another_seed() {
        var other = World.of(SEED + 1, 100, OPENING, UNTIL);

        assertThat(written(other)).isNotEqualTo(written(World.of(SEED, 100, OPENING, UNTIL)));
    }

    @Test
    void a_world_is_no_other_for_other_times_but_later() {
        var week = Duration.ofDays(7);
        var later = World.of(SEED, 100, OPENING.plus(week), UNTIL.plus(week));

        assertThat(later.people()).isEqualTo(World.of(SEED, 100, OPENING, UNTIL).people());
    }

    @Test
    void customers_come_from_twelve_countries_and_write_their_names_in_many_scripts() {
        var people = WORLD.people();

        assertThat(people).hasSize(CUSTOMERS);
        assertThat(people.stream().map(Person::id).collect(toSet())).hasSize(CUSTOMERS);
        assertThat(people.stream().collect(groupingBy(person -> person.country().code(), counting())))
                .hasSize(12)
                .allSatisfy((_, count) -> assertThat(count).isGreaterThan(20));
        assertThat(people.stream().map(person -> script(person.name())).collect(toSet()))
                .contains("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "HAN", "DEVANAGARI");
    }

    private static String script(String name) {
        return Character.UnicodeScript.of(name.codePointAt(0)).name();
    }

    @Test
    void customers_can_be_called_and_written_to() {
        assertThat(WORLD.people()).allSatisfy(person -> {
            assertThat(person.phone() != null || person.email() != null).isTrue();
            if (person.phone() != null) {
                assertThat(PhoneNumbers.read(person.phone(), person.country().code())
                                .isCallable())
                        .as(person.phone())
                        .isTrue();
            }
            if (person.email() != null) {
                assertThat(person.email()).matches("[a-z.0-9]+@example\\.(com|org)");
            }
        });
    }

    @Test
    void some_companies_buy_with_several_persons() {
        assertThat(WORLD.largestCompany(OPENING)).hasSizeGreaterThan(1);
    }

    @Test
    void events_have_ids_of_their_own_and_come_in_order_of_time() {
        var events = WORLD.until(END).events();

        assertThat(events.stream().map(Told::id)).doesNotHaveDuplicates();
        assertThat(events).isSortedAccordingTo(Told.IN_TIME);
        assertThat(events.getFirst().at()).isAfter(OPENING.minus(World.HISTORY).minus(Duration.ofDays(3)));
        assertThat(events.getLast().at()).isBefore(UNTIL);
    }

    @Test
    void everything_that_can_happen_does() {
        var kinds = WORLD.events().stream().map(Told::type).collect(toSet());

        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::wireName)
                        .toList());
    }

    @Test
    void a_delivery_comes_two_to_seven_days_after_its_order() {
        var placed = times("order.placed");
        var delivered = times("order.delivered");

        assertThat(delivered)
                .hasSizeGreaterThan(CUSTOMERS)
                .allSatisfy((order, at) -> assertThat(Duration.between(placed.get(order), at))
                        .isBetween(Duration.ofDays(1), Duration.ofDays(8)));
    }

    @Test
    void what_comes_back_was_asked_for_before_and_is_closed_after() {
        var asked = times("return.requested");
        var back = times("order.returned");
        var closed = times("return.closed");

        assertThat(back)
                .hasSizeGreaterThan(50)
                .allSatisfy((order, at) -> assertThat(at).isAfter(asked.get(order)));
        assertThat(closed).allSatisfy((order, at) -> assertThat(at).isAfter(asked.get(order)));
        assertThat(closed.keySet().stream().filter(back::containsKey))
                .allSatisfy(order -> assertThat(closed.get(order)).isAfter(back.get(order)));
    }

    private static Map<String, Instant> times(String type) {
        return WORLD.events().stream()
                .filter(told -> told.type().equals(type))
                .collect(toMap(told -> told.data().path("order").path("id").asText(), Told::at));
    }

    @Test
    void a_concern_of_the_past_is_resolved() {
        var resolved = WORLD.events().stream()
                .filter(told -> told.type().equals("concern.resolved"))
                .map(told -> told.data().path("concernId").asText())
                .collect(toSet());

        assertThat(WORLD.between(Instant.MIN, OPENING.minus(Duration.ofDays(2))).stream()
                        .filter(told -> told.type().equals("concern.raised"))
                        .map(Told::id))
                .hasSizeGreaterThan(50)
                .allMatch(resolved::contains);
    }

    @Test
    void the_first_that_is_told_of_a_customer_says_who_they_are() {
        var known = new HashSet<String>();
        for (var told : WORLD.events()) {
            var customer = told.data().path("customer");
            if (told.type().equals("customer.merged")) {
                known.add(told.data().path("into").path("id").asText());
            } else if (known.add(customer.path("id").asText())) {
                assertThat(customer.has("name")).as(told.toString()).isTrue();
            }
        }
        assertThat(known).hasSizeGreaterThan(CUSTOMERS * 9 / 10);
    }

    @Test
    void people_order_more_on_sundays_than_on_fridays_and_many_come_again() {
        var orders = WORLD.events().stream()
                .filter(told -> told.type().equals("order.placed"))
                .toList();
        var byDay = orders.stream()
                .collect(groupingBy(told -> told.at().atZone(Fortnight.LONDON).getDayOfWeek(), counting()));
        var byCustomer = orders.stream().collect(groupingBy(Told::key, counting()));

        assertThat(byDay.get(DayOfWeek.SUNDAY)).isGreaterThan(byDay.get(DayOfWeek.FRIDAY));
        assertThat(byCustomer.values().stream().filter(count -> count > 1).count())
                .isBetween(CUSTOMERS / 5L, CUSTOMERS / 2L);
    }

    @Test
    void totals_are_the_sum_of_their_lines() {
        assertThat(WORLD.events().stream().filter(told -> told.type().equals("order.placed")))
                .allSatisfy(told -> {
                    var order = told.data().path("order");
                    double sum = Stream.iterate(0, i -> i < order.path("lines").size(), i -> i + 1)
                            .map(i -> order.path("lines").path(i))
                            .mapToDouble(line -> line.path("quantity").asInt()
                                    * line.path("unitPrice").asDouble())
                            .sum();
                    assertThat(order.path("total").asDouble())
                            .isCloseTo(sum, within(0.01))
                            .isPositive();
                });
    }

    @Test
    void the_last_morning_brings_somebody_from_every_country() {
        var before = new HashSet<>(WORLD.events());
        var countries = WORLD.people().stream()
                .collect(toMap(Person::id, person -> person.country().code()));

        var morning = WORLD.until(END).events().stream()
                .filter(told -> !before.contains(told))
                .toList();

        assertThat(morning.stream().map(told -> countries.get(told.key())).distinct())
                .hasSizeGreaterThan(10);
        assertThat(morning).allSatisfy(told -> assertThat(told.at()).isBetween(END.minus(Duration.ofHours(9)), END));
    }
}
