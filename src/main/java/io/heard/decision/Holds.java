package io.heard.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The spans in which an open concern or return kept routine contacts waiting. Every hold ends: by its
/// closing event, by the outcome that served it, or after 21 days.
final class Holds {

    private record Span(Hold hold, Instant start, Instant until) {}

    private final List<Span> spans = new ArrayList<>();

    Holds(Agenda agenda, Situation situation) {
        for (var event : agenda.events()) {
            for (var hold : Hold.values()) {
                if (event.type() == hold.opens()) {
                    spans.add(span(hold, event, agenda, situation));
                }
            }
        }
        spans.sort(Comparator.comparing(Span::start));
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    private static Span span(Hold hold, EventFact opening, Agenda agenda, Situation situation) {
        var zone = situation.zones().getFirst();
        var longest = opening.at().atZone(zone).plus(Company.LONGEST_HOLD).toInstant();
        var closing = Stream.concat(closings(hold, opening, agenda), served(opening, agenda))
                .min(Comparator.naturalOrder());
        return new Span(
                hold, opening.at(), closing.filter(at -> at.isBefore(longest)).orElse(longest));
    }

    private static Stream<Instant> closings(Hold hold, EventFact opening, Agenda agenda) {
        return agenda.events().stream()
                .filter(event -> event.type() == hold.closes() && closes(event, opening))
                .map(EventFact::at)
                .filter(at -> !at.isBefore(opening.at()));
    }

    private static boolean closes(EventFact closing, EventFact opening) {
        var concern = closing.data().get("concernId");
        if (concern != null) {
            return concern.equals(opening.id());
        }
        return closing.orderId() == null
                || opening.orderId() == null
                || closing.orderId().equals(opening.orderId());
    }

    /// An outcome or a person ended it, or it was talked about outside Heard.
    private static Stream<Instant> served(EventFact opening, Agenda agenda) {
        var ended = agenda.reasons().stream()
                .filter(reason -> (reason.fate() == ReasonFact.Fate.SERVED || reason.endedByPerson())
                        && reason.endedAt() != null
                        && reason.key().subject().equals(opening.id())
                        && reason.key().source().equals(opening.source()))
                .map(ReasonFact::endedAt);
        var talkedAbout = agenda.contacts().stream()
                .filter(contact -> contact.isOutside()
                        && contact.disposition().isHeard()
                        && contact.at().isAfter(opening.at()))
                .map(ContactFact::at);
        return Stream.concat(ended, talkedAbout);
    }

    /// The hold that keeps a reason of this playbook waiting now, if any: the one that lasts longest.
    Optional<Considered.Fate.Held> holding(Set<Hold> holdWhile, Instant now) {
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        return binding(holdWhile)
                .filter(span -> !span.start().isAfter(now) && span.until().isAfter(now))
                .max(Comparator.comparing(Span::until))
                .map(span -> new Considered.Fate.Held(span.until(), span.hold()));
    }

    /// How long a reason raised at `since` has been kept waiting; overlapping holds count once.
    ///
    /// @param goingOn whether holds that go on count up to now
    Duration heldSince(Instant since, Set<Hold> holdWhile, Instant now, boolean goingOn) {
        if (spans.isEmpty()) {
            return Duration.ZERO;
        }
        var total = Duration.ZERO;
        Instant covered = since;
        for (var span : binding(holdWhile).toList()) {
            var from = span.start().isAfter(covered) ? span.start() : covered;
            var until = span.until().isBefore(now) ? span.until() : now;
            if (until.isAfter(from) && (goingOn || !span.until().isAfter(now))) {
                total = total.plus(Duration.between(from, until));
                covered = until;
            }
        }
        return total;
    }

    /// An open concern holds every routine reason, whatever its playbook says.
    private Stream<Span> binding(Set<Hold> holdWhile) {
        return spans.stream().filter(span -> span.hold() == Hold.CONCERN_OPEN || holdWhile.contains(span.hold()));
    }
}
