package io.heard.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Chance that comes out the same every time: the same seed and names give the same throws, whatever was thrown
/// elsewhere.
final class Dice {

    private static final long PRIME = 0x100000001B3L;

    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /// @param names what the throws are for
    static Dice of(long seed, Object... names) {
        long mixed = seed;
        for (var name : names) {
            for (char letter : String.valueOf(name).toCharArray()) {
                mixed = (mixed ^ letter) * PRIME;
            }
            mixed = (mixed ^ '/') * PRIME;
        }
        return new Dice(mixed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// @param most included
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double share() {
        return random.nextDouble();
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// @param all at least one with a weight above 0
    <T> T weighted(List<T> all, ToDoubleFunction<T> weight) {
        double left = random.nextDouble() * all.stream().mapToDouble(weight).sum();
        for (var one : all) {
            left -= weight.applyAsDouble(one);
            if (left < 0) {
                return one;
            }
        }
        return all.getLast();
    }
}
