package io.heard.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What customers say of what they bought, in their own language as far as the lists have it, else in English.
final class Texts {

    /// @param topic a word for it
    record Said(String topic, String text) {}

    private static final double OWN_LANGUAGE = 0.85;

    /// @param goods categories that it can be said of
    private record Entry(String kind, String language, List<String> goods, String topic, String text) {

        boolean isIn(String spoken) {
            return language.equals(spoken);
        }

        boolean suits(Ware ware) {
            return goods.contains("*") || goods.contains(ware.category());
        }

        Said of(Order order) {
            return new Said(
                    topic, text.replace("{item}", order.main().name(language)).replace("{order}", order.id()));
        }
    }

    private static final Map<String, List<Entry>> BY_KIND = Lists.read("texts.csv").stream()
            .map(line -> new Entry(line.get(0), line.get(1), List.of(line.get(2).split(",")), line.get(3), line.get(4)))
            .collect(Collectors.groupingBy(Entry::kind));

    private Texts() {}

    static Said say(String kind, Order order, Dice dice) {
        var suiting = BY_KIND.getOrDefault(kind, List.of()).stream()
                .filter(entry -> entry.suits(order.main()))
                .toList();
        var own = suiting.stream()
                .filter(entry -> entry.isIn(order.buyer().language()))
                .toList();
        boolean speaksOwn = !own.isEmpty() && dice.chance(OWN_LANGUAGE);
        return dice.one(
                        speaksOwn
                                ? own
                                : suiting.stream()
                                        .filter(entry -> entry.isIn("en"))
                                        .toList())
                .of(order);
    }
}
