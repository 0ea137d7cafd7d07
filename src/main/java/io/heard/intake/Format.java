package io.heard.intake;

import io.heard.intake.reading.Message;
import io.heard.review.Incoming;
import java.time.Instant;
import java.util.List;

/// Reads the messages of a topic or of a webhook. Whatever the bytes are, each message is either
/// understood, counted as one that has no effect here, or bad with what is wrong and where; nothing is
/// thrown.
sealed interface Format permits NativeEvents, Shop {

    List<Incoming> read(Message message, Instant now);
}
