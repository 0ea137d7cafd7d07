package io.heard.desk;

import io.heard.message.MailText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The story of one customer as people read it, newest first; `templates/desk/story.html` shows it.
///
/// @param remember the latest notes of those who talked with them
/// @param promises the open ones, earliest due first
/// @param settled promises that were kept, broken or replaced
/// @param given beyond what was owed
/// @param matters what the customer came to us with
/// @param preferences how they want to be contacted, a line each
record Story(
        List<Note> remember,
        List<Promise> promises,
        List<Promise> settled,
        List<Given> given,
        List<Matter> matters,
        List<Order> orders,
        List<Return> returns,
        List<Talk> contacts,
        List<String> preferences) {

    /// Whether there is nothing to tell at all.
    public boolean isEmpty() {
        return promises.isEmpty()
                && settled.isEmpty()
                && given.isEmpty()
                && matters.isEmpty()
                && orders.isEmpty()
                && returns.isEmpty()
                && contacts.isEmpty()
                && preferences.isEmpty();
    }

    /// @param dateTime for machines
    record When(String text, String dateTime) {}

    record Note(When when, String text) {}

    /// @param href absent once it has ended
    record Promise(
            @Nullable String href,
            String text,
            When by,
            String owner,
            @Nullable String fate,
            boolean isLate) {}

    /// @param answer of the lead or the shop
    record Given(
            When when,
            String what,
            @Nullable String note,
            String who,
            String state,
            @Nullable String answer) {}

    /// @param what such as a concern
    /// @param state whether it was answered; absent where nobody follows it
    /// @param doubt why nobody knows whether it is from the customer
    record Matter(
            When when,
            String what,
            @Nullable String text,
            @Nullable String orderId,
            @Nullable String state,
            boolean isOpen,
            @Nullable String doubt) {}

    /// @param state how far the delivery is
    /// @param gift what to keep quiet about
    record Order(
            String id,
            When when,
            @Nullable String total,
            @Nullable String headline,
            List<Line> lines,
            int moreLines,
            @Nullable String state,
            @Nullable String gift) {}

    record Line(String quantity, String name) {}

    record Return(
            When when,
            @Nullable String orderId,
            String state,
            List<Line> lines,
            @Nullable String why) {}

    /// @param how on which channel it was and how it ended
    /// @param letter word for word, where it was a mail of ours or an answer
    /// @param whole an answer with what it quotes, where that is more
    /// @param dropped what came along with it and was not kept
    /// @param doubt why nobody knows whether it is from the customer
    /// @param heard what the customer told us, as tags
    /// @param corrected that it was told otherwise before
    /// @param correction where it can be corrected, by the one who reads
    record Talk(
            When when,
            boolean isIn,
            String how,
            @Nullable String who,
            @Nullable String note,
            @Nullable MailText letter,
            @Nullable String whole,
            List<String> dropped,
            @Nullable String doubt,
            List<String> heard,
            @Nullable String corrected,
            @Nullable String correction) {}
}
