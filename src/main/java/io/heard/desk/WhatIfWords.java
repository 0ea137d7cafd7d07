package io.heard.desk;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contact.RowChange;
import io.heard.contact.WindowChange;
import io.heard.desk.TablePage.DayChange;
import io.heard.desk.TablePage.Example;
import io.heard.desk.TablePage.WhatIfPanel;
import io.heard.desk.TablePage.Windows;
import io.heard.review.WhatIf;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells what would change in the words of a reader.
final class WhatIfWords {

    private static final int SHOWN_WINDOWS = 25;

    private final RulesMessages words;
    private final Times times;

    WhatIfWords(RulesMessages words, Times times) {
        this.words = words;
        this.times = times;
    }

    WhatIfPanel panel(WhatIf.Answer answer) {
        var touched = answer.followUps();
        return new WhatIfPanel(
                answer.rows().isEmpty() && answer.windows().isEmpty() && touched.touched() == 0,
                answer.rows().stream().map(this::row).toList(),
                answer.windows().stream()
                        .limit(SHOWN_WINDOWS)
                        .map(this::windows)
                        .toList(),
                !answer.allWindows() || answer.windows().size() > SHOWN_WINDOWS,
                touched.isAll()
                        ? words.touched(touched.touched(), touched.looked())
                        : words.touchedAtLeast(touched.touched(), touched.looked()),
                touched.examples().stream().map(this::example).toList());
    }

    private String row(RowChange change) {
        var row = change.validFrom() == null
                ? change.row()
                : words.rowFrom(change.row(), date(change.validFrom(), times.locale()));
        return switch (change.what()) {
            case ADDED -> words.rowAdded(row);
            case REMOVED -> words.rowRemoved(row);
            case CHANGED -> words.rowChanged(row, String.join(", ", change.columns()));
        };
    }

    private Windows windows(WindowChange change) {
        var parts = Stream.of(
                change.place() == null
                        ? words.anywhere()
                        : place(change.place().country(), change.place().region(), times.locale()),
                channel(change.channel()),
                change.purposes().size() == Purpose.values().length
                        ? words.allPurposes()
                        : change.purposes().stream().sorted().map(this::purpose).collect(Collectors.joining(", ")),
                Times.place(change.zone()));
        return new Windows(
                parts.collect(Collectors.joining(" · ")),
                change.days().stream()
                        .map(day -> new DayChange(
                                date(day.date(), times.locale()), hours(day.before()), hours(day.after())))
                        .toList());
    }

    private Example example(WhatIf.Example example) {
        return new Example(
                "/desk/customers/"
                        + URLEncoder.encode(example.customerId(), StandardCharsets.UTF_8)
                                .replace("+", "%20"),
                example.customerId(),
                when(example.before()),
                when(example.after()));
    }

    private String when(WhatIf.When when) {
        return switch (when.outcome()) {
            case REACH_OUT ->
                when.nextAt() == null || when.channel() == null
                        ? words.lookAgain()
                        : channel(when.channel()) + ", " + times.moment(when.nextAt());
            case LOOK_AGAIN -> words.lookAgain();
            case LEAVE_ALONE -> words.leaveAlone();
        };
    }

    String hours(String open) {
        return open.equals("none") ? words.closed() : open.replace("-", "–");
    }

    String channel(Channel channel) {
        return switch (channel) {
            case CALL -> words.calls();
            case EMAIL -> words.mails();
        };
    }

    String purpose(Purpose purpose) {
        return switch (purpose) {
            case SERVICE -> words.service();
            case SURVEY -> words.survey();
            case MARKETING -> words.marketing();
        };
    }

    /// As people call it, with its code.
    static String place(String country, @Nullable String region, Locale locale) {
        var name = Locale.of("", country).getDisplayCountry(locale);
        return region == null ? name + " (" + country + ")" : name + " (" + country + "-" + region + ")";
    }

    static String date(LocalDate date, Locale locale) {
        return DateTimeFormatter.ofPattern("EEE d MMM uuuu", locale).format(date);
    }
}
