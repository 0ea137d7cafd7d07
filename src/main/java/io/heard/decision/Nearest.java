package io.heard.decision;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known word that somebody most likely meant.
public final class Nearest {

    private static final int LONGEST = 64;
    private static final int LETTERS_PER_SLIP = 3;

    private Nearest() {}

    /// @return nothing where no known word is near; a slip for every three letters is near
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        var typed = word.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, word.length() / LETTERS_PER_SLIP);
        return known.stream()
                .filter(one -> slips(typed, one.toLowerCase(Locale.ROOT)) <= allowed)
                .min(Comparator.<String>comparingInt(one -> slips(typed, one.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Letters too many, missing, wrong, or swapped with their neighbour.
    private static int slips(String one, String other) {
        var before = new int[other.length() + 1];
        var above = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above[j] + 1, row[j - 1] + 1), above[j - 1] + same);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            var free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[other.length()];
    }
}
