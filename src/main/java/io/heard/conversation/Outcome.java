package io.heard.conversation;

import io.heard.commitment.GoodwillKind;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How an attempt went, as the one who made it tells.
///
/// @param heard what the customer told us, as tags
/// @param served ids of the reasons that were talked about; absent: all of the task's
/// @param nextAt the time that the customer asked for
/// @param preferences replaces the customer's contact preferences
/// @param goodwill beyond the limits it is asked of a lead
public record Outcome(
        Disposition disposition,
        @Nullable String note,
        List<String> heard,
        @Nullable List<UUID> served,
        @Nullable Instant nextAt,
        List<Promise> commitments,
        @Nullable Concern concern,
        @Nullable PreferencesDocument preferences,
        @Nullable Goodwill goodwill) {

    public Outcome {
        heard = List.copyOf(heard);
        served = served == null ? null : List.copyOf(served);
        commitments = List.copyOf(commitments);
    }

    /// Without goodwill.
    public Outcome(
            Disposition disposition,
            @Nullable String note,
            List<String> heard,
            @Nullable List<UUID> served,
            @Nullable Instant nextAt,
            List<Promise> commitments,
            @Nullable Concern concern,
            @Nullable PreferencesDocument preferences) {
        this(disposition, note, heard, served, nextAt, commitments, concern, preferences, null);
    }

    public static Outcome of(Disposition disposition) {
        return new Outcome(disposition, null, List.of(), null, null, List.of(), null, null);
    }

    /// @param by who is to keep it; absent: the one who tells
    public record Promise(
            String text, Instant dueAt, @Nullable RepId by) {}

    /// What they get although nobody owes it to them.
    ///
    /// @param amount in the company's currency; of what has no price, its value
    public record Goodwill(
            GoodwillKind kind, BigDecimal amount, @Nullable String note) {}

    /// A concern that came up; counts as `concern.raised`.
    public record Concern(String text, @Nullable String topic) {}
}
