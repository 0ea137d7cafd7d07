package io.heard.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.commitment.Goodwill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Goodwill as the world reads it.
///
/// @param by who gives it, or asks for it
/// @param over the limit that it is beyond
/// @param commitmentId the promise with which it was granted
/// @param answer what the lead or the shop said when it ended
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GoodwillView(
        UUID id,
        String customerId,
        UUID followUpId,
        @Nullable UUID taskId,
        @Nullable String orderId,
        String kind,
        BigDecimal amount,
        String currency,
        @Nullable String note,
        String by,
        String status,
        @Nullable String over,
        Instant saidAt,
        @Nullable Instant grantedAt,
        @Nullable String grantedBy,
        @Nullable UUID commitmentId,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String answer,
        int version) {

    public static GoodwillView of(Goodwill goodwill) {
        var granted = goodwill.status().granted();
        var said = goodwill.status().said();
        var promise = goodwill.commitmentId();
        return new GoodwillView(
                goodwill.id().value(),
                goodwill.customerId(),
                goodwill.about().followUpId(),
                goodwill.taskId(),
                goodwill.about().orderId(),
                goodwill.gift().kind().name(),
                goodwill.gift().amount(),
                goodwill.gift().currency(),
                goodwill.gift().note(),
                goodwill.by().value(),
                goodwill.status().name(),
                goodwill.over() == null ? null : goodwill.over().name(),
                goodwill.saidAt(),
                granted == null ? null : granted.at(),
                granted == null ? null : granted.by(),
                promise == null ? null : promise.value(),
                said == null ? null : said.at(),
                said == null ? null : said.by(),
                said == null ? null : said.note(),
                goodwill.version());
    }
}
