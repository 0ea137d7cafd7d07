package io.heard.contact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Comma-separated values as RFC 4180 has them, read strictly.
final class Csv {

    /// One record and the line on which it starts, counted from 1.
    record Line(int number, List<String> fields) {

        String field(int column) {
            return fields.get(column);
        }
    }

    static final class Broken extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        final int line;

        Broken(int line, String what) {
            super(what);
            this.line = line;
        }
    }

    private final String text;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// @throws Broken where a quote is out of place, or a character is none of a text
    static List<Line> read(String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\n') {
                line++;
            } else if (next < ' ' && next != '\r' && next != '\t') {
                throw new Broken(line, "a control character: save the file as plain text");
            } else if (next == '\uFFFD') {
                throw new Broken(line, "a character that is not UTF-8: save the file as UTF-8");
            }
        }
        var csv = new Csv(text);
        var lines = new ArrayList<Line>();
        while (csv.at < csv.text.length()) {
            var next = csv.line();
            if (!next.fields.equals(List.of(""))) {
                lines.add(next);
            }
        }
        return lines;
    }

    /// Written so that `read` gives the same again.
    static String text(List<String> header, List<List<String>> rows) {
        var text = new StringBuilder();
        Stream.concat(Stream.of(header), rows.stream())
                .map(fields -> fields.stream().map(Csv::field).collect(Collectors.joining(",")))
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String field(String text) {
        boolean isPlain = text.chars().noneMatch(next -> ",\"\r\n".indexOf(next) >= 0);
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// The records of a table that ships with the program, without its header.
    static List<Line> shipped(String name) {
        return read(text(name)).stream().skip(1).toList();
    }

    static String text(String name) {
        try (var in = Csv.class.getResourceAsStream("/contact/" + name)) {
            if (in == null) {
                throw new IllegalStateException("/contact/" + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line line() {
        int number = line;
        var fields = new ArrayList<String>();
        do {
            fields.add(peek() == '"' ? quoted() : plain());
        } while (take(','));
        take('\r');
        if (!take('\n') && at < text.length()) {
            throw new Broken(line, "after a closing quote only a comma or the end of the line may follow");
        }
        line++;
        return new Line(number, List.copyOf(fields));
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new Broken(line, "a quote inside a field: put the whole field in quotes and double the quote");
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int opened = line;
        var field = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"' && !(at + 1 < text.length() && text.charAt(at + 1) == '"')) {
                at++;
                return field.toString();
            }
            if (next == '"') {
                at++;
            } else if (next == '\n') {
                line++;
            }
            field.append(next);
        }
        throw new Broken(opened, "a quote is opened here and never closed");
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    private boolean take(char wanted) {
        boolean found = peek() == wanted;
        at += found ? 1 : 0;
        return found;
    }
}
