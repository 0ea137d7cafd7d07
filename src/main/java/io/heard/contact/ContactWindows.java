package io.heard.contact;

import io.heard.calendar.DayHours;
import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.calendar.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When one customer may be contacted on one channel for one purpose: inside the rules, the customer's own
/// hours and the company's hours at every candidate at once.
public final class ContactWindows {

    private final ContactRules rules;
    private final List<Candidate> candidates;
    private final ContactPreferences preferences;
    private final Channel channel;
    private final Purpose purpose;
    private final @Nullable DayHours only;
    private final List<Timeline> timelines;
    private final Instant opensAt;

    ContactWindows(
            ContactRules rules,
            List<Candidate> candidates,
            ContactPreferences preferences,
            Channel channel,
            Purpose purpose) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("No candidates: whereabouts always yield at least one");
        }
        this.rules = rules;
        this.candidates = List.copyOf(candidates);
        this.preferences = preferences;
        this.channel = channel;
        this.purpose = purpose;
        this.only = null;
        this.timelines = timelines();
        this.opensAt = opensAt();
    }

    private ContactWindows(ContactWindows all, DayHours only) {
        this.rules = all.rules;
        this.candidates = all.candidates;
        this.preferences = all.preferences;
        this.channel = all.channel;
        this.purpose = all.purpose;
        this.only = all.only == null ? only : all.only.intersect(only);
        this.timelines = new ArrayList<>(all.timelines);
        this.opensAt = all.opensAt;
        zones().forEach(zone -> timelines.add(Timeline.of(zone, only)));
    }

    /// The same windows as far as the clock on the customer's wall shows `hours`, in every candidate's zone.
    public ContactWindows only(DayHours hours) {
        return new ContactWindows(this, hours);
    }

    public List<Candidate> candidates() {
        return candidates;
    }

    /// The windows, clipped to `[from, to)`.
    public Intervals between(Instant from, Instant to) {
        return Timeline.between(timelines, later(from, opensAt), to);
    }

    /// The earliest start in `[from, until)` that leaves `effort` before its window ends, with that end (looked
    /// for up to `until` + `effort`).
    public Optional<Interval> firstFitting(Instant from, Instant until, Duration effort) {
        return Timeline.firstFitting(timelines, later(from, opensAt), until, effort);
    }

    /// What shaped the windows of `[from, to)`, one line for each rule that bore on them.
    public List<Because> because(Instant from, Instant to) {
        return new Explanation(rules, candidates, channel, purpose).of(preferences, only, from, to);
    }

    /// What stands against a contact that a person makes by hand; nothing inside a window. What forbids comes first.
    public List<Objection> against(Instant at) {
        return new Objections(rules, candidates, channel, purpose, at).of(preferences);
    }

    /// The earliest start in `[from, until)` at which nothing forbids a contact by hand for `effort`.
    public Optional<Instant> lawfulFrom(Instant from, Instant until, Duration effort) {
        var lawful = candidates.stream()
                .flatMap(candidate -> rules.lawful(candidate, channel, purpose).stream())
                .toList();
        var start = purpose == Purpose.SERVICE ? from : later(from, opensAt);
        return Timeline.firstFitting(lawful, start, until, effort).map(Interval::start);
    }

    /// Whether the customer asked not to be contacted so at that time.
    public boolean isSuppressedAt(Instant at) {
        return opensAt.isAfter(at);
    }

    private List<Timeline> timelines() {
        var all = new ArrayList<Timeline>();
        for (var candidate : candidates) {
            for (var timeline : rules.timelines(candidate, channel, purpose)) {
                if (!all.contains(timeline)) {
                    all.add(timeline);
                }
            }
        }
        if (!preferences.hours().isEmpty() || !preferences.never().isEmpty()) {
            zones().forEach(zone -> all.addAll(PreferredHours.timelines(preferences, zone)));
        }
        return all;
    }

    /// The end of the last suppression; the end of all time where one has no end.
    private Instant opensAt() {
        var opensAt = Instant.MIN;
        for (var suppression : preferences.suppressions()) {
            if (suppression.concerns(channel, purpose)) {
                for (var candidate : candidates) {
                    var until = suppression.validUntil();
                    opensAt = later(opensAt, until == null ? Instant.MAX : until.in(candidate.zone()));
                }
            }
        }
        return opensAt;
    }

    private Iterable<ZoneId> zones() {
        if (candidates.size() == 1) {
            return List.of(candidates.getFirst().zone());
        }
        var zones = new HashSet<ZoneId>();
        candidates.forEach(candidate -> zones.add(candidate.zone()));
        return zones;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
