package io.heard.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Probe;
import io.heard.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Plain processes that are started as the chart's pods would be: the image's files, command and working directory, the
/// chart's variables and nothing else of the environment. Only the port is another one for each.
final class Pods implements AutoCloseable {

    static final Path PRODUCTION =
            Path.of(System.getProperty("heard.build-directory", "target"), "production/quarkus-app");

    private static final String VALUES = """
        database: {url: "%s", username: "%s"}
        kafka: {bootstrapServers: "%s"}
        accounts: {secretName: heard-accounts}
        """;

    private static final int SECONDS_TO_START = 120;

    private final Path directory;
    private final Map<String, String> servers;
    private final Chart chart;
    private final Map<String, String> secrets;
    private final Set<Path> files;
    private final List<Pod> started = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    /// @param servers the configuration with which Quarkus finds them
    /// @param accounts what is mounted at the chart's place for them
    Pods(Path directory, Map<String, String> servers, String accounts) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.servers = servers;
        this.chart = Chart.of(
                Chart.REQUIRED,
                VALUES.formatted(
                        servers.get("quarkus.datasource.jdbc.url"),
                        servers.get("quarkus.datasource.username"),
                        brokers()));
        this.secrets = Map.of(
                "heard-db/password", servers.get("quarkus.datasource.password"),
                "heard-keys/privacy", servers.get("heard.privacy.key"),
                "heard-keys/session", servers.get("quarkus.http.auth.session.encryption-key"));
        for (var source : Dockerfile.read().sources()) {
            var file = Path.of(source).toAbsolutePath();
            Files.createSymbolicLink(directory.resolve(file.getFileName()), file);
        }
        var mounted = chart.container().getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals("accounts"))
                .map(mount -> Path.of(Dockerfile.read().the("WORKDIR")).relativize(Path.of(mount.getMountPath())))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                Files.createDirectories(directory.resolve(mounted)).resolve("application.properties"), accounts);
        this.files = files();
    }

    String brokers() {
        return servers.get("kafka.bootstrap.servers");
    }

    Pod start() throws IOException {
        return start(Map.of());
    }

    /// @param otherwise variables that are not as the chart has them
    Pod start(Map<String, String> otherwise) throws IOException {
        var port = FreePort.any();
        var command = new ArrayList<>(Dockerfile.read().entrypoint());
        command.set(0, ProcessHandle.current().info().command().orElseThrow());
        var log = Files.createTempFile("heard-pod", ".log");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables());
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", "" + port);
        builder.environment().putAll(otherwise);
        var pod = new Pod(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        started.add(pod);
        return pod;
    }

    private Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        for (var variable : chart.container().getEnv()) {
            variables.put(variable.getName(), value(variable));
        }
        return variables;
    }

    private String value(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue();
        }
        var secret = variable.getValueFrom().getSecretKeyRef();
        return secrets.get(secret.getName() + "/" + secret.getKey());
    }

    /// Files that came after the start, seen from the working directory.
    Set<Path> written() throws IOException {
        var written = files();
        written.removeAll(files);
        return written;
    }

    private Set<Path> files() throws IOException {
        try (var all = Files.walk(directory)) {
            return new TreeSet<>(new HashSet<>(all.toList()));
        }
    }

    @Override
    public void close() {
        for (var pod : started) {
            pod.process.destroyForcibly();
            try {
                Files.deleteIfExists(pod.log);
            } catch (IOException left) {
                throw new UncheckedIOException(left);
            }
        }
        try (var all = Files.list(directory)) {
            for (var link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
        client.close();
    }

    /// One of them.
    final class Pod {

        private final Process process;
        private final URI uri;
        private final Path log;

        private Pod(Process process, URI uri, Path log) {
            this.process = process;
            this.uri = uri;
            this.log = log;
        }

        URI uri() {
            return uri;
        }

        String log() throws IOException {
            return Files.readString(log);
        }

        boolean isReady() throws IOException, InterruptedException {
            return answer(chart.container().getReadinessProbe()) == 200;
        }

        /// @return the status within the time that the probe gives, or 0 for none
        /// @throws IllegalStateException if it has ended
        int answer(Probe probe) throws IOException, InterruptedException {
            if (!process.isAlive()) {
                throw new IllegalStateException(log());
            }
            try {
                return send(request(probe.getHttpGet().getPath())
                                .timeout(Duration.ofSeconds(probe.getTimeoutSeconds())))
                        .statusCode();
            } catch (IOException none) {
                return 0;
            }
        }

        /// @return the exit code, after at most the time that Kubernetes would give
        int stop() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(chart.pod().getTerminationGracePeriodSeconds(), SECONDS)) {
                throw new IllegalStateException("It does not stop");
            }
            return process.exitValue();
        }

        int await() throws InterruptedException {
            if (!process.waitFor(SECONDS_TO_START, SECONDS)) {
                throw new IllegalStateException("It does not end");
            }
            return process.exitValue();
        }

        HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(uri.resolve(path));
        }

        HttpResponse<String> get(String path, String account, String password)
                throws IOException, InterruptedException {
            var credentials = (account + ":" + password).getBytes(UTF_8);
            return send(request(path)
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials)));
        }

        HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
