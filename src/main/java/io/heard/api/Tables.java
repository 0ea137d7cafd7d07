package io.heard.api;

import io.heard.contact.CsvProblem;
import io.heard.platform.Cursors;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.rulebook.Written;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What tables that are read and written as JSON and as CSV have in common.
final class Tables {

    static final String CSV = "text/csv";

    private static final MediaType CSV_UTF_8 = new MediaType("text", "csv", "utf-8");
    private static final Pattern UNDERSCORE = Pattern.compile("_(\\w)");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}");

    /// The line of the first row after the header.
    private static final int FIRST_ROW = 2;

    private Tables() {}

    record BeforeVersion(int version) {}

    /// As the caller likes to read it, JSON where both will do.
    static Response answer(Request request, Written written, Supplier<Object> view) {
        var variants = Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV))
                .build();
        var best = request.selectVariant(variants);
        if (best == null) {
            return Problem.of(406, "It can be had as application/json or text/csv")
                    .response();
        }
        boolean isCsv = best.getMediaType().isCompatible(CSV_UTF_8);
        return Response.ok(isCsv ? written.csv() : view.get(), isCsv ? CSV_UTF_8 : MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, Etag.of(written.version()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    static Response saved(Written written, Object view) {
        return Response.ok(view, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, Etag.of(written.version()))
                .build();
    }

    /// @return null where none is asked for
    static @Nullable Integer version(@Nullable String version) {
        if (version == null) {
            return null;
        }
        if (!VERSION.matcher(version).matches()) {
            throw Problem.badRequest("version", "must be a whole number").thrown();
        }
        return Integer.valueOf(version);
    }

    static Response versions(
            Cursors cursors,
            @Nullable String limit,
            @Nullable String cursor,
            Function<Asked, List<Written.Entry>> read) {
        int size = Cursors.limit(limit);
        var before = cursors.read(cursor, BeforeVersion.class, new BeforeVersion(Integer.MAX_VALUE));
        return Response.ok(Page.of(
                        read.apply(new Asked(before.version(), size + 1)),
                        size,
                        cursors,
                        entry -> new BeforeVersion(entry.version()),
                        ContactRulesView.Version::of))
                .build();
    }

    record Asked(int before, int limit) {}

    /// For a table that came as CSV: the field is the line and the column.
    static Problem refused(List<CsvProblem> problems) {
        return Problem.unprocessable(problems.stream()
                .map(problem -> new Problem.Flaw(
                        "line " + problem.line() + (problem.column().isEmpty() ? "" : ", " + problem.column()),
                        problem.what()))
                .toList());
    }

    /// For a table that came as JSON: the field is its path.
    ///
    /// @param names of fields that are not their columns in camel case
    static Problem refused(String list, Map<String, String> names, List<CsvProblem> problems) {
        return Problem.unprocessable(problems.stream()
                .map(problem -> new Problem.Flaw(path(list, names, problem), problem.what()))
                .toList());
    }

    private static String path(String list, Map<String, String> names, CsvProblem problem) {
        if (problem.line() < FIRST_ROW) {
            return list;
        }
        var row = list + "[" + (problem.line() - FIRST_ROW) + "]";
        var name = names.getOrDefault(
                problem.column(),
                UNDERSCORE
                        .matcher(problem.column())
                        .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT)));
        return name.isEmpty() ? row : row + "." + name;
    }
}
