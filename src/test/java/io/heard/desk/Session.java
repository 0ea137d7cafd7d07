package io.heard.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.RedirectConfig;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Pattern;

/// A browser without a window: keeps cookies, follows nothing by itself.
final class Session {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final CookieFilter cookies = new CookieFilter();

    static Session of(String user) {
        var session = new Session();
        session.login(user, "heard").then().statusCode(302);
        return session;
    }

    Response login(String user, String password) {
        return request()
                .formParam("j_username", user)
                .formParam("j_password", password)
                .post("/j_security_check");
    }

    Response get(String path) {
        return request().get(path);
    }

    /// As the page would send it: with its token.
    Response post(String path, Map<String, ?> fields) {
        return request().formParams(fields).formParam("csrf", token()).post(path);
    }

    String token() {
        var page = TOKEN.matcher(get("/desk").asString());
        assertThat(page.find()).isTrue();
        return page.group(1);
    }

    RequestSpecification request() {
        return given().filter(cookies)
                .accept("text/html")
                .config(RestAssured.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)));
    }
}
