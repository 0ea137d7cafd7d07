package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.inbox.Conflict;
import io.heard.inbox.DeadLetter;
import io.heard.inbox.DeadLetter.Via;
import org.jspecify.annotations.Nullable;

/// Where a message came in.
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterOrigin(
        Via via,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable String shop) {

    static LetterOrigin of(DeadLetter.Head letter) {
        var from = letter.origin();
        return of(from.topic(), from.partition(), from.offset(), letter.shop());
    }

    static LetterOrigin of(Conflict.Place from) {
        return of(from.topic(), from.partition(), from.offset(), null);
    }

    private static LetterOrigin of(
            @Nullable String topic, @Nullable Integer partition, @Nullable Long offset, @Nullable String shop) {
        return new LetterOrigin(topic == null ? Via.HTTP : Via.KAFKA, topic, partition, offset, shop);
    }
}
