package io.heard.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Passing a task on, on its page.
///
/// @param offered to this rep, who has to answer
/// @param story how it came here, with what was told along with it
/// @param state of the offer that stands, for who made it
/// @param news what became of the last one
/// @param isWaiting whether somebody on the line waits for the answer, so that the page asks again by itself
/// @param canOffer whether the task is this rep's and offered to nobody
/// @param canLive whether the customer may be on the line
/// @param hasPromises whether this rep has promised the customer something that is still open
/// @param error what is wrong with what was typed
record HandoffPart(
        UUID taskId,
        @Nullable OfferCard offered,
        List<Passed> story,
        @Nullable String state,
        @Nullable String news,
        boolean isWaiting,
        boolean canOffer,
        boolean canLive,
        boolean hasPromises,
        List<Choice> people,
        HandoffForm form,
        @Nullable String error) {

    /// A handoff that was accepted.
    record Passed(String title, String note) {}

    /// A colleague, and when they can be asked.
    record Choice(String value, String label, boolean isChosen) {}

    /// An offer to this rep.
    ///
    /// @param title who passes it on, and whom it is about
    /// @param until when it ends
    record OfferCard(
            UUID id,
            UUID taskId,
            String title,
            String why,
            String note,
            String until,
            boolean isLive,
            boolean isWithPromises) {

        public String taskHref() {
            return "/desk/tasks/" + taskId;
        }
    }

    public boolean isOpen() {
        return error != null || !form.note().isBlank();
    }
}
