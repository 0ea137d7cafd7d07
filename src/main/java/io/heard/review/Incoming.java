package io.heard.review;

import io.heard.inbox.Received;
import java.time.Instant;

/// A message after reading: it acts now, acts later, or cannot act.
public sealed interface Incoming {

    Received received();

    record Event(Received received, ShopEvent event) implements Incoming {}

    /// A shop's answer to what it was told.
    record Answer(Received received, GoodwillAnswer answer) implements Incoming {}

    /// Its time has not come.
    record Early(Received received, Instant actsAt) implements Incoming {}

    /// @param reason what was wrong, where, and what to do
    record Bad(Received received, String reason) implements Incoming {}

    /// Of a type that Heard does not know: counted, and skipped.
    record Unknown(Received received, String type) implements Incoming {}
}
