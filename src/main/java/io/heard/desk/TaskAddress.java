package io.heard.desk;

import io.heard.platform.Problem;
import io.heard.task.TaskId;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;

/// A task as the address of a page names it.
final class TaskAddress {

    private TaskAddress() {}

    static TaskId id(String segment) {
        try {
            return new TaskId(UUID.fromString(segment));
        } catch (IllegalArgumentException none) {
            throw noSuchTask();
        }
    }

    /// The same for one that is not there and for one that is not to be seen.
    static WebApplicationException noSuchTask() {
        return Problem.notFound("There is no such task").thrown();
    }
}
