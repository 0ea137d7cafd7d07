package io.heard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsrfOriginTest {

    @ParameterizedTest(name = "origin {0}, referer {1}, to {2}: foreign {3}")
    @CsvSource({
        ",                          ,                              heard.example,      false", // a program
        "https://heard.example,     ,                              heard.example,      false",
        "https://heard.example,     ,                              HEARD.example:443,  false",
        "http://heard.example:80,   ,                              heard.example,      false",
        "http://[::1]:8080,         ,                              [::1]:8080,         false",
        ",                          https://heard.example/desk?a,  heard.example,      false",
        "https://heard.example,     https://evil.example/,         heard.example,      false",
        "https://evil.example,      https://heard.example/desk,    heard.example,      true",
        "http://heard.example:8081, ,                              heard.example:8080, true",
        "https://heard.example.evil.example, ,                     heard.example,      true",
        "https://heard.example@evil.example, ,                     heard.example,      true",
        "null,                      ,                              heard.example,      true",
        "'',                        ,                              heard.example,      true",
        "https://heard.example,     ,                              ,                   true",
        ",                          https://evil.example/,         heard.example,      true"
    })
    void a_request_is_foreign_when_its_browser_says_so(
            @Nullable String origin, @Nullable String referer, @Nullable String host, boolean isForeign) {
        assertThat(CsrfOrigin.isForeign(origin, referer, host)).isEqualTo(isForeign);
    }
}
