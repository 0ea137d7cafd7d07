package io.heard.demo;

import static io.heard.demo.DemoDirectory.State.EMPTY;
import static io.heard.demo.DemoDirectory.State.FINISHED;
import static io.heard.demo.DemoDirectory.State.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void a_directory_is_filled_once() throws IOException {
        var directory = new DemoDirectory(temporary.resolve("data"));
        assertThat(directory.state()).isEqualTo(EMPTY);

        Files.createDirectory(directory.path());
        assertThat(directory.state()).isEqualTo(EMPTY);
        Files.createFile(directory.path().resolve("clock.json"));
        assertThat(directory.state()).isEqualTo(OTHER);
        directory.finish("3,000 customers");

        assertThat(directory.state()).isEqualTo(FINISHED);
        assertThat(directory.summary()).isEqualTo("3,000 customers");
    }
}
