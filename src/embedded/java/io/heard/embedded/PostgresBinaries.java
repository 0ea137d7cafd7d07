package io.heard.embedded;

import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.heard.CannotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The programs of PostgreSQL, unpacked from the class path.
record PostgresBinaries(Path path) {

    /// The major version of the programs, as a data directory names it.
    static final String MAJOR = "18";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int EXECUTABLE = 0100;

    static PostgresBinaries of(DataDirectory directory) throws IOException, InterruptedException {
        var url = PostgresBinaries.class.getResource(ARCHIVE);
        var platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (url == null || !platform.equals("Linux amd64")) {
            throw new CannotStart("Embedded mode brings PostgreSQL for Linux amd64 only, this is " + platform
                    + "; build with -Dproduction and give it a PostgreSQL and a Kafka");
        }
        // another build of the programs is another length
        var name = "postgres-programs-" + url.openConnection().getContentLengthLong();
        return new PostgresBinaries(directory.whole(name, place -> {
            Files.createDirectory(place);
            if (!unpackWithTar(url, place)) {
                unpack(url, place);
            }
        }));
    }

    Path program(String name) {
        return path.resolve("bin").resolve(name);
    }

    /// Takes a quarter of the time that it takes in Java, but not every machine has `tar` and `xz`.
    private static boolean unpackWithTar(URL archive, Path place) throws InterruptedException {
        try {
            var tar = new ProcessBuilder("tar", "-xJ", "--no-same-owner", "-C", place.toString())
                    .redirectOutput(DISCARD)
                    .redirectError(DISCARD)
                    .start();
            try (var in = archive.openStream();
                    var out = tar.getOutputStream()) {
                in.transferTo(out);
            }
            return tar.waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static void unpack(URL archive, Path place) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = place.resolve(entry.getName()).normalize();
                if (!target.startsWith(place)) {
                    throw new IOException("An entry leads out of the archive: " + entry.getName());
                }
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target, REPLACE_EXISTING);
        var mode = (entry.getMode() & EXECUTABLE) == 0 ? "rw-r--r--" : "rwxr-xr-x";
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
    }
}
