package io.heard.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is on a rep's desk, and whether Heard could read all that it was told.
///
/// @param tasks as the queue gives them
record Inspection(List<JsonNode> tasks, int deadLetters) {

    private static final int MOST = 200;

    static Inspection of(Api api, String rep) {
        var tasks = new ArrayList<JsonNode>();
        var queue = "/v1/representatives/" + rep + "/queue?limit=" + MOST;
        var page = api.get(rep, queue);
        while (true) {
            page.path("items").forEach(tasks::add);
            if (page.path("next").isNull()) {
                break;
            }
            page = api.get(
                    rep, queue + "&cursor=" + Api.encoded(page.path("next").asText()));
        }
        int dead =
                api.get("admin", "/v1/dead-letters?limit=" + MOST).path("items").size();
        return new Inspection(List.copyOf(tasks), dead);
    }

    /// How many tasks have each playbook among their reasons.
    Map<String, Integer> byPlaybook() {
        var count = new TreeMap<String, Integer>();
        for (var task : tasks) {
            var playbooks = new TreeSet<String>();
            task.path("reasons")
                    .forEach(reason -> playbooks.add(reason.path("playbook").asText()));
            playbooks.forEach(playbook -> count.merge(playbook, 1, Integer::sum));
        }
        return count;
    }

    int mails() {
        return (int) tasks.stream()
                .filter(task -> task.path("type").asText().equals("EMAIL"))
                .count();
    }

    int urgent() {
        return (int)
                tasks.stream().filter(task -> task.path("urgent").asBoolean()).count();
    }

    Set<String> customers() {
        var ids = new TreeSet<String>();
        tasks.forEach(task -> ids.add(task.path("customer").path("id").asText()));
        return ids;
    }

    /// @throws DemoFailed if this is not a desk to show
    void check(int leastTasks, int leastPlaybooks) {
        if (deadLetters > 0) {
            throw new DemoFailed("Heard could not read " + deadLetters + " of the events; see /v1/dead-letters");
        }
        if (tasks.size() < leastTasks || byPlaybook().size() < leastPlaybooks) {
            throw new DemoFailed("The desk is too empty to show: " + tasks.size() + " tasks of " + byPlaybook()
                    + ", and there should be " + leastTasks + " of " + leastPlaybooks + " playbooks");
        }
    }
}
