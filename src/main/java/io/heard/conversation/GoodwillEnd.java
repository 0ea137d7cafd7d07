package io.heard.conversation;

import io.heard.commitment.Goodwill;

/// What became of a lead's word on goodwill.
public sealed interface GoodwillEnd {

    record Done(Goodwill goodwill) implements GoodwillEnd {}

    record NoSuchGoodwill() implements GoodwillEnd {}

    record Refused(String why) implements GoodwillEnd {}

    /// Beyond what a lead may grant: only an admin may.
    record BeyondLead(String limit) implements GoodwillEnd {}

    record Stale(int version) implements GoodwillEnd {}
}
