package io.heard.desk;

import io.heard.calendar.Interval;
import io.heard.contact.Channel;
import io.heard.contact.PhoneNumbers;
import io.heard.task.TaskView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The way to a customer: a link while contact is allowed, else why there is none.
record ContactLink(
        @Nullable String href,
        @Nullable String label,
        @Nullable String whyNot) {

    /// One mailbox and nothing that a mail program would take for more.
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\?&%#/]{1,64}@[^\\s@<>,;:\"()\\[\\]\\\\?&%#/]{1,190}");

    /// @param country where a number without a country code is dialled
    static ContactLink of(Channel channel, TaskView task, @Nullable String country, Messages messages, Times times) {
        if (task.pausedWhy() != null) {
            return none(messages.stopped(task.pausedWhy()));
        }
        var way = switch (channel) {
            case CALL -> phone(task.customer().phone(), country, messages, new Wording(messages, times));
            case EMAIL -> mail(task.customer().email(), messages);
        };
        return way.href() == null || isOpen(task.windows(), times.now())
                ? way
                : new ContactLink(null, null, closed(task.windows(), messages, times));
    }

    private static ContactLink phone(
            @Nullable String phone, @Nullable String country, Messages messages, Wording wording) {
        if (phone == null) {
            return none(messages.noPhone());
        }
        var number = PhoneNumbers.read(phone, country);
        var refusal = number.refusal();
        return refusal == null
                ? new ContactLink("tel:" + number.e164(), messages.callNumber(phone), null)
                : none(wording.refusal(refusal));
    }

    private static ContactLink mail(@Nullable String email, Messages messages) {
        if (email == null) {
            return none(messages.noEmail());
        }
        return ADDRESS.matcher(email).matches()
                ? new ContactLink("mailto:" + encoded(email), messages.writeTo(email), null)
                : none(messages.badEmail());
    }

    private static String encoded(String address) {
        int at = address.lastIndexOf('@');
        return URLEncoder.encode(address.substring(0, at), StandardCharsets.UTF_8)
                + "@"
                + URLEncoder.encode(address.substring(at + 1), StandardCharsets.UTF_8);
    }

    private static boolean isOpen(List<Interval> windows, Instant now) {
        return windows.stream().anyMatch(window -> window.contains(now));
    }

    private static String closed(List<Interval> windows, Messages messages, Times times) {
        return windows.stream()
                .map(Interval::start)
                .filter(times.now()::isBefore)
                .min(Comparator.naturalOrder())
                .map(start -> messages.notBefore(times.moment(start)))
                .orElseGet(messages::notToday);
    }

    private static ContactLink none(String why) {
        return new ContactLink(null, null, why);
    }
}
