package io.heard.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who writes in the night before somebody looks, besides those who would anyway: one customer of each country, while
/// nobody was there to answer. So that whoever looks sees what a busy morning is like.
final class LastMorning {

    private static final int WRITERS = 12;
    private static final Duration RECENT = Duration.ofDays(45);
    private static final Duration UNTIL = Duration.ofMinutes(160);
    private static final Duration APART = Duration.ofMinutes(25);
    private static final int A_LITTLE = 1_200;

    private static final Set<String> LOUD =
            Set.of("concern.raised", "question.asked", "return.requested", "callback.requested", "order.returned");

    private final List<Story.Life> lives;
    private final Instant end;

    LastMorning(List<Story.Life> lives, Instant end) {
        this.lives = lives;
        this.end = end;
    }

    List<Told> events(Dice dice) {
        var told = new ArrayList<Told>();
        for (var order : recentBuyers()) {
            int number = told.size();
            var at = end.minus(UNTIL).minus(APART.multipliedBy(number)).plusSeconds(dice.between(0, A_LITTLE));
            told.add(wish(number, order, at, dice));
        }
        return told;
    }

    private Told wish(int number, Order order, Instant at, Dice dice) {
        var id = order.id() + "-morning";
        return switch (number % 4) {
            case 0 -> told("concern.raised", id, order, at).saying("concern", order, "raisedAt", dice);
            case 1 -> told("question.asked", id, order, at).saying("question", order, "askedAt", dice);
            case 2 ->
                told("callback.requested", id, order, at)
                        .with(
                                "at",
                                end.plus(Duration.ofMinutes(15L * (1 + number))).toString())
                        .with("topic", Texts.say("call-back", order, dice).text());
            default ->
                told("return.requested", id, order, at)
                        .with("requestedAt", at.toString())
                        .with("why", Texts.say("return", order, dice).text())
                        .with(order.lines().getFirst(), order.buyer().country());
        };
    }

    private static Told told(String type, String id, Order order, Instant at) {
        return Told.of(type, id, order.buyer(), at).about(order);
    }

    /// One order of somebody from each country in turn, of those that came of late and were quiet since. One was a
    /// present.
    private List<Order> recentBuyers() {
        var taken = new HashSet<String>();
        var some = new ArrayList<Order>();
        var recent = lives.stream().flatMap(this::quiet).toList();
        recent.stream().filter(order -> order.giftFor() != null).findFirst().ifPresent(some::add);
        some.forEach(order -> taken.add(order.buyer().id()));
        for (boolean more = true; more && some.size() < WRITERS; ) {
            more = false;
            for (var country : Country.ALL) {
                var next = recent.stream()
                        .filter(order -> order.buyer().country().equals(country)
                                && !taken.contains(order.buyer().id()))
                        .findFirst();
                if (next.isPresent() && some.size() < WRITERS) {
                    taken.add(next.get().buyer().id());
                    some.add(next.get());
                    more = true;
                }
            }
        }
        return some;
    }

    private Stream<Order> quiet(Story.Life life) {
        boolean loud = life.events().stream()
                .anyMatch(told -> LOUD.contains(told.type())
                        && told.at().isAfter(end.minus(RECENT))
                        && told.at().isBefore(end.plus(Duration.ofDays(1))));
        return loud
                ? Stream.empty()
                : life.orders().stream()
                        .filter(order -> !order.cancelled()
                                && order.inHandAt().isAfter(end.minus(RECENT))
                                && order.inHandAt().isBefore(end.minus(Duration.ofDays(1))))
                        .limit(1);
    }
}
