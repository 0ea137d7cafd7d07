package io.heard.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// A real browser, one for all tests. With `-Dheard.pictures=true` screenshots are left in
/// `target/desk`, for people to look at.
@Singleton
class Chromium {

    static final int DESKTOP = 1440;
    static final int PHONE = 390;

    private static final int HEIGHT = 900;
    private static final List<Integer> WIDTHS = List.of(DESKTOP, 768, PHONE);
    private static final boolean HAS_PICTURES = Boolean.getBoolean("heard.pictures");
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of(System.getProperty("heard.build-directory", "target"), "desk");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String TOO_WIDE =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    /// All that axe looks at unless told otherwise.
    private static final List<String> ALL = List.of();
    /// What may be another on a phone: how large that is what one taps, and how far apart.
    private static final List<String> OF_SIZES = List.of("target-size");
    /// What may be another in the dark: day and night differ in nothing but colours.
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");
    /// Without frames there is nothing to collect, which is what takes the time of axe's own driver.
    private static final String AXE_RUN = """
        rules => axe.run({resultTypes: ['violations'], ...(rules.length && {runOnly: rules})})
            .then(found => found.violations.map(one => one.id + ' ' + one.nodes.map(node => node.html).join(' ')))
        """;

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    /// @param width of the window
    void show(int width, boolean hasScripts, Consumer<Page> work) {
        assertThat(complaints(width, hasScripts, work)).isEmpty();
    }

    /// @return what the browser complains about
    List<String> complaints(int width, boolean hasScripts, Consumer<Page> work) {
        var complaints = new ArrayList<String>();
        try (var context = context(width, hasScripts)) {
            work.accept(page(context, complaints));
        }
        return complaints;
    }

    /// Two people at two browsers.
    void showTwo(int width, BiConsumer<Page, Page> work) {
        var complaints = new ArrayList<String>();
        try (var one = context(width, true);
                var other = context(width, true)) {
            work.accept(page(one, complaints), page(other, complaints));
        }
        assertThat(complaints).isEmpty();
    }

    private BrowserContext context(int width, boolean hasScripts) {
        return running()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, HEIGHT)
                        .setLocale("en-GB")
                        .setJavaScriptEnabled(hasScripts));
    }

    private Browser running() {
        if (browser == null || !browser.isConnected()) {
            close();
            browser = launched();
        }
        return browser;
    }

    private Browser launched() {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM), () -> PROGRAM + " is missing: install the Debian package chromium");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(FLAGS));
    }

    @PreDestroy
    void close() {
        if (playwright != null) {
            playwright.close();
        }
        playwright = null;
        browser = null;
    }

    private static Page page(BrowserContext context, List<String> complaints) {
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            // who leaves a page stops what it is loading, and htmx says so
            if (message.type().equals("error") && !message.text().startsWith("htmx:")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    void login(Page page, String user) {
        go(page, "/login");
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill("heard");
        click(page, "Log in");
        page.waitForURL("**/desk");
        page.waitForLoadState();
    }

    void go(Page page, String path) {
        page.navigate(RestAssured.baseURI + ":" + RestAssured.port + path);
    }

    static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    static void unfold(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
    }

    /// Everybody can use it: it is no wider than any screen, and axe finds nothing by day, on a phone or by night.
    static void check(Page page, String name) {
        assertFits(page, name);
        assertNothingFound(page, ALL, name);
        resized(page, PHONE, () -> assertNothingFound(page, OF_SIZES, name + " on a phone"));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertNothingFound(page, OF_COLOURS, name + " in the dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        picture(page, name);
    }

    /// On no screen one has to scroll sideways.
    static void assertFits(Page page, String name) {
        for (int width : WIDTHS) {
            resized(
                    page,
                    width,
                    () -> assertThat(page.evaluate(TOO_WIDE))
                            .as("%s at %d is too wide by", name, width)
                            .isEqualTo(0));
        }
    }

    private static void assertNothingFound(Page page, List<String> rules, String where) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(axe());
        }
        assertThat((List<?>) page.evaluate(AXE_RUN, rules)).as("%s", where).isEmpty();
    }

    private static String axe() {
        try (var script = Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void resized(Page page, int width, Runnable look) {
        var before = page.viewportSize();
        page.setViewportSize(width, HEIGHT);
        try {
            look.run();
        } finally {
            page.setViewportSize(before.width, before.height);
        }
    }

    /// On screens of three sizes, by day and by night.
    static void picture(Page page, String name) {
        if (!HAS_PICTURES) {
            return;
        }
        for (int width : WIDTHS) {
            resized(page, width, () -> {
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(PICTURES.resolve(name + "-" + width + "-" + scheme + ".png")));
                }
            });
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
