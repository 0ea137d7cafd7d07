package io.heard.testing;

import io.heard.contact.Channel;
import io.heard.decision.ContactFact;
import io.heard.decision.Disposition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An attempt of ours, made for the open follow-up.
public final class ContactBuilder {

    private final Channel channel;
    private final Disposition disposition;
    private final Instant at;
    private boolean inbound;
    private boolean askedFor;
    private @Nullable UUID followUp = AgendaBuilder.FOLLOW_UP;
    private @Nullable String contactPoint;
    private @Nullable Instant callBackAt;
    private @Nullable String words;

    private ContactBuilder(Channel channel, Disposition disposition, Instant at) {
        this.channel = channel;
        this.disposition = disposition;
        this.at = at;
    }

    public static ContactBuilder aCall(Disposition disposition, Instant at) {
        return new ContactBuilder(Channel.CALL, disposition, at);
    }

    public static ContactBuilder aMail(Disposition disposition, Instant at) {
        return new ContactBuilder(Channel.EMAIL, disposition, at);
    }

    /// Made by somebody who does not work with Heard, or for an earlier follow-up that is of no interest.
    public ContactBuilder outside() {
        followUp = null;
        return this;
    }

    public ContactBuilder earlier() {
        followUp = UUID.fromString("00000000-0000-7000-8000-0000000000ee");
        return this;
    }

    public ContactBuilder inbound() {
        inbound = true;
        return this;
    }

    public ContactBuilder askedFor() {
        askedFor = true;
        return this;
    }

    public ContactBuilder to(String point) {
        contactPoint = point;
        return this;
    }

    public ContactBuilder callAgainAt(Instant wanted) {
        callBackAt = wanted;
        return this;
    }

    public ContactBuilder saying(String note) {
        words = note;
        return this;
    }

    public ContactFact build() {
        return new ContactFact(at, channel, inbound, disposition, askedFor, followUp, contactPoint, callBackAt, words);
    }
}
