package io.heard.platform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Versions as HTTP writes them: `ETag` in an answer, `If-Match` in a request.
public final class Etag {

    private static final Pattern STRONG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern WEAK = Pattern.compile("W/\"[^\"]*\"");
    private static final int NO_VERSION = -1;

    private Etag() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /// The version that the caller edited. A weak tag never matches (RFC 9110, 13.1.1), and `*` would
    /// overwrite what the caller has not seen.
    ///
    /// @return -1 for one that no version can have
    /// @throws jakarta.ws.rs.WebApplicationException 428 without the header, 400 when it is no ETag
    public static int required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problem.of(428, "If-Match is missing: give the ETag that GET answered")
                    .thrown();
        }
        return version(ifMatch);
    }

    /// @return null without the header
    public static @Nullable Integer optional(@Nullable String ifMatch) {
        return ifMatch == null ? null : Integer.valueOf(version(ifMatch));
    }

    private static int version(String ifMatch) {
        var text = ifMatch.strip();
        if (WEAK.matcher(text).matches()) {
            return NO_VERSION;
        }
        var strong = STRONG.matcher(text);
        if (!strong.matches()) {
            throw Problem.badRequest("If-Match", "must be one ETag as GET answers it, such as \"7\"")
                    .thrown();
        }
        long version = Long.parseLong(strong.group(1));
        return version > Integer.MAX_VALUE ? NO_VERSION : (int) version;
    }
}
