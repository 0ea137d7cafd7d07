package io.heard.decision;

import io.heard.calendar.DayHours;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.ContactWindows;
import io.heard.contact.Daypart;
import io.heard.contact.PhoneNumber;
import io.heard.contact.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for the first opportunity to reach a customer on one of the channels that are left.
final class Chances {

    private final Reach reach;

    Chances(Reach reach) {
        this.reach = reach;
    }

    /// The channels that are left for a talk, preferred first: what the customer prefers goes before the
    /// playbook's order, but not where they chose a time to be called.
    List<Channel> channels(Playbook playbook, Tries tries, boolean promised) {
        if (tries.usedUp(playbook) && !promised) {
            var then = playbook.attempts().then();
            return then == null || (then == Channel.EMAIL && tries.mailed()) ? List.of() : List.of(then);
        }
        var channels = new ArrayList<>(playbook.channels());
        if (promised) {
            channels.sort(Comparator.naturalOrder()); // a call was asked for
        } else if (!playbook.isAtChosenTime()) {
            channels.sort(Comparator.comparingInt(this::preference));
        }
        return channels;
    }

    private int preference(Channel channel) {
        int place = reach.preferences().channels().indexOf(channel);
        return place < 0 ? Channel.values().length : place;
    }

    /// @param from when it was meant to be; may be past
    /// @param last until when a contact past due is still worth it; absent: for as long as it takes
    /// @param wish the time that the customer chose for this one call, if they did
    /// @param triedAt when it was tried in vain: another part of the day is better
    record Ask(
            List<Channel> channels,
            Purpose purpose,
            Instant from,
            Instant now,
            Instant due,
            @Nullable Instant last,
            Duration effort,
            boolean askedFor,
            @Nullable Instant wish,
            List<Instant> triedAt) {

        Instant start() {
            return from.isAfter(now) ? from : now;
        }

        /// Nothing is planned for further ahead than windows are looked for.
        Instant end() {
            var horizon = start().plus(Reach.HORIZON);
            return last == null || last.isAfter(horizon) ? horizon : last;
        }
    }

    /// First each channel before due, in order; then each after it. Who chose a time for a call is called, if later,
    /// before anybody writes.
    Chance firstChance(Ask ask) {
        var because = new ArrayList<Because>();
        var open = new ArrayList<Channel>(2);
        for (var channel : ask.channels()) {
            if (isOpen(channel, ask, because)) {
                open.add(channel);
            }
        }
        for (var until : ask.wish() == null ? List.of(ask.due(), ask.end()) : List.of(ask.end())) {
            for (var channel : open) {
                var chance = first(channel, ask, until);
                if (chance.isPresent()) {
                    return new Chance.At(channel, chance.get(), false, because(channel, ask, chance.get(), because));
                }
            }
        }
        for (var channel : open) {
            because.add(Because.of(
                    "NO_WINDOW", "no " + channel + " window of " + ask.effort() + " is left before " + ask.end()));
        }
        return new Chance.None(because);
    }

    private List<Because> because(Channel channel, Ask ask, Instant at, List<Because> so) {
        var all = new ArrayList<>(so);
        if (channel == Channel.CALL && at.equals(ask.wish())) {
            reach.wish(ask.purpose(), at).ifPresent(all::add);
            return all;
        }
        if (at.isAfter(ask.start())) {
            all.addAll(reach.windows(channel, ask.purpose()).because(ask.start(), at));
        }
        return all;
    }

    private boolean isOpen(Channel channel, Ask ask, List<Because> because) {
        var missing = missing(channel, ask);
        if (missing != null) {
            because.add(Because.of(channel == Channel.CALL ? "NO_CALL" : "NO_EMAIL", missing));
        }
        return missing == null;
    }

    private @Nullable String missing(Channel channel, Ask ask) {
        var point = contactPoint(channel);
        if (point == null) {
            return channel == Channel.CALL ? "no phone number is known" : "no e-mail address is known";
        }
        var refusal = channel == Channel.CALL
                ? reach.phone().map(PhoneNumber::refusal)
                : Optional.<PhoneNumber.Refusal>empty();
        if (refusal.isPresent()) {
            return "the phone number is " + refusal.get().words();
        }
        if (isWrong(point)) {
            return (channel == Channel.CALL ? "the phone number" : "the e-mail address") + " turned out to be wrong";
        }
        if (channel == Channel.CALL && !ask.askedFor() && refusedTwiceInAYear()) {
            return "the customer said twice in a year that they are not interested";
        }
        return reach.consents(ask.purpose(), channel, ask.now())
                ? null
                : ask.purpose() + " by " + channel + " needs the customer's express consent here";
    }

    private @Nullable String contactPoint(Channel channel) {
        return switch (channel) {
            case CALL -> reach.agenda().customer().phone();
            case EMAIL -> reach.agenda().customer().email();
        };
    }

    private boolean refusedTwiceInAYear() {
        Instant before = null;
        for (var contact : reach.agenda().contacts()) {
            if (contact.disposition() == Disposition.NOT_INTERESTED) {
                if (before != null && !reach.day(before).plusYears(1).isBefore(reach.day(contact.at()))) {
                    return true;
                }
                before = contact.at();
            }
        }
        return false;
    }

    private boolean isWrong(String point) {
        for (var contact : reach.agenda().contacts()) {
            boolean wrong =
                    contact.disposition() == Disposition.WRONG_NUMBER || contact.disposition() == Disposition.BOUNCED;
            if (wrong && point.equals(contact.contactPoint())) {
                return true;
            }
        }
        return false;
    }

    private Optional<Instant> first(Channel channel, Ask ask, Instant until) {
        var wish = ask.wish();
        if (channel == Channel.CALL
                && wish != null
                && isPunctual(wish, ask)
                && reach.opensByWish(ask.purpose(), wish)) {
            return Optional.of(wish);
        }
        var all = reach.windows(channel, ask.purpose());
        for (var part : freshParts(ask)) {
            var fresh = all.only(part);
            var inPart = fresh.firstFitting(ask.start(), until, ask.effort());
            if (inPart.isPresent()) {
                return inPart.map(window -> settled(window.start(), fresh, ask));
            }
        }
        return all.firstFitting(ask.start(), until, ask.effort()).map(window -> settled(window.start(), all, ask));
    }

    private static boolean isPunctual(Instant wish, Ask ask) {
        return ask.start().isBefore(wish.plus(Company.PUNCTUAL));
    }

    /// The parts of the day that were not tried yet, together; none when nothing was tried, or everything.
    private List<DayHours> freshParts(Ask ask) {
        if (ask.triedAt().isEmpty()) {
            return List.of();
        }
        var fresh = EnumSet.allOf(Daypart.class);
        for (var at : ask.triedAt()) {
            fresh.remove(Daypart.at(at.atZone(reach.zones().getFirst()).toLocalTime()));
        }
        return fresh.stream()
                .map(Daypart::hours)
                .reduce(DayHours::union)
                .map(List::of)
                .orElse(List.of());
    }

    /// Inside a window that is open already, the start that the decision would have had before: the later
    /// of date and window. So the same facts give the same answer all through a window.
    private Instant settled(Instant at, ContactWindows windows, Ask ask) {
        if (at.isAfter(ask.now()) || !ask.from().isBefore(ask.now())) {
            return at;
        }
        return windows.between(ask.from(), at.plusNanos(1)).list().getLast().start();
    }
}
