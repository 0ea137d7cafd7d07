package io.heard.decision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A time that the customer chose to be called at, with what shows that they did.
///
/// @param source where it was told: the shop, or the follow-up whose call brought it up
/// @param id of the event; absent for what a rep heard
/// @param words the customer's own, as far as they were written down
public record ChosenTime(
        Instant at,
        @Nullable String source,
        @Nullable String id,
        @Nullable String words) {

    /// What a rep heard counts with the words only; an event is the customer's own request.
    public static Optional<ChosenTime> find(Agenda agenda, Instant at) {
        return heard(agenda, at).or(() -> told(agenda, at));
    }

    private static Optional<ChosenTime> heard(Agenda agenda, Instant at) {
        return agenda.contacts().reversed().stream()
                .filter(contact -> at.equals(contact.callBackAt()) && isSaid(contact.words()))
                .map(contact -> new ChosenTime(at, null, null, contact.words()))
                .findFirst();
    }

    private static Optional<ChosenTime> told(Agenda agenda, Instant at) {
        return agenda.events().reversed().stream()
                .filter(event -> event.type() == EventType.CALLBACK_REQUESTED && at.equals(wanted(event)))
                .map(event -> new ChosenTime(
                        at,
                        event.source(),
                        event.id(),
                        event.data().get("topic") instanceof String topic && isSaid(topic) ? topic : null))
                .findFirst();
    }

    private static @Nullable Instant wanted(EventFact event) {
        try {
            return event.data().get("at") instanceof String text
                    ? OffsetDateTime.parse(text).toInstant()
                    : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static boolean isSaid(@Nullable String words) {
        return words != null && !words.isBlank();
    }

    String inWords() {
        return "outside the usual hours, because the customer chose this time themselves"
                + (words == null ? "" : ": \u201c" + words.strip() + "\u201d");
    }
}
