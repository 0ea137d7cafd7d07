package io.heard.decision;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One version of the rule "when this happens, a person should reach out like this".
///
/// @param when absent: always
/// @param within counted from the target
/// @param channels preferred first
/// @param priority 0..100: what is shed first when capacity is short, and ties
/// @param unless events that withdraw the reason
/// @param active whether it fires; also a version that a newer one replaced, for what happened before
/// @param firesFrom only what happened from then on fires; absent: no limit
/// @param firesUntil only what happened before fires; absent: no limit
public record Playbook(
        String key,
        int version,
        String title,
        Trigger trigger,
        @Nullable Condition when,
        Anchor from,
        Span after,
        Span within,
        boolean urgent,
        List<Channel> channels,
        Purpose purpose,
        int priority,
        Duration effort,
        Needs needs,
        Attempts attempts,
        @Nullable Cap cap,
        Set<Hold> holdWhile,
        Set<EventType> unless,
        Brief brief,
        boolean active,
        @Nullable Instant firesFrom,
        @Nullable Instant firesUntil) {

    /// What counts days ends with a day, perhaps in another zone, and a gift waits for the day after its
    /// delivery; an answer may come a little late.
    private static final Duration ROUNDING = Duration.ofDays(Company.GRACE_DAYS + 5L);

    public Playbook {
        channels = List.copyOf(channels);
        holdWhile = Set.copyOf(holdWhile);
        unless = Set.copyOf(unless);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("channels: name at least one of CALL, EMAIL");
        }
        if (priority < 0 || priority > 100) {
            throw new IllegalArgumentException("priority: " + priority + " is not within 0..100");
        }
        if (effort.isNegative() || effort.isZero() || effort.compareTo(Duration.ofHours(8)) > 0) {
            throw new IllegalArgumentException("effort: " + effort + " is not within (PT0S, PT8H]");
        }
    }

    public boolean isAskedFor() {
        return trigger.isAskedFor();
    }

    /// The same with mail before all other channels.
    Playbook byMail() {
        var mailFirst = new ArrayList<>(List.of(Channel.EMAIL));
        channels.stream().filter(channel -> channel != Channel.EMAIL).forEach(mailFirst::add);
        return new Playbook(
                key,
                version,
                title,
                trigger,
                when,
                from,
                after,
                within,
                urgent,
                mailFirst,
                purpose,
                priority,
                effort,
                needs,
                attempts,
                cap,
                holdWhile,
                unless,
                brief,
                active,
                firesFrom,
                firesUntil);
    }

    /// How long after its anchor a reason can at most still be in time; absent where there is no telling.
    Optional<Duration> reach() {
        boolean isOfTheStory = switch (from) {
            case Anchor.OfTrigger _, Anchor.Placed _, Anchor.Delivered _, Anchor.ExpectedDelivery _ -> true;
            case Anchor.LastContact _, Anchor.EventField _ -> false;
        };
        return isOfTheStory
                ? after.atMost()
                        .flatMap(before -> within.atMost().map(before::plus))
                        .map(ROUNDING::plus)
                : Optional.empty();
    }

    boolean firesAt(Instant at) {
        return (firesFrom == null || !at.isBefore(firesFrom)) && (firesUntil == null || at.isBefore(firesUntil));
    }

    /// Whether its date is the time at which the customer wants to be called: a promise to them.
    boolean isAtChosenTime() {
        return trigger.equals(new Trigger.On(EventType.CALLBACK_REQUESTED)) && from.equals(new Anchor.EventField("at"));
    }

    /// @param skillsFrom `order` or `topic`: the lead's table turns that into skills
    public record Needs(List<String> skills, @Nullable String skillsFrom, boolean language) {
        public Needs {
            skills = List.copyOf(skills);
        }

        public static final Needs NONE = new Needs(List.of(), null, true);
    }

    /// How often and how far apart a call is tried before another channel takes over.
    ///
    /// @param spacing after the first, second … attempt; the last one repeats
    /// @param voicemail the attempt from which on one message may be left
    /// @param mail the call after which, on the same day, somebody writes while the calls go on
    public record Attempts(
            int max,
            List<Span> spacing,
            boolean varyDaypart,
            @Nullable Integer voicemail,
            @Nullable Integer mail,
            @Nullable Channel then) {
        public Attempts {
            spacing = List.copyOf(spacing);
            if (max < 1 || max > 20) {
                throw new IllegalArgumentException("attempts.max: " + max + " is not within 1..20");
            }
            if (mail != null && (mail < 1 || mail > max)) {
                throw new IllegalArgumentException("attempts.mail: " + mail + " is not within 1.." + max);
            }
            if (spacing.isEmpty()) {
                throw new IllegalArgumentException("attempts.spacing: name at least one span, such as P1D");
            }
        }

        /// Whether a mail at this attempt is one between the calls, which settles nothing by itself.
        public boolean goOnAfterMail(int attempt) {
            return mail != null && attempt == mail + 1 && attempt <= max;
        }

        Span spacingAfter(int attempt) {
            return spacing.get(Math.min(attempt, spacing.size()) - 1);
        }

        /// Three calls on three days, then one mail (DESIGN §10).
        public static final Attempts ROUTINE = new Attempts(
                3, List.of(new Span.Days(Period.ofDays(1)), new Span.BusinessDays(3)), true, 2, null, Channel.EMAIL);
    }

    /// At most so many conversations, or attempts, in a rolling span.
    public record Cap(Counts counts, int max, Span per) {
        public enum Counts {
            CONVERSATIONS,
            ATTEMPTS
        }

        public Cap {
            if (max < 1) {
                throw new IllegalArgumentException("cap: " + max + " is less than 1");
            }
        }
    }

    /// Facts and open questions for the rep; never a text to read out.
    public record Brief(@Nullable String why, List<String> ask, List<String> know) {
        public Brief {
            ask = List.copyOf(ask);
            know = List.copyOf(know);
        }

        public static final Brief EMPTY = new Brief(null, List.of(), List.of());
    }
}
