package io.heard.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.heard.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A PostgreSQL on a data directory of its own. It listens on the loopback address only, wants the
/// directory's own password, and stands in a process group of its own, so that Ctrl-C reaches it last.
final class Postgres implements AutoCloseable {

    static final String USER = "heard";
    private static final String DATABASE = "heard";
    private static final String DATA = "postgres";
    private static final int SECONDS_TO_END = 20;

    private static final Map<String, String> CONFIGURATION = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("shared_buffers", "512MB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("max_connections", "100"),
            // a container's /dev/shm is often too small for anything else
            Map.entry("dynamic_shared_memory_type", "mmap"));

    private final PostgresBinaries programs;
    private final Path data;
    private final int port;

    private Postgres(PostgresBinaries programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    static Postgres start(DataDirectory directory, Secrets secrets) throws IOException, InterruptedException {
        var programs = PostgresBinaries.of(directory);
        var data = directory.whole(DATA, place -> initialise(programs, place, secrets));
        endWhatWasLeft(programs, data);

        var postgres = new Postgres(programs, data, FreePort.any());
        var log = directory.file("postgres.log");
        if (Files.exists(log)) {
            Files.move(log, directory.file("postgres.log.old"), REPLACE_EXISTING);
        }
        var options = CONFIGURATION.entrySet().stream()
                .map(entry -> "-c " + entry.getKey() + "='" + entry.getValue() + "'")
                .collect(Collectors.joining(" ", "-p " + postgres.port + " ", ""));
        var answer = run(command(
                programs,
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "120",
                "-s",
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-o",
                options));
        if (answer.code() != 0) {
            throw new CannotStart("PostgreSQL does not start on " + data + "; see why in " + log);
        }
        postgres.makeSureItIsOurs(secrets);
        return postgres;
    }

    String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void initialise(PostgresBinaries programs, Path place, Secrets secrets)
            throws IOException, InterruptedException {
        var password = Files.createTempFile(place.getParent(), "password", null);
        try {
            Files.writeString(password, secrets.databasePassword());
            var answer = run(command(
                    programs,
                    "initdb",
                    "--pgdata=" + place,
                    "--username=" + USER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8",
                    "--no-instructions"));
            if (answer.code() != 0) {
                throw new CannotStart("PostgreSQL cannot set up " + place + ": " + answer.lastLine());
            }
        } finally {
            Files.delete(password);
        }
    }

    /// Before anything starts: data of another major version cannot be read.
    static void checkVersion(DataDirectory directory) throws IOException {
        var data = directory.file(DATA);
        if (!Files.exists(data)) {
            return;
        }
        var version = data.resolve("PG_VERSION");
        var found = Files.exists(version) ? Files.readString(version, UTF_8).strip() : "none";
        if (!found.equals(PostgresBinaries.MAJOR)) {
            throw new CannotStart(data + " holds data of PostgreSQL " + found + ", this Heard brings "
                    + PostgresBinaries.MAJOR + "; use the Heard that made it, or set DATA_DIR to another directory");
        }
    }

    /// A Heard that was killed leaves its PostgreSQL running. It is ended, never adopted: nobody knows how it
    /// was started. A process that only bears its old number is left alone.
    private static void endWhatWasLeft(PostgresBinaries programs, Path data) throws IOException, InterruptedException {
        var left = data.resolve("postmaster.pid");
        if (!Files.exists(left)) {
            return;
        }
        var lines = Files.readAllLines(left);
        var number = lines.isEmpty() ? "" : lines.getFirst().strip();
        if (!number.isEmpty() && worksIn(number, data)) {
            if (stop(programs, data, "fast").code() != 0) {
                stop(programs, data, "immediate");
            }
            if (worksIn(number, data)) {
                throw new CannotStart("An old PostgreSQL, process " + number + ", still works on " + data + "; end it");
            }
        }
        Files.deleteIfExists(left);
    }

    private static Answer stop(PostgresBinaries programs, Path data, String mode)
            throws IOException, InterruptedException {
        var seconds = String.valueOf(SECONDS_TO_END);
        return run(command(programs, "pg_ctl", "stop", "-s", "-w", "-t", seconds, "-m", mode, "-D", data.toString()));
    }

    private static boolean worksIn(String process, Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", process, "cwd")).equals(data);
        } catch (IOException _) {
            return false;
        }
    }

    /// Only the PostgreSQL of this data directory knows its password; the path is asked all the same.
    private void makeSureItIsOurs(Secrets secrets) throws IOException {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, secrets.databasePassword())) {
            var answers = Path.of(string(connection, "show data_directory"));
            if (!answers.equals(data)) {
                throw new CannotStart(
                        "Another PostgreSQL answers on port " + port + ", that of " + answers + "; start again");
            }
            if (string(connection, "select count(*) from pg_database where datname = '" + DATABASE + "'")
                    .equals("0")) {
                try (var statement = connection.createStatement()) {
                    statement.execute("create database " + DATABASE);
                }
            }
        } catch (SQLException refused) {
            close();
            throw new CannotStart("PostgreSQL on port " + port + " does not answer as that of " + data + ": "
                    + String.valueOf(refused.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static String string(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stop(programs, data, "fast");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own root is nobody, and the files stay
    /// root's.
    private static List<String> command(PostgresBinaries programs, String program, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.program(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private record Answer(int code, String text) {

        String lastLine() {
            return text.strip().lines().reduce("", (_, line) -> line);
        }
    }

    private static Answer run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("heard", ".out");
        try {
            // a file, not a pipe: the server that pg_ctl leaves behind would hold the pipe open for ever
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(150, SECONDS)) {
                process.destroyForcibly();
                return new Answer(-1, "no answer");
            }
            return new Answer(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
