package io.heard.review;

import io.heard.outbox.Message;
import io.heard.task.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the world is told of a task that facts ended.
final class TaskMessages {

    private TaskMessages() {}

    static Message cancelled(Task task, String why) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", task.id().value());
        data.put("followUpId", task.followUpId());
        data.put("type", task.type());
        data.put("status", task.status().name());
        data.put("closedWhy", why);
        data.put("customer", Map.of("id", task.customerId()));
        data.put("representativeId", task.repId() == null ? null : task.repId().value());
        data.put("teamId", task.teamId().value());
        data.put("version", task.version());
        return Message.ofTask(
                "task.cancelled",
                task.followUpId(),
                task.id().value(),
                task.repId() == null ? null : task.repId().value(),
                task.teamId().value(),
                data);
    }
}
