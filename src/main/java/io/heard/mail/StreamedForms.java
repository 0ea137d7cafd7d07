package io.heard.mail;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/// Lets the forms of mails that come in reach their resource unread.
///
/// The framework reads forms before any resource sees them, for the sake of the desk's: a mail of 30 MB would lie in
/// memory as a whole, and one with a long text would be refused.
@ApplicationScoped
class StreamedForms {

    /// What such a form is called on its way.
    static final String MEDIA_TYPE = "application/vnd.heard.mail-form";

    /// Holds what it is in truth.
    static final String TYPE = "X-Heard-Form-Type";

    private static final String FORM = "multipart/form-data";
    private static final int BEFORE_ALL = 1_000;

    void onStart(@Observes Filters filters) {
        filters.register(StreamedForms::rename, BEFORE_ALL);
    }

    private static void rename(RoutingContext context) {
        var path = context.request().path();
        if (path != null && path.startsWith(SendGridInboundResource.PATH)) {
            var headers = context.request().headers();
            var type = headers.get(HttpHeaders.CONTENT_TYPE);
            headers.remove(TYPE);
            if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(FORM)) {
                headers.set(TYPE, type);
                headers.set(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
            }
        }
        context.next();
    }
}
