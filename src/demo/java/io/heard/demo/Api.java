package io.heard.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Heard's REST API, as anybody with an account has it.
final class Api implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    static final String PASSWORD = "heard";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration SLOWER = Duration.ofMillis(300);
    private static final int NO_CONTENT = 204;
    private static final int FIRST_ERROR = 300;
    private static final int TOO_MANY = 429;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    /// @param etag for who wants to change it
    /// @param body missing where there is none
    record Answer(int status, @Nullable String etag, JsonNode body) {

        boolean isDone() {
            return status < FIRST_ERROR;
        }
    }

    JsonNode get(String account, String path) {
        return must("GET", path, ask(account, "GET", path, null, null)).body();
    }

    /// @return the body; missing for 204
    JsonNode post(String account, String path, @Nullable JsonNode body) {
        return must("POST", path, ask(account, "POST", path, body, null)).body();
    }

    /// For what others may have been faster at: the answer says whether it was done.
    Answer tryPost(String account, String path, JsonNode body) {
        return ask(account, "POST", path, body, null);
    }

    interface Edit {
        void on(ObjectNode document);
    }

    /// Reads a document, changes it and puts it back.
    void edit(String account, String path, Edit edit) {
        var read = must("GET", path, ask(account, "GET", path, null, null));
        var document = ((ObjectNode) read.body()).without("version");
        edit.on((ObjectNode) document);
        must("PUT", path, ask(account, "PUT", path, document, read.etag()));
    }

    Instant now() {
        return Instant.parse(get("admin", "/dev/clock").path("now").asText());
    }

    /// Forwards only; what falls due by then has happened when this returns.
    void moveClock(Instant to) {
        post("admin", "/dev/clock", JSON.createObjectNode().put("now", to.toString()));
    }

    static String customer(String id) {
        return "/v1/customers/" + encoded(id);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static Answer must(String method, String path, Answer answer) {
        if (!answer.isDone()) {
            throw new DemoFailed(method + " " + path + " was answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    private Answer ask(String account, String method, String path, @Nullable JsonNode body, @Nullable String etag) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + credentials(account))
                .header("Content-Type", "application/json")
                .method(method, publisher(body));
        if (etag != null) {
            request.header("If-Match", etag);
        }
        try {
            while (true) {
                var response = client.send(request.build(), BodyHandlers.ofString(UTF_8));
                if (response.statusCode() != TOO_MANY) {
                    return answer(response);
                }
                Thread.sleep(SLOWER);
            }
        } catch (IOException away) {
            throw new DemoFailed("Heard does not answer " + method + " " + path + ": " + away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Stopped while asking Heard");
        }
    }

    private static String credentials(String account) {
        return Base64.getEncoder().encodeToString((account + ":" + PASSWORD).getBytes(UTF_8));
    }

    private static BodyPublisher publisher(@Nullable JsonNode body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
    }

    private static Answer answer(HttpResponse<String> response) throws JsonProcessingException {
        var etag = response.headers().firstValue("ETag").orElse(null);
        boolean isEmpty = response.statusCode() == NO_CONTENT || response.body().isEmpty();
        return new Answer(response.statusCode(), etag, isEmpty ? JSON.missingNode() : JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        client.close();
    }
}
