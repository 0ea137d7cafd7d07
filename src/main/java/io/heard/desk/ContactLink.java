package io.heard.desk;

import io.heard.contact.Channel;
import io.heard.contact.PhoneNumbers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The way to a customer: a link while nothing forbids it, else why there is none.
///
/// @param warning what to think of before taking it
/// @param because what the warning or the refusal rests on, with sources
/// @param better when it will be better
record ContactLink(
        @Nullable String href,
        @Nullable String label,
        @Nullable String whyNot,
        @Nullable String warning,
        List<String> because,
        @Nullable String better) {

    /// One mailbox and nothing that a mail program would take for more.
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\?&%#/]{1,64}@[^\\s@<>,;:\"()\\[\\]\\\\?&%#/]{1,190}");

    /// @param point the number or the address
    /// @param country where a number without a country code is dialled
    static ContactLink of(Channel channel, @Nullable String point, @Nullable String country, Wording wording) {
        return switch (channel) {
            case CALL -> phone(point, country, wording);
            case EMAIL -> mail(point, wording.messages());
        };
    }

    private static ContactLink phone(@Nullable String phone, @Nullable String country, Wording wording) {
        if (phone == null) {
            return none(wording.messages().noPhone());
        }
        var number = PhoneNumbers.read(phone, country);
        var refusal = number.refusal();
        return refusal == null
                ? link("tel:" + number.e164(), wording.messages().callNumber(phone))
                : none(wording.refusal(refusal));
    }

    private static ContactLink mail(@Nullable String email, Messages messages) {
        if (email == null) {
            return none(messages.noEmail());
        }
        return ADDRESS.matcher(email).matches()
                ? link("mailto:" + encoded(email), messages.writeTo(email))
                : none(messages.badEmail());
    }

    private static String encoded(String address) {
        int at = address.lastIndexOf('@');
        return URLEncoder.encode(address.substring(0, at), StandardCharsets.UTF_8)
                + "@"
                + URLEncoder.encode(address.substring(at + 1), StandardCharsets.UTF_8);
    }

    private static ContactLink link(String href, String label) {
        return new ContactLink(href, label, null, null, List.of(), null);
    }

    static ContactLink none(String why) {
        return new ContactLink(null, null, why, null, List.of(), null);
    }

    ContactLink warned(String by, List<String> lines, String betterAt) {
        return new ContactLink(href, label, whyNot, by, lines, betterAt);
    }

    static ContactLink stopped(String why, List<String> lines, String betterAt) {
        return new ContactLink(null, null, why, null, lines, betterAt);
    }
}
