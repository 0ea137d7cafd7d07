package io.heard.contact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row in which two rule books differ.
///
/// @param row its place and what it is about, as in `AU CALL SURVEY`
/// @param columns that differ, for a row that both have
public record RowChange(
        String row, @Nullable LocalDate validFrom, @Nullable LocalDate validTo, What what, List<String> columns) {

    public enum What {
        ADDED,
        REMOVED,
        CHANGED
    }

    private record Key(String title, @Nullable LocalDate validFrom) {
        static Key of(ContactRule rule) {
            return new Key(rule.title(), rule.validFrom());
        }
    }

    public RowChange {
        columns = List.copyOf(columns);
    }

    /// By row, in the order of their titles and dates.
    public static List<RowChange> between(RuleBook before, RuleBook after) {
        var old = byKey(before);
        var fresh = byKey(after);
        var changes = new ArrayList<RowChange>();
        fresh.forEach((key, rule) -> {
            var known = old.get(key);
            if (known == null) {
                changes.add(new RowChange(key.title(), rule.validFrom(), rule.validTo(), What.ADDED, List.of()));
            } else if (!known.equals(rule)) {
                changes.add(new RowChange(
                        key.title(), rule.validFrom(), rule.validTo(), What.CHANGED, columns(known, rule)));
            }
        });
        old.forEach((key, rule) -> {
            if (!fresh.containsKey(key)) {
                changes.add(new RowChange(key.title(), rule.validFrom(), rule.validTo(), What.REMOVED, List.of()));
            }
        });
        changes.sort(Comparator.comparing(RowChange::row)
                .thenComparing(RowChange::validFrom, Comparator.nullsFirst(Comparator.naturalOrder())));
        return changes;
    }

    private static Map<Key, ContactRule> byKey(RuleBook book) {
        var byKey = new LinkedHashMap<Key, ContactRule>();
        book.rules().forEach(rule -> byKey.put(Key.of(rule), rule));
        return byKey;
    }

    private static List<String> columns(ContactRule one, ContactRule other) {
        var differing = new ArrayList<String>();
        var theirs = values(other);
        values(one).forEach((column, value) -> {
            if (!Objects.equals(value, theirs.get(column))) {
                differing.add(column);
            }
        });
        return differing;
    }

    private static Map<String, @Nullable Object> values(ContactRule rule) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("kind", rule.kind());
        values.put("valid_to", rule.validTo());
        values.put("weekday", rule.hours().weekday());
        values.put("sat", rule.hours().sat());
        values.put("sun", rule.hours().sun());
        values.put("holidays", rule.hours().holidays());
        values.put("attempts", Set.copyOf(rule.attempts()));
        values.put("silence_after_refusal", rule.silenceAfterRefusal());
        values.put("consent_survey", rule.consentSurvey());
        values.put("consent_marketing", rule.consentMarketing());
        values.put("area_code_residency", rule.areaCodeResidency());
        values.put("confidence", rule.confidence());
        values.put("source", rule.source());
        values.put("note", rule.note());
        values.put("zone", rule.zone());
        values.put("eve", rule.hours().eveIsSaturday());
        values.put("closes", rule.hours().closes());
        return values;
    }
}
