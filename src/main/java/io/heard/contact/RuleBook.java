package io.heard.contact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The contact rules of all places, under one version. It has a strict row that calls for any purpose, and no
/// two rows that say the same thing on the same date.
public final class RuleBook {

    private final String version;
    private final List<ContactRule> rules;
    private final Map<Place, List<ContactRule>> byPlace = new HashMap<>();
    private final List<ContactRule> strict;
    private final Set<Place> presumedByAreaCode;

    public RuleBook(String version, List<ContactRule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
        this.strict = rules.stream().filter(ContactRule::isStrict).toList();
        for (var rule : rules) {
            if (rule.place() != null) {
                byPlace.computeIfAbsent(rule.place(), _ -> new ArrayList<>()).add(rule);
            }
        }
        this.presumedByAreaCode = rules.stream()
                .filter(ContactRule::areaCodeResidency)
                .map(ContactRule::place)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        if (strict.stream().noneMatch(rule -> rule.channels().contains(Channel.CALL) && rule.isForAllPurposes())) {
            throw new IllegalArgumentException("There is no row * for CALL and ALL: places without a row need it");
        }
        for (int i = 0; i < rules.size(); i++) {
            for (var other : rules.subList(0, i)) {
                if (rules.get(i).clashesWith(other)) {
                    throw new IllegalArgumentException("Two rows for " + other.title() + " on the same dates");
                }
            }
        }
    }

    /// The rule book that ships with Heard; its version is the day on which the sources were read.
    public static RuleBook shipped() {
        return switch (RuleBookCsv.read("2026-11-21", shippedText())) {
            case RuleBookCsv.Reading.Book(var book) -> book;
            case RuleBookCsv.Reading.Refused(var problems) ->
                throw new IllegalStateException("The shipped contact rules are broken: " + problems);
        };
    }

    /// The same as it is written.
    public static String shippedText() {
        return Csv.text("contact-rules.csv");
    }

    public String version() {
        return version;
    }

    public List<ContactRule> rules() {
        return rules;
    }

    /// Places whose rows presume that who has their area code lives there.
    public Set<Place> presumedByAreaCode() {
        return presumedByAreaCode;
    }

    /// The rows that bind a contact in `place`, the region's before the country's. What is a country of its
    /// own as well has both countries' rows. A row for the asked purpose stands in for the same place's row
    /// for all.
    public List<ContactRule> binding(@Nullable Place place, Channel channel, Purpose purpose, LocalDate date) {
        if (place == null) {
            return List.of();
        }
        var binding = new ArrayList<ContactRule>();
        if (place.region() != null) {
            binding.addAll(select(rulesOf(place), channel, purpose, date));
        }
        place.territory().ifPresent(own -> binding.addAll(select(rulesOf(own), channel, purpose, date)));
        binding.addAll(select(rulesOf(place.countryOnly()), channel, purpose, date));
        return binding;
    }

    /// The strict rows that bind on this channel; none for a channel that they do not name.
    public List<ContactRule> strict(Channel channel, Purpose purpose, LocalDate date) {
        return select(strict, channel, purpose, date);
    }

    /// Every row that may bind a contact in `place` on some date, strict rows included.
    List<ContactRule> conceivable(@Nullable Place place, Channel channel) {
        var conceivable = new ArrayList<>(strict);
        if (place != null) {
            conceivable.addAll(rulesOf(place.countryOnly()));
            if (place.region() != null) {
                conceivable.addAll(rulesOf(place));
            }
            place.territory().ifPresent(own -> conceivable.addAll(rulesOf(own)));
        }
        conceivable.removeIf(rule -> !rule.channels().contains(channel));
        return conceivable;
    }

    private List<ContactRule> rulesOf(Place place) {
        return byPlace.getOrDefault(place, List.of());
    }

    private static List<ContactRule> select(List<ContactRule> rules, Channel channel, Purpose purpose, LocalDate date) {
        var forAll = new ArrayList<ContactRule>();
        var forPurpose = new ArrayList<ContactRule>();
        for (var rule : rules) {
            if (rule.channels().contains(channel) && rule.purposes().contains(purpose) && rule.isValidOn(date)) {
                (rule.isForAllPurposes() ? forAll : forPurpose).add(rule);
            }
        }
        return forPurpose.isEmpty() ? forAll : forPurpose;
    }
}
