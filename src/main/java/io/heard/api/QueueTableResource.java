package io.heard.api;

import io.heard.platform.Roles;
import io.heard.task.Task;
import io.heard.task.TaskView;
import io.heard.team.RepCsv;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.WorkQueue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// A rep's queue to take along: what `…/queue` answers, whole and in its order, as one table.
@Path("/v1/representatives/{id}/queue.csv")
@Transactional
public class QueueTableResource {

    private static final String CSV = "text/csv;charset=UTF-8";

    private static final List<String> COLUMNS = List.of(
            "place",
            "task",
            "type",
            "status",
            "urgent",
            "promised_at",
            "due_at",
            "windows",
            "customer",
            "name",
            "phone",
            "email",
            "language",
            "time_zone",
            "standing",
            "why",
            "representative",
            "attempt",
            "priority");

    private final WorkQueue queue;
    private final TaskViews views;
    private final Caller caller;

    QueueTableResource(WorkQueue queue, TaskViews views, Caller caller) {
        this.queue = queue;
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Produces(Tables.CSV)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@PathParam("id") String id) {
        var rep = caller.repOf(id);
        caller.mustSeeQueueOf(rep);
        var tasks = queue.queueOf(rep.id());
        return Response.ok(text(tasks, views.of(tasks)), CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"queue-" + fileName(rep.id().value()) + ".csv\"")
                .build();
    }

    /// What needs no quoting anywhere.
    private static String fileName(String id) {
        return id.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /// @param views one per task, in the same order
    static String text(List<Task> tasks, List<TaskView> views) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (int i = 0; i < tasks.size(); i++) {
                printer.printRecord(cells(i + 1, tasks.get(i), views.get(i)).stream()
                        .map(RepCsv::harmless)
                        .toList());
            }
        } catch (IOException never) {
            throw new UncheckedIOException("A text in memory cannot be written", never);
        }
        return text.toString();
    }

    private static List<String> cells(int place, Task task, TaskView view) {
        var customer = view.customer();
        var cells = new ArrayList<String>(COLUMNS.size());
        cells.add(Integer.toString(place));
        cells.add(view.id().toString());
        cells.add(view.type());
        cells.add(view.status());
        cells.add(task.urgent() ? "yes" : "no");
        cells.add(instant(task.promisedAt()));
        cells.add(instant(view.dueAt()));
        cells.add(view.windows().stream()
                .map(window -> window.start() + "/" + window.end())
                .collect(Collectors.joining(" ")));
        cells.add(customer.id());
        cells.add(text(customer.name()));
        cells.add(text(customer.phone()));
        cells.add(text(customer.email()));
        cells.add(text(customer.language()));
        cells.add(text(customer.timeZone()));
        cells.add(customer.standing());
        cells.add(why(view));
        cells.add(text(view.representativeId()));
        cells.add(Integer.toString(view.attempt()));
        cells.add(Integer.toString(view.priority()));
        return cells;
    }

    /// As the brief says it, else what the playbooks are called.
    private static String why(TaskView view) {
        var brief = view.brief();
        return brief == null || brief.why().isEmpty()
                ? view.reasons().stream().map(TaskView.Reason::text).collect(Collectors.joining("; "))
                : String.join("; ", brief.why());
    }

    private static String instant(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
