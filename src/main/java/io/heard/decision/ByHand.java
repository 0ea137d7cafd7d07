package io.heard.decision;

import io.heard.calendar.Days;
import io.heard.calendar.Interval;
import io.heard.contact.AttemptLimit;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Consent;
import io.heard.contact.ContactRule;
import io.heard.contact.ContactRules;
import io.heard.contact.Objection;
import io.heard.contact.Purpose;
import io.heard.contact.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Judges a contact that a person wants to make by hand, whatever is planned: law and custom stop them, all else is
/// advice. Pure, like the decision.
public final class ByHand {

    public static final String ATTEMPTS = "ATTEMPTS";
    public static final String CONSENT = "CONSENT";
    public static final String SILENCE = "SILENCE";
    public static final String STANDING = "STANDING";

    private final Reach reach;
    private final ContactRules rules;
    private final Wish wish;
    private final Instant at;
    private final ZoneId zone;
    private final List<Objection> objections = new ArrayList<>();

    private final List<Wait> waits = new ArrayList<>();

    /// @param until absent: without end, or until somebody does something
    private record Wait(boolean forbids, Optional<Instant> until) {}

    /// What the person has in mind.
    ///
    /// @param promisedAt the time of the contact that the customer was told; absent: none
    public record Wish(
            Channel channel, Purpose purpose, @Nullable Instant promisedAt, Duration effort) {

        /// Just now, and for no longer than it takes to say hello.
        public static Wish of(Channel channel, Purpose purpose) {
            return new Wish(channel, purpose, null, Duration.ZERO);
        }

        /// Whether it falls into a contact window, the one that the customer opened themselves among them.
        public boolean isOpen(Reach reach, Instant at) {
            return reach.open(channel, purpose, promisedAt, effort, new Interval(at, at.plusNanos(1)))
                    .contains(at);
        }
    }

    public static Verdict judge(Reach reach, Rules rules, Wish wish, Instant at) {
        return new ByHand(reach, rules, wish, at).verdict();
    }

    private ByHand(Reach reach, Rules rules, Wish wish, Instant at) {
        this.reach = reach;
        this.rules = rules.contactRules();
        this.wish = wish;
        this.at = at;
        this.zone = reach.candidates().getFirst().zone();
    }

    private Verdict verdict() {
        if (reach.agenda().customer().standing() == Standing.DECEASED) {
            var because = Because.of(STANDING, "the customer has died");
            return new Verdict.Stopped(List.of(because), List.of(), null);
        }
        if (!wish.isOpen(reach, at)) {
            objections.addAll(reach.windows(wish.channel(), wish.purpose()).against(at));
        }
        if (wish.purpose() != Purpose.SERVICE && !isTheirOwnTime()) {
            consent();
            binding(Days.dateAt(at, zone)).forEach(this::limits);
            silence();
        }
        return objections.isEmpty() ? new Verdict.Free() : verdict(because(true));
    }

    private Verdict verdict(List<Because> forbidding) {
        var until = at.plus(Reach.HORIZON);
        var windows = reach.windows(wish.channel(), wish.purpose());
        if (forbidding.isEmpty()) {
            return new Verdict.Warned(
                    because(false),
                    waited(false)
                            .flatMap(end -> windows.firstFitting(end, until, wish.effort()))
                            .map(Interval::start)
                            .orElse(null));
        }
        var lawfulAt = waited(true).flatMap(end -> windows.lawfulFrom(end, until, wish.effort()));
        return new Verdict.Stopped(forbidding, because(false), lawfulAt.orElse(null));
    }

    private List<Because> because(boolean forbidding) {
        return objections.stream()
                .filter(objection -> objection.forbids() == forbidding)
                .map(Objection::because)
                .distinct()
                .toList();
    }

    /// When all has ended that does not end with the hours.
    private Optional<Instant> waited(boolean forbiddingOnly) {
        var end = Optional.of(at);
        for (var wait : waits) {
            if (wait.forbids() || !forbiddingOnly) {
                end = end.flatMap(one -> wait.until().map(other -> one.isAfter(other) ? one : other));
            }
        }
        return end;
    }

    /// Who chose the time asked for the contact, too.
    private boolean isTheirOwnTime() {
        var promised = wish.promisedAt();
        return promised != null
                && !at.isBefore(promised)
                && at.isBefore(promised.plus(Company.PUNCTUAL).plus(wish.effort()))
                && reach.opensByWish(wish.purpose(), promised);
    }

    private List<ContactRule> binding(LocalDate date) {
        return rules.binding(reach.candidates(), wish.channel(), wish.purpose(), date);
    }

    private void consent() {
        if (!reach.consents(wish.purpose(), wish.channel(), at)) {
            waits.add(new Wait(true, Optional.empty()));
            binding(Days.dateAt(at, zone)).stream()
                    .filter(rule -> rule.consentFor(wish.purpose()) == Consent.EXPRESS)
                    .forEach(rule -> against(
                            true,
                            new Because(
                                    CONSENT,
                                    wish.purpose() + " by " + wish.channel() + " needs the customer's express consent: "
                                            + rule.citation(),
                                    null,
                                    null)));
        }
    }

    private void limits(ContactRule rule) {
        for (var limit : rule.attempts()) {
            var counted = attempts()
                    .filter(made -> !made.isBefore(limit.countsFrom(at, zone)) && !made.isAfter(at))
                    .sorted()
                    .toList();
            if (counted.size() >= limit.attempts()) {
                var oldest = counted.get(counted.size() - limit.attempts());
                var end = end(limit, oldest);
                var detail = counted.size() + " attempts, and " + limit + " is the limit: " + rule.citation();
                waits(rule, new Because(ATTEMPTS, detail, oldest, end), Optional.of(end));
            }
        }
    }

    /// Who answers a number that several customers gave hears all its calls.
    private Stream<Instant> attempts() {
        var agenda = reach.agenda();
        var others = wish.channel() == Channel.CALL ? agenda.around().onPhone() : List.<ContactFact>of();
        return Stream.concat(agenda.contacts().stream(), others.stream())
                .filter(ContactFact::isAttempt)
                .map(ContactFact::at);
    }

    private Instant end(AttemptLimit limit, Instant oldest) {
        return limit.span() instanceof Period period
                ? Days.startOfDay(Days.dateAt(oldest, zone).plus(period), zone)
                : oldest.plus(limit.span());
    }

    private void silence() {
        reach.agenda().contacts().stream()
                .filter(contact -> contact.disposition() == Disposition.NOT_INTERESTED)
                .map(ContactFact::at)
                .filter(refused -> !refused.isAfter(at))
                .max(Instant::compareTo)
                .ifPresent(refused -> binding(Days.dateAt(refused, zone)).forEach(rule -> silence(rule, refused)));
    }

    private void silence(ContactRule rule, Instant refused) {
        var end = switch (rule.silenceAfterRefusal()) {
            case null -> Optional.of(Instant.MIN);
            case Silence.Forever _ -> Optional.<Instant>empty();
            case Silence.For(Period period) ->
                Optional.of(Days.startOfDay(Days.dateAt(refused, zone).plus(period), zone));
        };
        if (end.isEmpty() || end.get().isAfter(at)) {
            var detail = "not interested when last asked: " + rule.citation();
            waits(rule, new Because(SILENCE, detail, refused, end.orElse(null)), end);
        }
    }

    private void waits(ContactRule rule, Because because, Optional<Instant> end) {
        boolean forbids = rule.stopsByHand(wish.purpose());
        waits.add(new Wait(forbids, end));
        against(forbids, because);
    }

    private void against(boolean forbids, Because because) {
        objections.add(new Objection(forbids, because));
    }
}
