package io.heard.embedded;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// What must stay the same over restarts and unknown to others; made once per data directory.
record Secrets(String databasePassword, String privacyKey, String sessionKey) {

    private static final int KEY_BYTES = 32;

    static Secrets of(DataDirectory directory) throws IOException, InterruptedException {
        var file = directory.whole("secrets.properties", Secrets::make);
        var secrets = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            secrets.load(in);
        }
        return new Secrets(
                secrets.getProperty("database.password"),
                secrets.getProperty("privacy.key"),
                secrets.getProperty("session.key"));
    }

    private static void make(Path place) throws IOException {
        Files.createFile(place, asFileAttribute(fromString("rw-------")));
        Files.writeString(place, """
                database.password=%s
                privacy.key=%s
                session.key=%s
                """.formatted(random(), random(), random()));
    }

    private static String random() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
