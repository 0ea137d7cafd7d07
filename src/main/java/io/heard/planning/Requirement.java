package io.heard.planning;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a rep must know and speak to take a follow-up.
///
/// @param skills each of them is needed, at this level (≥ 1) or above
/// @param language the customer's, as a BCP 47 tag; absent when it does not matter
/// @param fallbackLanguages those to talk in when nobody speaks the customer's
public record Requirement(
        Map<String, Integer> skills, @Nullable String language, Set<String> fallbackLanguages) {

    public static final Requirement NONE = new Requirement(Map.of(), null, Set.of());

    public Requirement {
        skills = Map.copyOf(skills);
        fallbackLanguages = Set.copyOf(fallbackLanguages);
    }

    boolean hasSkills(Map<String, Integer> levels) {
        return skills.entrySet().stream()
                .allMatch(needed -> levels.getOrDefault(needed.getKey(), 0) >= needed.getValue());
    }

    boolean isSpoken(Collection<String> languages) {
        return (language == null && fallbackLanguages.isEmpty())
                || isNative(languages)
                || fallbackLanguages.stream().anyMatch(fallback -> isAmong(fallback, languages));
    }

    boolean isNative(Collection<String> languages) {
        return language != null && isAmong(language, languages);
    }

    private static boolean isAmong(String tag, Collection<String> languages) {
        return languages.stream().anyMatch(spoken -> Language.isSame(spoken, tag));
    }
}
