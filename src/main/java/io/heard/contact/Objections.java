package io.heard.contact;

import io.heard.calendar.Days;
import io.heard.calendar.Timeline;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Says what closes the contact windows at one instant, and which of it a person may not pass over.
final class Objections {

    private final ContactRules rules;
    private final List<Candidate> candidates;
    private final Channel channel;
    private final Purpose purpose;
    private final Instant at;
    private final Set<Objection> found = new LinkedHashSet<>();

    Objections(ContactRules rules, List<Candidate> candidates, Channel channel, Purpose purpose, Instant at) {
        this.rules = rules;
        this.candidates = candidates;
        this.channel = channel;
        this.purpose = purpose;
        this.at = at;
    }

    List<Objection> of(ContactPreferences preferences) {
        suppressions(preferences);
        candidates.forEach(this::rules);
        candidates.forEach(this::companyHours);
        preferences(preferences);
        return found.stream()
                .sorted((one, other) -> Boolean.compare(other.forbids(), one.forbids()))
                .toList();
    }

    /// Who said no to being asked or sold to must not be; for their own matter it is for a person to weigh.
    private void suppressions(ContactPreferences preferences) {
        for (var suppression : preferences.suppressions()) {
            var until = suppression.validUntil();
            for (var candidate : candidates) {
                var end = until == null ? null : until.in(candidate.zone());
                if (suppression.concerns(channel, purpose) && (end == null || at.isBefore(end))) {
                    add(purpose != Purpose.SERVICE, new Because(Because.SUPPRESSED, suppression.toString(), null, end));
                }
            }
        }
    }

    private void rules(Candidate candidate) {
        var date = Days.dateAt(at, candidate.zone());
        var binding = rules.binding(candidate, channel, purpose, date);
        for (var rule : binding.rules()) {
            if (!rules.isOpen(rule, candidate, at)) {
                var why = rule.isStrict() ? Because.STRICT_ROW : Because.CONTACT_RULE;
                var start = rule.isStrict() ? binding.whyStrict() + ": " : "";
                add(rule.stopsByHand(purpose), Because.of(why, start + Explanation.words(rule)));
                holiday(rule, candidate);
            }
        }
    }

    /// Named where the hours of an ordinary day would be open.
    private void holiday(ContactRule rule, Candidate candidate) {
        var place = candidate.place();
        var there = at.atZone(rule.zone() == null ? candidate.zone() : rule.zone());
        var date = there.toLocalDate();
        if (place != null && rules.usualHours(rule, place, date).contains(there.toLocalTime())) {
            var because = Explanation.holiday(rules.holidays(), place, date, candidate.zone());
            add(rule.stopsByHand(purpose), because);
        }
    }

    private void companyHours(Candidate candidate) {
        var there = at.atZone(candidate.zone());
        var hours = rules.companyHours();
        if (!hours.on(there.getDayOfWeek()).contains(there.toLocalTime())) {
            add(false, Because.of(Because.COMPANY_HOURS, Explanation.words(hours)));
        }
    }

    private void preferences(ContactPreferences preferences) {
        var zones = candidates.stream().map(Candidate::zone).distinct().toList();
        boolean isClosed = zones.stream()
                .flatMap(zone -> PreferredHours.timelines(preferences, zone).stream())
                .anyMatch(hours -> !isOpen(hours));
        if (isClosed) {
            Explanation.wishes(preferences, zones, at)
                    .forEach(wish -> add(false, Because.of(Because.PREFERENCE, wish)));
        }
    }

    private boolean isOpen(Timeline hours) {
        return Timeline.between(List.of(hours), at, at.plusNanos(1)).contains(at);
    }

    private void add(boolean forbids, Because because) {
        found.add(new Objection(forbids, because));
    }
}
