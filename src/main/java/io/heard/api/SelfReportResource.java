package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.platform.Roles;
import io.heard.upkeep.Alarm;
import io.heard.upkeep.SelfReport;
import io.heard.upkeep.Watching;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Path("/v1/self-report")
@Produces(MediaType.APPLICATION_JSON)
public class SelfReportResource {

    private final Watching watching;
    private final Clock clock;

    SelfReportResource(Watching watching, Clock clock) {
        this.watching = watching;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            Instant at,
            List<AlarmView> alarms,
            List<InputView> inputs,
            WorkView work,
            int deadLetters,
            CleaningView cleaning) {

        static View of(SelfReport report) {
            return new View(
                    report.at(),
                    report.alarms().stream().map(AlarmView::of).toList(),
                    report.inputs().stream().map(InputView::of).toList(),
                    WorkView.of(report.work()),
                    report.deadLetters(),
                    new CleaningView(
                            report.cleaning().lastAt(),
                            report.cleaning().nextAt(),
                            report.cleaning().done()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AlarmView(
            Alarm.Kind kind,
            @Nullable String source,
            @Nullable Instant since) {
        static AlarmView of(Alarm alarm) {
            return new AlarmView(alarm.kind(), alarm.source(), alarm.since());
        }
    }

    record InputView(String source, Instant lastAt, List<Long> weeksBefore) {
        static InputView of(SelfReport.Input input) {
            return new InputView(input.source(), input.lastAt(), input.usual());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorkView(
            @Nullable Instant oldestDueAt,
            @Nullable Instant oldestReviewAt,
            @Nullable Instant latestTaskAt,
            @Nullable Instant oldestUnsentAt,
            int withoutNextDate,
            boolean paused) {
        static WorkView of(SelfReport.Work work) {
            return new WorkView(
                    work.oldestDueAt(),
                    work.oldestReviewAt(),
                    work.latestTaskAt(),
                    work.oldestUnsentAt(),
                    work.withoutNextDate(),
                    work.isPaused());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CleaningView(@Nullable Instant lastAt, Instant nextAt, Map<String, Long> done) {}

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    public Response read() {
        return Response.ok(View.of(watching.look(clock.instant()))).build();
    }
}
