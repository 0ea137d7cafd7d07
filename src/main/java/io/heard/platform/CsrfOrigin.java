package io.heard.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a request comes from, as the browser says.
final class CsrfOrigin {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private CsrfOrigin() {}

    /// Whether a browser says that the request comes from another site. Programs say nothing, and old browsers give the
    /// page only; whoever hides it sends `null`, which is no site of ours.
    ///
    /// @param host of the request, as the browser wrote it
    static boolean isForeign(@Nullable String origin, @Nullable String referer, @Nullable String host) {
        var from = origin == null ? referer : origin;
        return from != null && (host == null || !isAt(from, host));
    }

    private static boolean isAt(String from, String host) {
        try {
            var uri = new URI(from);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return false;
            }
            int usual = uri.getScheme().equalsIgnoreCase("https") ? HTTPS : HTTP;
            return place(uri, usual).equals(place(new URI(uri.getScheme() + "://" + host), usual));
        } catch (URISyntaxException odd) {
            return false;
        }
    }

    private static String place(URI uri, int usualPort) {
        var name = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return name + ":" + (uri.getPort() < 0 ? usualPort : uri.getPort());
    }
}
