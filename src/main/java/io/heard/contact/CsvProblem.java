package io.heard.contact;

/// What is wrong in a table that a person wrote, and what to do about it.
///
/// @param line counted from 1, the header's
/// @param column the header's name, or empty when it is the line as a whole
public record CsvProblem(int line, String column, String what) {

    @Override
    public String toString() {
        return "line " + line + (column.isEmpty() ? "" : ", " + column) + ": " + what;
    }
}
