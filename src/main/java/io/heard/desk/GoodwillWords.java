package io.heard.desk;

import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillKind;
import io.heard.commitment.GoodwillLimit;
import io.heard.commitment.GoodwillStatus;
import io.heard.conversation.GoodwillRoom;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Puts goodwill into words.
record GoodwillWords(GoodwillMessages words, Times times) {

    String what(Goodwill goodwill) {
        var gift = goodwill.gift();
        return words.what(kind(gift.kind()), money(gift.amount(), gift.currency()));
    }

    String kind(GoodwillKind kind) {
        return switch (kind) {
            case CREDIT -> words.credit();
            case KEEP_ITEM -> words.keepItem();
            case SHIPPING -> words.shipping();
            case GIFT -> words.gift();
            case REPLACEMENT -> words.replacement();
        };
    }

    List<LeadPage.Choice> kinds() {
        return Arrays.stream(GoodwillKind.values())
                .map(kind -> new LeadPage.Choice(kind.name(), kind(kind)))
                .toList();
    }

    String over(GoodwillLimit limit) {
        return switch (limit) {
            case CASE -> words.overCase();
            case YEAR -> words.overYear();
            case DAY -> words.overDay();
        };
    }

    String room(GoodwillRoom room) {
        var amount = money(room.perCase(), room.currency());
        if (room.year() == null) {
            return words.room(amount);
        }
        var left = money(room.year(), room.currency());
        return room.day() == null
                ? words.roomYear(amount, left)
                : words.roomDay(amount, left, money(room.day(), room.currency()));
    }

    String state(GoodwillStatus status) {
        return switch (status) {
            case GoodwillStatus.Asked _ -> words.stateAsked();
            case GoodwillStatus.Granted granted ->
                words.stateGranted(times.day(granted.granted().at()));
            case GoodwillStatus.RefusedByLead _ -> words.stateRefusedByLead(end(status));
            case GoodwillStatus.Withdrawn _ -> words.stateWithdrawn(end(status));
            case GoodwillStatus.Settled _ -> words.stateSettled(end(status));
            case GoodwillStatus.Refused _ -> words.stateRefused(end(status));
        };
    }

    private String end(GoodwillStatus status) {
        return times.day(Objects.requireNonNull(status.said()).at());
    }

    String money(BigDecimal amount, String currency) {
        return Money.text(amount, currency, times.locale());
    }
}
