package io.heard.demo;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What reps write down and promise, as it suits what was bought and why somebody was called.
final class Phrases {

    private static final String ANY = "*";

    private static final List<Phrase> NOTES = Lists.read("notes.csv").stream()
            .map(line -> new Phrase(line.get(0), line.get(1), line.get(2), line.get(3)))
            .toList();

    private static final List<Phrase> PROMISES = Lists.read("promises.csv").stream()
            .map(line -> new Phrase(ANY, line.get(0), line.get(1), line.get(2)))
            .toList();

    private static final List<String> MANNERS =
            Lists.read("manners.csv").stream().map(List::getFirst).toList();

    private static final double HAS_MANNER = 0.4;

    private record Phrase(String outcome, String playbook, String goods, String text) {

        boolean suits(@Nullable Ware ware) {
            return goods.equals(ANY)
                    || (ware != null && List.of(goods.split(",")).contains(ware.category()));
        }
    }

    private Phrases() {}

    /// @param ware what it was about, where that is known
    static Optional<String> note(String outcome, String playbook, @Nullable Ware ware, Dice dice) {
        return one(
                NOTES.stream()
                        .filter(phrase -> phrase.outcome().equals(outcome))
                        .toList(),
                playbook,
                ware,
                dice);
    }

    static String promise(String playbook, @Nullable Ware ware, Dice dice) {
        return one(PROMISES, playbook, ware, dice).orElseThrow();
    }

    /// What is to be remembered of a person, always the same.
    static Optional<String> manner(long seed, String customer) {
        var dice = Dice.of(seed, "manner", customer);
        return dice.chance(HAS_MANNER) ? Optional.of(dice.one(MANNERS)) : Optional.empty();
    }

    /// Of those for this playbook, else of those for any.
    private static Optional<String> one(List<Phrase> all, String playbook, @Nullable Ware ware, Dice dice) {
        for (var of : List.of(playbook, ANY)) {
            var some = all.stream()
                    .filter(phrase -> phrase.playbook().equals(of) && phrase.suits(ware))
                    .toList();
            if (!some.isEmpty()) {
                var item = ware == null ? "last order" : ware.name();
                return Optional.of(dice.one(some).text().replace("{item}", item));
            }
        }
        return Optional.empty();
    }
}
