package io.heard.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What a conversation was about in a word, so that it can be counted.
enum Tag {
    PRAISE(Messages::tagPraise),
    QUALITY(Messages::tagQuality),
    DELIVERY(Messages::tagDelivery),
    DAMAGED(Messages::tagDamaged),
    WRONG_ITEM(Messages::tagWrongItem),
    PRICE(Messages::tagPrice),
    USE(Messages::tagUse),
    WISH(Messages::tagWish);

    private final Function<Messages, String> label;

    Tag(Function<Messages, String> label) {
        this.label = label;
    }

    /// As the contract writes tags.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A box to tick.
    record Box(String value, String label, boolean isTicked) {}

    static List<Box> boxes(Messages messages, List<String> ticked) {
        return Arrays.stream(values())
                .map(tag -> new Box(tag.key(), tag.label.apply(messages), ticked.contains(tag.key())))
                .toList();
    }

    /// Those of the keys that are tags of ours.
    static List<String> named(List<String> keys) {
        return Arrays.stream(values()).map(Tag::key).filter(keys::contains).toList();
    }
}
