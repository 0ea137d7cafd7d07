package io.heard.deploy;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Dockerfile builds. On an empty base, which needs no network: nothing runs while it is built.
class ImageIT {

    private static final String IMAGE = "heard-it";
    private static final int READABLE_BY_ALL = 0444;
    private static final int WRITABLE_BY_OTHERS = 0002;

    @TempDir
    Path storage;

    @BeforeEach
    void can_build() throws InterruptedException {
        assumeThat(Pods.PRODUCTION).as("built by `make package`").exists();
        assumeThat(works()).as("buildah is there and works").isTrue();
    }

    private boolean works() throws InterruptedException {
        try {
            return run(command("info")).code() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    @Test
    void the_image_holds_the_application_and_says_how_to_start_it() throws Exception {
        var image = storage.resolve("image");
        var dockerfile = Dockerfile.read();

        buildah(
                "build",
                "--tag",
                IMAGE,
                "--build-arg",
                "BASE=scratch",
                "--build-arg",
                "VERSION=1.2.3",
                "--file",
                "" + Dockerfile.PLACE,
                ".");
        buildah("push", IMAGE, "dir:" + image);

        var manifest = json(image.resolve("manifest.json"));
        var config = json(image.resolve(hex(manifest.path("config")))).path("config");
        assertThat(config.path("User").asText()).isEqualTo(dockerfile.the("USER"));
        assertThat(Compose.texts(config.path("Entrypoint"))).isEqualTo(dockerfile.entrypoint());
        assertThat(config.path("WorkingDir").asText()).isEqualTo(dockerfile.the("WORKDIR"));
        assertThat(config.path("StopSignal").asText()).isEqualTo(dockerfile.the("STOPSIGNAL"));
        assertThat(config.path("Labels")
                        .path("org.opencontainers.image.version")
                        .asText())
                .isEqualTo("1.2.3");

        var entries = entries(image, manifest);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.getLongUserId()).as(entry.getName()).isZero();
            assertThat(entry.getMode() & READABLE_BY_ALL).as(entry.getName()).isEqualTo(READABLE_BY_ALL);
            assertThat(entry.getMode() & WRITABLE_BY_OTHERS).as(entry.getName()).isZero();
        });
        var files = new TreeSet<String>();
        entries.stream().filter(TarArchiveEntry::isFile).forEach(file -> files.add("/" + file.getName()));
        assertThat(files).isEqualTo(expected(dockerfile.the("WORKDIR")));
    }

    private static Set<String> expected(String directory) throws IOException {
        var files = new TreeSet<String>();
        files.add(directory + "/LICENSE");
        try (var all = Files.walk(Pods.PRODUCTION)) {
            all.filter(Files::isRegularFile)
                    .map(file -> directory + "/" + Pods.PRODUCTION.relativize(file))
                    // tells where the jars came from; nobody reads it at run time
                    .filter(file -> !file.endsWith("/quarkus-app-dependencies.txt"))
                    .forEach(files::add);
        }
        return files;
    }

    private static List<TarArchiveEntry> entries(Path image, JsonNode manifest) throws IOException {
        var entries = new ArrayList<TarArchiveEntry>();
        for (var layer : manifest.path("layers")) {
            try (var file = Files.newInputStream(image.resolve(hex(layer)));
                    var tar = new TarArchiveInputStream(
                            layer.path("mediaType").asText().endsWith("gzip") ? new GZIPInputStream(file) : file)) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /// Of the file that a part of the image is in.
    private static String hex(JsonNode part) {
        return part.path("digest").asText().replaceFirst("^sha256:", "");
    }

    private static JsonNode json(Path file) throws IOException {
        return new JsonMapper().readTree(Files.readString(file));
    }

    private void buildah(String... arguments) throws IOException, InterruptedException {
        var answer = run(command(arguments));
        assertThat(answer.code()).as(answer.text()).isZero();
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of("buildah", "--storage-driver", "vfs"));
        command.addAll(List.of("--root", "" + storage.resolve("root"), "--runroot", "" + storage.resolve("run")));
        command.addAll(List.of(arguments));
        return command;
    }

    private record Answer(int code, String text) {}

    private static Answer run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("buildah", ".out");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(300, SECONDS)).as("%s", command).isTrue();
            return new Answer(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
