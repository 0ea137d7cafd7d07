package io.heard.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// The application as `make build` makes it, in a process of its own, with as much heap as was asked
/// for.
final class Heard implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int FIRST_ERROR = 300;
    private static final int TOO_MANY = 429;
    private static final Duration SLOWER = Duration.ofMillis(200);

    /// What each collection says: heap before, after, of how much, and how long everything stood still.
    private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\((\\d+)M\\) ([\\d.]+)ms");

    private final Child process;
    private final URI base;
    private final Path collections;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Heard(Child process, URI base, Path collections) {
        this.process = process;
        this.base = base;
        this.collections = collections;
    }

    /// Returns at once.
    ///
    /// @param name of this run, for its logs
    static Heard start(Ground ground, String name) {
        return start(ground, name, List.of());
    }

    /// @param options further flags for this run
    static Heard start(Ground ground, String name, List<String> options) {
        var settings = ground.settings();
        var collections = ground.file(name + "-gc.log");
        var arguments = new ArrayList<String>();
        arguments.add("-Xmx" + settings.heap());
        arguments.add("-Xlog:gc:file=" + collections);
        arguments.addAll(settings.heardOptions().stream()
                .map(option -> option.replace("{name}", name))
                .toList());
        arguments.addAll(options);
        arguments.add("-Dheard.sweep.plan=false"); // what is measured is the release of all, not of what fits
        arguments.addAll(List.of("-jar", settings.application().toString()));
        var process = ground.startHeard(arguments, ground.file(name + ".log"));
        return new Heard(process, URI.create("http://127.0.0.1:" + settings.httpPort()), collections);
    }

    long pid() {
        return process.pid();
    }

    void awaitReady() {
        process.awaitReady(this::isReady);
    }

    void requireAlive() {
        process.requireAlive();
    }

    private boolean isReady() {
        var request = HttpRequest.newBuilder(base.resolve("/q/health/ready"))
                .timeout(TIMEOUT)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Stopped", stopped);
        }
    }

    JsonNode get(String path) {
        return read(send(request(path).GET()));
    }

    /// What somebody is answered, whatever it is.
    HttpResponse<String> as(String account, String method, String path, String body) {
        var request = request(path, account).method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return exchange(request.build());
    }

    JsonNode post(String path, String type, String body) {
        return read(send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body))));
    }

    void put(String path, String etag, String body) {
        send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .PUT(BodyPublishers.ofString(body)));
    }

    String etag(String path) {
        return send(request(path).GET()).headers().firstValue("ETag").orElseThrow();
    }

    /// The sum of a counter over all its tags.
    long counted(String counter) {
        var lines = send(request("/q/metrics").GET()).body();
        return (long) lines.lines()
                .filter(line -> line.startsWith(counter + "{") || line.startsWith(counter + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private HttpRequest.Builder request(String path) {
        return request(path, "admin");
    }

    private HttpRequest.Builder request(String path, String account) {
        var login = Base64.getEncoder().encodeToString((account + ":heard").getBytes(UTF_8));
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("Authorization", "Basic " + login);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var asked = request.build();
        while (true) {
            var answer = exchange(asked);
            if (answer.statusCode() < FIRST_ERROR) {
                return answer;
            }
            if (answer.statusCode() != TOO_MANY) {
                throw new BenchFailed(asked.method() + " " + asked.uri().getPath() + " was answered "
                        + answer.statusCode() + ": " + answer.body());
            }
            Child.pause(SLOWER);
        }
    }

    private HttpResponse<String> exchange(HttpRequest asked) {
        try {
            return client.send(asked, BodyHandlers.ofString(UTF_8));
        } catch (IOException away) {
            requireAlive();
            throw new BenchFailed("Heard does not answer " + asked.uri().getPath(), away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Stopped", stopped);
        }
    }

    static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException broken) {
            throw new BenchFailed("Heard's answer is no JSON", broken);
        }
    }

    /// What the garbage collector did.
    ///
    /// @param peak the fullest that the heap was when a collection began, in MB
    /// @param heap the largest that the heap ever was, in MB
    record Collections(int count, int peak, int heap, double seconds) {

        String words() {
            return "heap at most %d MB of %d MB, %d collections, %.1f s of pauses"
                    .formatted(peak, heap, count, seconds);
        }
    }

    Collections collections() {
        int count = 0;
        int peak = 0;
        int heap = 0;
        double millis = 0;
        for (var line : lines(collections)) {
            var pause = PAUSE.matcher(line);
            if (pause.find()) {
                count++;
                peak = Math.max(peak, Integer.parseInt(pause.group(1)));
                heap = Math.max(heap, Integer.parseInt(pause.group(3)));
                millis += Double.parseDouble(pause.group(4));
            }
        }
        return new Collections(count, peak, heap, millis / 1e3);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failed) {
            throw new BenchFailed("The log of the collections cannot be read", failed);
        }
    }

    @Override
    public void close() {
        process.close();
        client.close();
    }
}
