package io.heard.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What pom.xml says of versions.
record Pom(String text) {

    static Pom read() {
        try {
            return new Pom(Files.readString(Path.of("pom.xml")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    String version() {
        return find("(?m)^  <version>(.+)</version>$");
    }

    String property(String name) {
        return find("<" + Pattern.quote(name) + ">(.+)</");
    }

    private String find(String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("pom.xml has no " + pattern);
        }
        return found.group(1);
    }
}
