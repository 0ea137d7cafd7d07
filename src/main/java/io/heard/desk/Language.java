package io.heard.desk;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// In which language somebody reads the desk: the one they chose, else what their browser asks for, else English.
@RequestScoped
class Language {

    static final String COOKIE = "heard-language";

    /// The first is the one whose words are complete by definition.
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Locale locale;

    Language(RoutingContext http) {
        var cookie = http.request().getCookie(COOKIE);
        this.locale = Optional.ofNullable(cookie)
                .flatMap(chosen -> spoken(chosen.getValue()))
                .or(() -> asked(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .orElse(SPOKEN.getFirst());
    }

    static Optional<Locale> spoken(String tag) {
        return SPOKEN.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findFirst();
    }

    private static Optional<Locale> asked(String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    Locale locale() {
        return locale;
    }

    <T> T words(Class<T> bundle) {
        return locale.equals(SPOKEN.getFirst())
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(locale.toLanguageTag()));
    }

    String render(TemplateInstance page) {
        return page.setLocale(locale).render();
    }
}
