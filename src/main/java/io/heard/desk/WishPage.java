package io.heard.desk;

import io.heard.contact.Channel;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// The part of the form that asks how a customer wants to hear from us.
///
/// @param isOpen shown without being asked for
record WishPage(
        boolean isOpen, List<Choice> channels, List<Choice> days, String from, String to, List<Choice> languages) {

    private static final List<String> LANGUAGES = List.of(
            "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "it", "ja", "nl", "no", "pl", "pt", "sv", "tr",
            "uk");

    record Choice(String value, String label, boolean isChosen) {}

    static WishPage of(Wishes wishes, boolean isOpen, Messages messages, Locale locale) {
        return new WishPage(
                isOpen,
                List.of(
                        new Choice("", messages.wishNone(), wishes.channel().isEmpty()),
                        channel(Channel.CALL, messages.call(), wishes),
                        channel(Channel.EMAIL, messages.email(), wishes)),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Choice(
                                Wishes.name(day),
                                day.getDisplayName(TextStyle.SHORT_STANDALONE, locale),
                                wishes.days().contains(Wishes.name(day))))
                        .toList(),
                wishes.from(),
                wishes.to(),
                languages(wishes.language(), messages, locale));
    }

    private static Choice channel(Channel channel, String label, Wishes wishes) {
        return new Choice(channel.name(), label, wishes.channel().equals(channel.name()));
    }

    private static List<Choice> languages(String wished, Messages messages, Locale locale) {
        var tags = new LinkedHashSet<String>();
        tags.add("");
        tags.add(wished);
        tags.addAll(LANGUAGES);
        return tags.stream()
                .map(tag -> new Choice(
                        tag,
                        tag.isEmpty()
                                ? messages.wishNone()
                                : Locale.forLanguageTag(tag).getDisplayName(locale),
                        tag.equals(wished)))
                .toList();
    }
}
