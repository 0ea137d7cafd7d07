package io.heard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The image starts Heard as `make run` does, as nobody in particular.
class DockerfileTest {

    private static final String PRODUCTION = "target/production/quarkus-app/";

    private final Dockerfile dockerfile = Dockerfile.read();

    @Test
    void the_command_has_the_flags_of_the_makefile() throws IOException {
        var flags = Files.readAllLines(Path.of("Makefile")).stream()
                .filter(line -> line.startsWith("JAVA_FLAGS := "))
                .findFirst()
                .orElseThrow()
                .substring("JAVA_FLAGS := ".length())
                .split(" ");
        var command = dockerfile.entrypoint();

        assertThat(flags).hasSizeGreaterThan(1);
        assertThat(command)
                .startsWith("java")
                .contains(flags)
                .endsWith("-jar", "quarkus-run.jar")
                .as("the heap is a part of the container's memory")
                .anyMatch(flag -> flag.startsWith("-XX:MaxRAMPercentage="))
                .noneMatch(flag -> flag.startsWith("-Xm"));
    }

    @Test
    void the_user_is_a_number_and_not_root() {
        assertThat(dockerfile.the("USER")).matches("[1-9][0-9]*:[1-9][0-9]*");
    }

    @Test
    void the_base_has_the_java_that_the_code_is_compiled_for_and_glibc() {
        var base = dockerfile.all("ARG").findFirst().orElseThrow();

        assertThat(base)
                .startsWith("BASE=")
                .contains(":" + Pom.read().property("maven.compiler.release") + "-jre")
                .doesNotContain("alpine");
        assertThat(dockerfile.all("FROM")).containsExactly("${BASE}");
    }

    @Test
    void the_port_is_the_applications() {
        assertThat(dockerfile.the("EXPOSE")).isEqualTo(new KnownSettings().value("quarkus.http.port"));
    }

    @Test
    void stopping_is_in_order() {
        assertThat(dockerfile.the("STOPSIGNAL")).isEqualTo("SIGTERM");
    }

    @Test
    void what_changes_least_is_copied_first() {
        var application = dockerfile.sources().stream()
                .filter(source -> source.startsWith(PRODUCTION))
                .toList();

        assertThat(application).startsWith(PRODUCTION + "lib/").endsWith(PRODUCTION + "app/");
    }

    @Test
    void the_build_sees_what_it_copies_and_nothing_else() throws IOException {
        var ignored = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        var seen = ignored.stream()
                .skip(1)
                .map(line -> line.replaceFirst("^!", ""))
                .toList();

        assertThat(ignored).first().isEqualTo("*");
        assertThat(ignored.subList(1, ignored.size())).allMatch(line -> line.startsWith("!"));
        assertThat(dockerfile.sources()).allMatch(source -> within(seen, source));
        assertThat(seen).allMatch(path -> dockerfile.sources().stream().anyMatch(source -> source.startsWith(path)));
    }

    private static boolean within(List<String> paths, String source) {
        return paths.stream().anyMatch(path -> source.equals(path) || source.startsWith(path + "/"));
    }
}
