package io.heard.conversation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How much of a letter stands in another one, too: the share of its runs of five words, by the place where they
/// stand (the containment of Broder, "On the resemblance and containment of documents", 1997).
///
/// Said to the writer alone, so that a canned letter is noticed before somebody else notices it.
///
/// @param percent of the letter
/// @param passages what both have, the longest first, as it is written in the letter
public record Likeness(int percent, List<String> passages) {

    /// Whoever writes to many about the same has sentences in common; half a letter is another matter.
    static final int NOTICED = 50;

    private static final int SHINGLE = 5;

    /// Shorter letters are alike because there is little to say.
    private static final int SHORTEST = 20;

    private static final int SHOWN = 3;
    private static final int WHOLE = 100;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}]+)*");

    private record Word(String text, int start, int end) {}

    /// What the letter has in common with the one of the others that it is most like; empty where it is its own.
    public static Optional<Likeness> of(String letter, Collection<String> others) {
        var words = words(letter);
        if (words.size() < SHORTEST) {
            return Optional.empty();
        }
        return others.stream()
                .map(other -> of(letter, words, shingles(words(other))))
                .max(Comparator.comparingInt(Likeness::percent))
                .filter(likeness -> likeness.percent() >= NOTICED);
    }

    private static Likeness of(String letter, List<Word> words, Set<String> other) {
        int all = words.size() - SHINGLE + 1;
        var shared = new boolean[words.size()];
        int found = 0;
        for (int i = 0; i < all; i++) {
            if (other.contains(shingle(words, i))) {
                found++;
                for (int j = i; j < i + SHINGLE; j++) {
                    shared[j] = true;
                }
            }
        }
        return new Likeness(found * WHOLE / all, passages(letter, words, shared));
    }

    private static List<String> passages(String letter, List<Word> words, boolean[] shared) {
        var passages = new ArrayList<String>();
        for (int i = 0; i < shared.length; i++) {
            if (shared[i]) {
                int end = i;
                while (end + 1 < shared.length && shared[end + 1]) {
                    end++;
                }
                passages.add(
                        letter.substring(words.get(i).start(), words.get(end).end()));
                i = end;
            }
        }
        return passages.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static Set<String> shingles(List<Word> words) {
        return IntStream.rangeClosed(0, words.size() - SHINGLE)
                .mapToObj(i -> shingle(words, i))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String shingle(List<Word> words, int from) {
        return words.subList(from, from + SHINGLE).stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /// Case and punctuation make no letter another.
    private static List<Word> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> new Word(word.group().toLowerCase(Locale.ROOT), word.start(), word.end()))
                .toList();
    }
}
