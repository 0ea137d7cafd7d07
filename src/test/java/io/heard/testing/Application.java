package io.heard.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.heard.embedded.FreePort;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The production application as a plain process, to be asked, ended and killed.
public final class Application implements AutoCloseable {

    public static final Path PRODUCTION =
            Path.of(System.getProperty("heard.build-directory", "target"), "production/quarkus-app");

    private static final int SECONDS_TO_END = 60;

    private final Process process;
    private final URI uri;

    private Application(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /// @param jvm flags of the JVM
    /// @param configuration where it finds its servers, and whatever else is not as in production
    /// @param log what it says is added to it
    public static Application start(List<String> jvm, Map<String, String> configuration, Path log) throws IOException {
        var port = FreePort.any();
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvm);
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        configuration.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", PRODUCTION.resolve("quarkus-run.jar").toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        return new Application(process, URI.create("http://127.0.0.1:" + port));
    }

    public URI uri() {
        return uri;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public boolean isReady(HttpClient client) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri.resolve("/q/health/ready")).timeout(Duration.ofSeconds(5));
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    /// @return the exit code
    public int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    private int exitCode() throws InterruptedException {
        if (!process.waitFor(SECONDS_TO_END, SECONDS)) {
            throw new IllegalStateException("Process " + pid() + " does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
