package io.heard.api;

import io.heard.commitment.GoodwillKind;
import io.heard.conversation.Outcome;
import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How it went, as a rep writes it.
record OutcomeRequest(
        @Form.Required Disposition disposition,
        @Form.Text @Nullable String note,

        @Size(max = 20, message = "must be at most 20") @Form.Distinct @Nullable
        List<@Form.Key String> heard,

        @Size(max = 100, message = "must be at most 100") @Form.Distinct @Nullable
        List<UUID> served,

        @Nullable Instant nextAt,

        @Size(max = 20, message = "must be at most 20") @Nullable
        List<@Valid Promise> commitments,

        @Valid @Nullable Concern concern,
        @Valid PreferencesView.@Nullable Edit preferences,
        @Valid @Nullable Goodwill goodwill) {

    record Goodwill(
            @Form.Required GoodwillKind kind,
            @Form.Required @Form.Amount BigDecimal amount,
            @Form.Text @Nullable String note) {

        Outcome.Goodwill wish() {
            return new Outcome.Goodwill(kind, amount, note);
        }
    }

    record Promise(
            @Form.Required @Form.Text String text,
            @Form.Required Instant dueAt,
            @Form.RepRef @Nullable String by) {

        Outcome.Promise promise() {
            return new Outcome.Promise(text, dueAt, by == null ? null : new RepId(by));
        }
    }

    record Concern(
            @Form.Required @Form.Text String text,
            @Form.Key @Nullable String topic) {}

    Outcome outcome() {
        return new Outcome(
                disposition,
                note,
                Objects.requireNonNullElse(heard, List.of()),
                served,
                nextAt,
                Objects.requireNonNullElse(commitments, List.<Promise>of()).stream()
                        .map(Promise::promise)
                        .toList(),
                concern == null ? null : new Outcome.Concern(concern.text(), concern.topic()),
                preferences == null ? null : preferences.document(),
                goodwill == null ? null : goodwill.wish());
    }
}
