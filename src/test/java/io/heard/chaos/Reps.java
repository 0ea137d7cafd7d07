package io.heard.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.testing.Application;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// People at work over REST. Each request goes to whichever instance is there, and again, under the same key, until it
/// is answered.
final class Reps implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final int CONFLICT = 409;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;
    private static final int FIRST_ERROR_OF_OURS = 500;

    private static final String REP = """
        {"id":"%s","name":"%s","role":"REP","teamId":"care","timeZone":"Europe/London","languages":["en"]}
        """;

    private final Stage stage;
    private final Ledger ledger;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    private record Answer(int status, JsonNode body, boolean saysRetry) {}

    Reps(Stage stage, Ledger ledger) {
        this.stage = stage;
        this.ledger = ledger;
    }

    /// Hires two people and lets them work.
    void start() throws InterruptedException {
        hire("/v1/teams", "{\"id\":\"care\",\"name\":\"Care\",\"timeZone\":\"Europe/London\"}");
        for (var rep : List.of("ana", "ben")) {
            hire("/v1/representatives", REP.formatted(rep, rep));
        }
        for (var rep : List.of("ana", "ben")) {
            threads.add(Thread.ofVirtual().start(() -> work(rep)));
        }
    }

    private void hire(String path, String body) throws InterruptedException {
        var answer = insist("admin", path, body).orElseThrow();
        if (answer.status() != CREATED) {
            throw new IllegalStateException(path + " was answered " + answer);
        }
    }

    private void work(String rep) {
        try {
            while (!stopping) {
                var next = insist(rep, "/v1/tasks/next", "");
                if (next.isPresent() && next.get().status() == OK) {
                    finish(rep, next.get().body().path("id").asText());
                }
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish(String rep, String task) throws InterruptedException {
        ledger.claimed(task, rep);
        var disposition = ThreadLocalRandom.current().nextInt(4) == 0 ? "NO_ANSWER" : "REACHED";
        var outcome = insist(rep, "/v1/tasks/" + task + "/outcome", "{\"disposition\":\"" + disposition + "\"}");
        if (outcome.isPresent() && outcome.get().status() == OK) {
            ledger.done(task, disposition);
        }
    }

    /// @return empty when it was told to stop before there was an answer
    private Optional<Answer> insist(String account, String path, String body) throws InterruptedException {
        var key = UUID.randomUUID().toString();
        while (!stopping) {
            var instances = stage.running();
            if (!instances.isEmpty()) {
                var instance = instances.get(ThreadLocalRandom.current().nextInt(instances.size()));
                var answer = ask(instance, account, path, body, key);
                if (answer.isPresent() && isFinal(answer.get())) {
                    return answer;
                }
            }
            Thread.sleep(BETWEEN);
        }
        return Optional.empty();
    }

    private static boolean isFinal(Answer answer) {
        return answer.status() < FIRST_ERROR_OF_OURS
                && answer.status() != TOO_MANY
                && !(answer.status() == CONFLICT && answer.saysRetry());
    }

    private Optional<Answer> ask(Application instance, String account, String path, String body, String key)
            throws InterruptedException {
        var credentials = (account + ":" + Stage.PASSWORD).getBytes(UTF_8);
        var request = HttpRequest.newBuilder(instance.uri().resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        try {
            var response = stage.client().send(request.build(), BodyHandlers.ofString());
            var json = response.statusCode() == NO_CONTENT ? JSON.missingNode() : JSON.readTree(response.body());
            return Optional.of(new Answer(
                    response.statusCode(),
                    json,
                    response.headers().firstValue("Retry-After").isPresent()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Ends their day. What has not been answered by then, nobody was promised.
    void goHome() throws InterruptedException {
        stopping = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        stopping = true;
    }
}
