package io.heard.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.heard.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// The directory that holds everything the embedded mode keeps. While it is open no other process has it.
final class DataDirectory implements AutoCloseable {

    /// Raise it when a newer Heard lays its files out in another way.
    private static final String LAYOUT = "1";

    private static final String LOCK = "lock";
    private static final String VERSION = "heard.version";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path, asFileAttribute(fromString("rwx------")));
            // the servers compare paths: no link may stand for the directory
            var real = path.toRealPath();
            var isNew = isEmpty(real);
            var owner = Files.getOwner(real);
            if (!owner.equals(Files.getOwner(Path.of("/proc/self")))) {
                throw new CannotStart(real + " belongs to " + owner.getName()
                        + "; start as that user, or set DATA_DIR to another directory");
            }
            var directory = new DataDirectory(real, lock(real));
            directory.checkLayout(isNew);
            return directory;
        } catch (NotDirectoryException | FileAlreadyExistsException _) {
            throw new CannotStart(path + " is not a directory; set DATA_DIR to one");
        } catch (IOException denied) {
            throw new CannotStart(path + " cannot be written (" + denied
                    + "); make it writable, or set DATA_DIR to another directory");
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (var files = Files.list(path)) {
            return files.allMatch(file -> file.endsWith(LOCK));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve(LOCK), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // held by this very process; said below
        }
        channel.close();
        throw new CannotStart(path + " is in use by another Heard; stop it, or set DATA_DIR to another directory");
    }

    private void checkLayout(boolean isNew) throws IOException {
        var version = file(VERSION);
        if (isNew) {
            Files.writeString(version, LAYOUT + "\n");
            return;
        }
        var found = Files.exists(version) ? Files.readString(version, UTF_8).strip() : "none";
        if (!found.equals(LAYOUT)) {
            close();
            throw new CannotStart(path + " has the data layout " + found + ", this Heard reads " + LAYOUT
                    + "; use the Heard that made it, or set DATA_DIR to another directory");
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /// Makes a part of the directory so that it is there as a whole or not at all, whenever the power fails.
    Path whole(String name, Filling filling) throws IOException, InterruptedException {
        var part = file(name);
        if (!Files.exists(part)) {
            var halfMade = file(name + ".new");
            remove(halfMade);
            filling.fill(halfMade);
            Files.move(halfMade, part, StandardCopyOption.ATOMIC_MOVE);
        }
        return part;
    }

    /// Writes into a place that does not exist yet.
    interface Filling {
        void fill(Path place) throws IOException, InterruptedException;
    }

    private static void remove(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        try (var files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
