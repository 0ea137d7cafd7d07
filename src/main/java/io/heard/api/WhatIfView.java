package io.heard.api;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contact.RowChange;
import io.heard.contact.WindowChange;
import io.heard.review.WhatIf;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What would change, as it is told before anything is saved.
record WhatIfView(List<Row> rows, List<Windows> windows, boolean allWindows, FollowUps followUps) {

    private static final String ANYWHERE = "*";

    record Row(
            String row,
            @Nullable String validFrom,
            @Nullable String validTo,
            RowChange.What change,
            List<String> columns) {}

    record Windows(String place, Channel channel, List<Purpose> purposes, String zone, List<Day> days) {}

    record Day(String date, String before, String after) {}

    record FollowUps(int looked, boolean isAll, int touched, int customers, List<Example> examples) {}

    record Example(UUID followUpId, String customerId, When before, When after) {}

    record When(
            WhatIf.When.Outcome outcome,
            @Nullable Channel channel,
            @Nullable Instant nextAt) {

        static When of(WhatIf.When when) {
            return new When(when.outcome(), when.channel(), when.nextAt());
        }
    }

    static WhatIfView of(WhatIf.Answer answer) {
        var touched = answer.followUps();
        return new WhatIfView(
                answer.rows().stream().map(WhatIfView::row).toList(),
                answer.windows().stream().map(WhatIfView::windows).toList(),
                answer.allWindows(),
                new FollowUps(
                        touched.looked(),
                        touched.isAll(),
                        touched.touched(),
                        touched.customers(),
                        touched.examples().stream()
                                .map(one -> new Example(
                                        one.followUpId(),
                                        one.customerId(),
                                        When.of(one.before()),
                                        When.of(one.after())))
                                .toList()));
    }

    private static Row row(RowChange change) {
        return new Row(
                change.row(),
                change.validFrom() == null ? null : change.validFrom().toString(),
                change.validTo() == null ? null : change.validTo().toString(),
                change.what(),
                change.columns());
    }

    private static Windows windows(WindowChange change) {
        return new Windows(
                change.place() == null ? ANYWHERE : change.place().toString(),
                change.channel(),
                List.copyOf(EnumSet.copyOf(change.purposes())),
                change.zone().getId(),
                change.days().stream()
                        .map(day -> new Day(day.date().toString(), day.before(), day.after()))
                        .toList());
    }
}
