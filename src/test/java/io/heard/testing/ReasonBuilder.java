package io.heard.testing;

import io.heard.contact.Purpose;
import io.heard.decision.ReasonFact;
import io.heard.decision.ReasonKey;
import io.heard.decision.Relief;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reason as it was stored on Monday at ten: open, and due in a week.
public final class ReasonBuilder {

    private final ReasonKey key;
    private int version = 1;
    private ReasonFact.Fate fate = ReasonFact.Fate.OPEN;
    private boolean endedByPerson;
    private @Nullable Instant endedAt;
    private boolean askedFor;
    private @Nullable String orderId;
    private Instant raisedAt = Times.MONDAY;
    private Instant target = Times.MONDAY;
    private @Nullable Instant due;
    private ReasonFact.@Nullable Own own;
    private @Nullable Relief relief;

    private ReasonBuilder(ReasonKey key) {
        this.key = key;
    }

    /// What a playbook once made of an order or event.
    public static ReasonBuilder aReason(String playbook, String subject) {
        return new ReasonBuilder(new ReasonKey(playbook, "shop", subject));
    }

    /// A colleague's wish that somebody calls.
    public static ReasonBuilder aWish() {
        return ownReason(ReasonKey.MANUAL);
    }

    public static ReasonBuilder aPromise() {
        return ownReason(ReasonKey.COMMITMENT).askedFor();
    }

    private static ReasonBuilder ownReason(String key) {
        var builder = new ReasonBuilder(new ReasonKey(key, "heard", "1"));
        builder.version = 0;
        builder.own = new ReasonFact.Own(null, Purpose.SERVICE, false, "Ask how the lamp is");
        return builder;
    }

    public ReasonBuilder version(int newVersion) {
        version = newVersion;
        return this;
    }

    public ReasonBuilder endedByFacts(ReasonFact.Fate newFate, Instant at) {
        fate = newFate;
        endedAt = at;
        return this;
    }

    public ReasonBuilder endedByPerson(ReasonFact.Fate newFate, Instant at) {
        endedByPerson = true;
        return endedByFacts(newFate, at);
    }

    public ReasonBuilder askedFor() {
        askedFor = true;
        return this;
    }

    public ReasonBuilder about(String newOrderId) {
        orderId = newOrderId;
        return this;
    }

    public ReasonBuilder raisedAt(Instant at) {
        raisedAt = at;
        return this;
    }

    public ReasonBuilder from(Instant newTarget, Instant newDue) {
        target = newTarget;
        due = newDue;
        return this;
    }

    public ReasonBuilder relieved(Relief newRelief) {
        relief = newRelief;
        return this;
    }

    public ReasonFact build() {
        return new ReasonFact(
                UUID.nameUUIDFromBytes(key.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                key,
                version,
                fate,
                endedByPerson,
                endedAt,
                askedFor,
                orderId,
                raisedAt,
                target,
                due == null ? target.plus(Duration.ofDays(7)) : due,
                own,
                relief);
    }
}
