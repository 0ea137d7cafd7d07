package io.heard.platform;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What a form of ours carries and one on another site cannot: a random number that is in a cookie as well, signed for
/// the one who is logged in.
@RequestScoped
@Named("csrf")
public class CsrfToken {

    /// The form field.
    public static final String FIELD = "csrf";
    /// The header of requests that are no forms.
    static final String HEADER = "X-CSRF-Token";
    static final String COOKIE = "heard-csrf";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private final RoutingContext http;
    private final SecurityIdentity identity;
    private final CsrfKey key;
    private @Nullable String fresh;

    CsrfToken(RoutingContext http, SecurityIdentity identity, CsrfKey key) {
        this.http = http;
        this.identity = identity;
        this.key = key;
    }

    /// For the page that is being written. The first one gives the browser its cookie.
    public String value() {
        return signed(number());
    }

    boolean isGivenBy(@Nullable String token) {
        var cookie = http.request().getCookie(COOKIE);
        return cookie != null
                && token != null
                && MessageDigest.isEqual(
                        signed(cookie.getValue()).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    private String number() {
        if (fresh != null) {
            return fresh;
        }
        var cookie = http.request().getCookie(COOKIE);
        return cookie == null ? start() : cookie.getValue();
    }

    /// Without an end: a form that was open during a new login can still be sent.
    private String start() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var number = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        http.response()
                .addCookie(Cookie.cookie(COOKIE, number)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure("https".equals(http.request().scheme()))
                        .setSameSite(CookieSameSite.STRICT));
        fresh = number;
        return number;
    }

    private String signed(String number) {
        var user = identity.isAnonymous() ? "" : identity.getPrincipal().getName();
        return number + "." + key.sign(number + " " + user);
    }
}
