package io.heard.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens between one customer and the shop: orders, deliveries, changes of mind.
final class Story {

    private static final double CANCELLED = 0.025;
    private static final double UPDATED = 0.03;
    private static final double GIFT = 0.05;
    private static final double UNTOLD = 0.03;
    private static final double MOVED = 0.04;
    private static final int FEWEST_DAYS = 2;
    private static final int MOST_DAYS = 6;

    /// One in so many had a second account, or wanted to be forgotten.
    private static final int MERGED_EVERY = 150;

    private static final int ERASED_EVERY = 500;

    /// How many orders, and how many things in one.
    private static final List<Integer> ORDERS = List.of(1, 1, 1, 1, 1, 2, 2, 2, 3, 5);

    private static final List<Integer> LINES = List.of(1, 1, 1, 2, 2, 3);
    private static final int MORE_OF_A_COMPANY = 2;
    private static final double AT_THE_TILL = 0.06;
    private static final double BY_PHONE = 0.1;
    private static final int NEXT_ORDER_AFTER = 5;
    private static final int NEXT_ORDER_WITHIN = 40;

    private static final List<String> RECIPIENTS =
            List.of("Grandma Edith", "Familie Löwenich", "Aunt Rosalind", "Papa", "The newly-weds", "Onkel Friedhelm");

    private final Person person;
    private final Season season;
    private final Dice dice;
    private final List<Told> told = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private @Nullable Instant mergedAt;

    private Story(Person person, Season season, Dice dice) {
        this.person = person;
        this.season = season;
        this.dice = dice;
    }

    /// @param events in order of time, all before the season ends
    record Life(Person person, List<Order> orders, List<Told> events) {}

    static Life of(Person person, int number, Season season, Dice dice) {
        return new Story(person, season, dice).live(number);
    }

    private Life live(int number) {
        var placedAt = season.order(person.place().zone(), dice);
        if (number % MERGED_EVERY == MERGED_EVERY / 2) {
            mergedAt = season.thought(placedAt, 3, 15, person.place().zone(), dice);
        }
        int count = dice.one(ORDERS) + (person.account() == null ? 0 : MORE_OF_A_COMPANY);
        for (int i = 1; i <= count && placedAt.isBefore(season.until()); i++) {
            var order = order("HL-" + person.id() + "-" + i, placedAt);
            orders.add(order);
            tell(order);
            var next = placedAt.plus(Duration.ofDays(NEXT_ORDER_AFTER));
            placedAt = season.order(
                    next,
                    next.plus(Duration.ofDays(NEXT_ORDER_WITHIN)),
                    person.place().zone(),
                    dice);
        }
        if (mergedAt != null) {
            var merged = Told.of("customer.merged", "merged-" + person.id(), asKnown(Instant.EPOCH), mergedAt);
            merged.data().set("into", person.reference());
            told.add(new Told(merged.type(), merged.id(), person.id(), mergedAt, merged.data()));
        }
        if (dice.chance(MOVED)) {
            moved();
        }
        if (number % ERASED_EVERY == ERASED_EVERY / 3) {
            erased();
        }
        return new Life(person, List.copyOf(orders), complete());
    }

    private Order order(String id, Instant placedAt) {
        var lines = new ArrayList<Order.Line>();
        int count = dice.one(LINES);
        while (lines.size() < count) {
            var ware = dice.weighted(Ware.ALL, Ware::bought);
            if (lines.stream().noneMatch(line -> line.ware().equals(ware))) {
                lines.add(new Order.Line(ware, quantity(ware)));
            }
        }
        boolean atTill = person.country().code().equals("GB") && dice.chance(AT_THE_TILL);
        boolean byPhone = dice.chance(BY_PHONE);
        boolean cancelled = !atTill && dice.chance(CANCELLED);
        boolean untold = atTill || cancelled || dice.chance(UNTOLD);
        var delivery = season.delivery(
                placedAt, dice.between(FEWEST_DAYS, MOST_DAYS), person.place().zone(), dice);
        return new Order(
                id,
                person,
                placedAt,
                atTill ? "TILL" : byPhone ? "PHONE" : "WEB",
                List.copyOf(lines),
                dice.chance(GIFT) && !atTill ? dice.one(RECIPIENTS) : null,
                cancelled,
                untold ? null : delivery);
    }

    private int quantity(Ware ware) {
        return switch (ware.category()) {
            case "seating" -> ware.euros() < 250 ? dice.between(1, 6) : 1;
            case "care" -> dice.between(1, 3);
            default -> dice.chance(0.9) ? 1 : 2;
        };
    }

    private void tell(Order order) {
        var placed = told("order.placed", order.id() + "-placed", order.placedAt());
        order.tell(placed.data().putObject("order"));
        placed.data().set("customer", asKnown(order.placedAt()).profile(order.placedAt()));
        if (order.cancelled()) {
            var at = order.placedAt().plus(Duration.ofMinutes(dice.between(20, 1_200)));
            told("order.cancelled", order.id() + "-cancelled", at)
                    .about(order)
                    .with("cancelledAt", at.toString())
                    .with("why", "changed my mind");
            return;
        }
        if (dice.chance(UPDATED)) {
            var at = order.placedAt().plus(Duration.ofMinutes(dice.between(10, 600)));
            order.tell(told("order.updated", order.id() + "-updated", at).data().putObject("order"));
        }
        if (order.deliveredAt() != null) {
            told("order.delivered", order.id() + "-delivered", order.deliveredAt())
                    .about(order)
                    .with("deliveredAt", order.deliveredAt().toString());
        }
        new Aftermath(order, season, dice).tell(this::told);
    }

    private Told told(String type, String id, Instant at) {
        var one = Told.of(type, id, asKnown(at), at);
        told.add(one);
        return one;
    }

    /// Before two accounts were joined the shop knew one of them by another id.
    private Person asKnown(Instant at) {
        return mergedAt != null && at.isBefore(mergedAt) ? person.known("G-" + person.id()) : person;
    }

    private void moved() {
        var at = season.thought(
                orders.getFirst().placedAt(), 10, 60, person.place().zone(), dice);
        var customer =
                told("customer.updated", "updated-" + person.id(), at).data().putObject("customer");
        customer.put("id", asKnown(at).id()).put("postalCode", String.valueOf(dice.between(10_000, 98_999)));
        if (person.email() != null) {
            customer.put("email", "home." + person.email());
        }
    }

    private void erased() {
        var last = told.stream().map(Told::at).max(Instant::compareTo).orElseThrow();
        told(
                "customer.erased",
                "erased-" + person.id(),
                season.thought(last, 2, 10, person.place().zone(), dice));
    }

    /// The first that the shop tells of somebody says who they are.
    private List<Told> complete() {
        var all = told.stream()
                .filter(one -> one.at().isBefore(season.until()))
                .sorted(Told.IN_TIME)
                .toList();
        if (!all.isEmpty() && !all.getFirst().type().equals("order.placed")) {
            var first = all.getFirst();
            first.data().set("customer", asKnown(first.at()).profile(first.at()));
        }
        return all;
    }
}
