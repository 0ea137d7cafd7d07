package io.heard.message;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a mail is in its life. The methods here are the only legal moves, and none leads from `Unknown` to another
/// try but a person's word.
public sealed interface MailStatus {

    record Planned(Instant since) implements MailStatus {}

    /// Committed before the provider is spoken to, so that nobody else tries.
    record Sending(UUID attempt, Instant at, Instant until) implements MailStatus {}

    /// @param at when it left
    /// @param providerId absent where a person said so
    record Sent(UUID attempt, Instant at, @Nullable String providerId) implements MailStatus {}

    /// It had left, and it has not arrived.
    ///
    /// @param at when it left
    /// @param detail in the provider's words
    record Bounced(
            UUID attempt,
            Instant at,
            Instant since,
            @Nullable String detail) implements MailStatus {}

    record Unknown(
            UUID attempt,
            Instant at,
            Instant since,
            Trouble why,
            @Nullable String detail) implements MailStatus {}

    record Failed(Instant since, Trouble why, @Nullable String detail) implements MailStatus {}

    sealed interface Move {
        record To(MailStatus next) implements Move {}

        record Refused(String why) implements Move {}
    }

    /// Takes it for one try.
    default Move begin(UUID attempt, Instant now, Duration lease) {
        return switch (this) {
            case Planned _ -> new Move.To(new Sending(attempt, now, now.plus(lease)));
            case Sending _, Sent _, Bounced _, Unknown _, Failed _ -> refused();
        };
    }

    /// It may not leave after all.
    default Move drop(Trouble why, Instant now) {
        return switch (this) {
            case Planned _ -> new Move.To(new Failed(now, why, null));
            case Sending _, Sent _, Bounced _, Unknown _, Failed _ -> refused();
        };
    }

    /// What the provider said to this try. That counts even after the lease has run out.
    default Move answered(UUID by, Post.Answer answer, Instant now) {
        return switch (this) {
            case Sending(var attempt, var at, var until)
            when attempt.equals(by) -> new Move.To(after(attempt, at, answer, now));
            case Unknown(var attempt, var at, var since, var why, var detail)
            when attempt.equals(by) -> new Move.To(after(attempt, at, answer, now));
            case Planned _, Sending _, Sent _, Bounced _, Unknown _, Failed _ -> refused();
        };
    }

    private static MailStatus after(UUID attempt, Instant at, Post.Answer answer, Instant now) {
        return switch (answer) {
            case Post.Answer.Taken(var providerId) -> new Sent(attempt, at, providerId);
            case Post.Answer.Refused(var why, var detail) -> new Failed(now, why, detail);
            case Post.Answer.Unsure(var why, var detail) -> new Unknown(attempt, at, now, why, detail);
        };
    }

    /// Nobody has told in time what became of it.
    default Move lapse(Instant now) {
        return switch (this) {
            case Sending(var attempt, var at, var until)
            when !until.isAfter(now) -> new Move.To(new Unknown(attempt, at, now, Trouble.STOPPED, null));
            case Planned _, Sending _, Sent _, Bounced _, Unknown _, Failed _ -> refused();
        };
    }

    /// A person has found out that it left.
    default Move wasSent() {
        return switch (this) {
            case Unknown(var attempt, var at, var since, var why, var detail) ->
                new Move.To(new Sent(attempt, at, null));
            case Planned _, Sending _, Sent _, Bounced _, Failed _ -> refused();
        };
    }

    /// The provider tells that it has had the mail, or the customer answers it: some try of it has left, whatever
    /// was thought of that try.
    ///
    /// @param at when it left, where no try is known that could have
    default Move handedOver(UUID attemptOtherwise, Instant at) {
        return switch (this) {
            case Sending(var attempt, var begun, var until) -> new Move.To(new Sent(attempt, begun, null));
            case Unknown(var attempt, var begun, var since, var why, var detail) ->
                new Move.To(new Sent(attempt, begun, null));
            case Planned _, Failed _ -> new Move.To(new Sent(attemptOtherwise, at, null));
            case Sent _, Bounced _ -> refused();
        };
    }

    /// It came back. Whatever else is told of it, before or after, this is its end.
    default Move bounced(@Nullable String detail, Instant now) {
        return switch (this) {
            case Sent(var attempt, var at, var providerId) -> new Move.To(new Bounced(attempt, at, now, detail));
            case Planned _, Sending _, Bounced _, Unknown _, Failed _ -> refused();
        };
    }

    /// A person takes it upon them that it may arrive twice.
    default Move again(Instant now) {
        return switch (this) {
            case Unknown _ -> new Move.To(new Planned(now));
            case Planned _, Sending _, Sent _, Bounced _, Failed _ -> refused();
        };
    }

    /// Whether it may still become, or already is, a mail that the customer has.
    default boolean isUnderWay() {
        return switch (this) {
            case Planned _, Sending _, Unknown _ -> true;
            case Sent _, Bounced _, Failed _ -> false;
        };
    }

    default String name() {
        return switch (this) {
            case Planned _ -> "PLANNED";
            case Sending _ -> "SENDING";
            case Sent _ -> "SENT";
            case Bounced _ -> "BOUNCED";
            case Unknown _ -> "UNKNOWN";
            case Failed _ -> "FAILED";
        };
    }

    private Move refused() {
        return new Move.Refused("the mail is " + name());
    }
}
