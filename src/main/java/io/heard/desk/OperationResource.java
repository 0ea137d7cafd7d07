package io.heard.desk;

import io.heard.platform.Roles;
import io.heard.upkeep.Alarm;
import io.heard.upkeep.SelfReport;
import io.heard.upkeep.Watching;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows an admin how Heard itself is doing.
@Path("/desk/admin/operation")
@RolesAllowed(Roles.ADMIN)
@Transactional
@Blocking
public class OperationResource {

    private static final Duration LIVELY = Duration.ofHours(1);
    private static final int KNOWN_WEEKS = 2;

    private final Watching watching;
    private final AdminPages pages;
    private final Desk desk;
    private final Office office;
    private final Clock clock;

    OperationResource(Watching watching, AdminPages pages, Desk desk, Office office, Clock clock) {
        this.watching = watching;
        this.pages = pages;
        this.desk = desk;
        this.office = office;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance operation(Frame frame, OperationPage page);
    }

    @GET
    public Response show() {
        var report = watching.look(clock.instant());
        var words = office.words(OperationMessages.class);
        return desk.page(Pages.operation(
                office.frame(),
                new OperationPage(
                        pages.top("operation", null, null),
                        report.alarms().stream()
                                .map(alarm -> card(alarm, words))
                                .toList(),
                        numbers(report, words),
                        report.inputs().stream()
                                .map(input -> row(report, input, words))
                                .toList(),
                        cleaning(report.cleaning(), words))));
    }

    private OperationPage.AlarmCard card(Alarm alarm, OperationMessages words) {
        var since = alarm.since() == null ? null : words.since(office.times().moment(alarm.since()));
        return switch (alarm.kind()) {
            case NO_INPUT ->
                new OperationPage.AlarmCard(
                        words.noInput(alarm.source() == null ? "" : alarm.source()), since, words.noInputHint());
            case NO_OUTPUT -> new OperationPage.AlarmCard(words.noOutput(), since, words.noOutputHint());
            case NO_REVIEW -> new OperationPage.AlarmCard(words.noReview(), since, words.noReviewHint());
            case NOT_SENT -> new OperationPage.AlarmCard(words.notSent(), since, words.notSentHint());
            case NO_NEXT_DATE -> new OperationPage.AlarmCard(words.noNextDate(), since, words.noNextDateHint());
        };
    }

    private List<OperationPage.Figure> numbers(SelfReport report, OperationMessages words) {
        var work = report.work();
        return List.of(
                new OperationPage.Figure(
                        moment(work.oldestDueAt(), words), words.due(), isRaised(report, Alarm.Kind.NO_OUTPUT)),
                new OperationPage.Figure(
                        moment(work.oldestReviewAt(), words), words.reviews(), isRaised(report, Alarm.Kind.NO_REVIEW)),
                new OperationPage.Figure(
                        moment(work.oldestUnsentAt(), words), words.unsent(), isRaised(report, Alarm.Kind.NOT_SENT)),
                new OperationPage.Figure(
                        count(work.withoutNextDate(), words), words.withoutNextDate(), work.withoutNextDate() > 0),
                new OperationPage.Figure(count(report.deadLetters(), words), words.deadLetters(), false));
    }

    private static boolean isRaised(SelfReport report, Alarm.Kind kind) {
        return report.alarms().stream().anyMatch(alarm -> alarm.kind() == kind);
    }

    private String moment(@Nullable Instant at, OperationMessages words) {
        return at == null ? words.none() : office.times().moment(at);
    }

    private static String count(int count, OperationMessages words) {
        return count < SelfReport.MOST ? String.valueOf(count) : words.atMost(String.valueOf(count));
    }

    private OperationPage.Row row(SelfReport report, SelfReport.Input input, OperationMessages words) {
        boolean silent = report.silence(input).isPresent();
        boolean lively = input.lastAt().plus(LIVELY).isAfter(report.at());
        return new OperationPage.Row(
                input.source(),
                office.times().moment(input.lastAt()),
                input.usual().stream().map(String::valueOf).collect(Collectors.joining(" · ")),
                silent
                        ? words.silent()
                        : lively
                                ? words.lively()
                                : input.usual().size() < KNOWN_WEEKS ? words.unknownYet() : words.quiet(),
                silent);
    }

    private String cleaning(SelfReport.Cleaning cleaning, OperationMessages words) {
        var next = office.times().moment(cleaning.nextAt());
        return cleaning.lastAt() == null
                ? words.neverCleaned(next)
                : words.cleaningHint(office.times().moment(cleaning.lastAt()), next);
    }
}
