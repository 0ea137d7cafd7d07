package io.heard.bench;

import static java.net.HttpURLConnection.HTTP_OK;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Everybody looks at the own queue, in turn: the first page, as long as it is when nobody says otherwise.
final class QueueReads implements Load.Work {

    private final Heard heard;
    private final List<String> reps = Crew.reps();
    private final AtomicLong turn = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();

    QueueReads(Heard heard) {
        this.heard = heard;
    }

    @Override
    public String measured(int connection) {
        var rep = reps.get((int) (turn.getAndIncrement() % reps.size()));
        var answer = heard.as(rep, "GET", "/v1/representatives/" + rep + "/queue", "");
        if (answer.statusCode() != HTTP_OK) {
            throw new BenchFailed("A queue was answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        if (reads.getAndIncrement() % reps.size() == 0) {
            rows.set(Heard.read(answer).path("items").size());
        }
        return "read";
    }

    /// Tasks on the page that was looked at last.
    long rows() {
        return rows.get();
    }
}
