package io.heard.demo;

import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Everything that happens between the shop and its customers, the same for the same seed and times.
final class World {

    /// How long the shop has been open before Heard came.
    static final Duration HISTORY = Duration.ofDays(91);

    private static final Duration QUIET = Duration.ofDays(16);

    private final long seed;
    private final List<Story.Life> lives;
    private final List<Told> events;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Order> lastOrders = new HashMap<>();

    private World(long seed, List<Story.Life> lives, List<Told> events) {
        this.seed = seed;
        this.lives = lives;
        this.events = events;
        for (var life : lives) {
            for (var order : life.orders()) {
                orders.put(order.id(), order);
                lastOrders.put(life.person().id(), order);
            }
        }
    }

    /// @param opening when Heard comes into it
    /// @param until when it ends
    static World of(long seed, int customers, Instant opening, Instant until) {
        var season = new Season(opening.minus(HISTORY), opening, until);
        var people = new Population(seed).people(customers);
        var lives = new ArrayList<Story.Life>(customers);
        for (int i = 0; i < customers; i++) {
            lives.add(Story.of(people.get(i), i, season, Dice.of(seed, "story", i)));
        }
        var events = lives.stream()
                .flatMap(life -> life.events().stream())
                .sorted(Told.IN_TIME)
                .toList();
        return new World(seed, List.copyOf(lives), events);
    }

    List<Person> people() {
        return lives.stream().map(Story.Life::person).toList();
    }

    List<Told> events() {
        return events;
    }

    /// What happens in `[from, to)`, in order of time.
    List<Told> between(Instant from, Instant to) {
        return events.stream()
                .filter(told -> !told.at().isBefore(from) && told.at().isBefore(to))
                .toList();
    }

    /// What the order was about.
    Optional<Ware> boughtWith(String orderId) {
        return Optional.ofNullable(orders.get(orderId)).map(Order::main);
    }

    /// What somebody bought last.
    Optional<Ware> boughtBy(String customer) {
        return Optional.ofNullable(lastOrders.get(customer)).map(Order::main);
    }

    /// From each country the one who has spent most until then, of those who want nothing at the time.
    List<Person> keyCustomers(Instant by) {
        var quiet = by.minus(QUIET);
        return Country.ALL.stream()
                .flatMap(country -> lives.stream()
                        .filter(life -> life.person().country().equals(country)
                                && life.person().account() == null
                                && life.person().email() != null
                                && goesOn(life)
                                && life.events().stream()
                                        .allMatch(told -> told.at().isBefore(quiet)))
                        .max(Comparator.comparingDouble(life -> spent(life, by)))
                        .stream())
                .map(Story.Life::person)
                .toList();
    }

    private static double spent(Story.Life life, Instant until) {
        return life.orders().stream()
                .filter(order -> !order.cancelled() && order.placedAt().isBefore(until))
                .mapToDouble(Order::euros)
                .sum();
    }

    /// Those whom Heard knows by then and goes on knowing.
    List<Person> known(Instant by) {
        return lives.stream()
                .filter(life -> goesOn(life)
                        && !life.events().isEmpty()
                        && life.events().getFirst().at().isBefore(by))
                .map(Story.Life::person)
                .toList();
    }

    Optional<Person> known(String country, Instant by) {
        return known(by).stream()
                .filter(person -> person.country().code().equals(country))
                .findFirst();
    }

    /// The persons of the company that buys with most of them, of those who have been customers for a while.
    List<Person> largestCompany(Instant by) {
        var firstByThen = by.minus(QUIET);
        return lives.stream()
                .filter(life -> life.person().account() != null
                        && goesOn(life)
                        && life.orders().getFirst().inHandAt().isBefore(firstByThen))
                .map(Story.Life::person)
                .collect(Collectors.groupingBy(person -> String.valueOf(person.account()), TreeMap::new, toList()))
                .values()
                .stream()
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /// The same with a busy last morning.
    World until(Instant end) {
        var more = new ArrayList<>(events);
        more.addAll(
                new LastMorning(lives.stream().filter(World::goesOn).toList(), end).events(Dice.of(seed, "morning")));
        more.sort(Told.IN_TIME);
        return new World(seed, lives, List.copyOf(more));
    }

    private static boolean goesOn(Story.Life life) {
        return life.events().stream()
                .noneMatch(told ->
                        told.type().equals("customer.erased") || told.type().equals("customer.merged"));
    }
}
