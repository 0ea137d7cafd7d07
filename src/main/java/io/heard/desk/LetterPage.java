package io.heard.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is on the pages about dead letters and conflicts.
final class LetterPage {

    private LetterPage() {}

    /// @param next the address of older ones
    /// @param goOn after which to replay on; absent when nothing was replayed or nothing is left
    record Letters(
            AdminPage.Top top,
            List<AdminPage.Option> states,
            List<AdminPage.Option> ways,
            String reason,
            String state,
            String via,
            boolean mayReplay,
            List<Row> rows,
            @Nullable String next,
            @Nullable String goOn) {}

    record Row(
            String href,
            String reason,
            String when,
            String from,
            @Nullable String eventId,
            String size,
            String state,
            boolean isOpen) {}

    /// @param where in the message it is wrong
    /// @param text to be mended; absent if it is no text, or too much of it
    /// @param content as it came, for reading
    record Letter(
            AdminPage.Top top,
            String path,
            String state,
            boolean isOpen,
            @Nullable String where,
            String what,
            String todo,
            String when,
            String from,
            @Nullable String eventId,
            @Nullable String source,
            String size,
            Map<String, String> headers,
            @Nullable String text,
            Content content,
            @Nullable Content mended,
            List<Step> history,
            String why,
            @Nullable String whyError) {}

    /// @param isText otherwise in hexadecimal
    record Content(String shown, boolean isText, boolean isCut) {}

    record Step(String when, String by, String did, String detail) {}

    record Conflicts(
            AdminPage.Top top, List<Row> rows, @Nullable String next) {}

    record Pair(
            AdminPage.Top top,
            String source,
            String eventId,
            String when,
            String from,
            Content lost,
            @Nullable Content first) {}
}
