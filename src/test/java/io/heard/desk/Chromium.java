package io.heard.desk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/// A real browser, and what it complains about. Screenshots are left in `target/desk`.
final class Chromium {

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

    private final URI home;
    private final List<String> complaints = new ArrayList<>();

    Chromium(URI home) {
        this.home = home;
    }

    List<String> complaints() {
        return complaints;
    }

    /// @param width of the window
    void show(int width, boolean hasScripts, Consumer<Page> work) {
        browse(browser -> {
            try (var context = context(browser, width, hasScripts)) {
                work.accept(page(context));
            }
        });
    }

    /// Two people at two browsers.
    void showTwo(int width, BiConsumer<Page, Page> work) {
        browse(browser -> {
            try (var one = context(browser, width, true);
                    var other = context(browser, width, true)) {
                work.accept(page(one), page(other));
            }
        });
    }

    private static void browse(Consumer<Browser> work) {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM), () -> PROGRAM + " is missing: install the Debian package chromium");
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try (var playwright = Playwright.create(options);
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(PROGRAM)
                                .setArgs(FLAGS))) {
            work.accept(browser);
        }
    }

    private static BrowserContext context(Browser browser, int width, boolean hasScripts) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale("en-GB")
                .setJavaScriptEnabled(hasScripts));
    }

    private Page page(BrowserContext context) {
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
        page.navigate(home.resolve("/login").toString());
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill("heard");
        click(page, "Log in");
        page.waitForURL("**/desk");
        page.waitForLoadState();
    }

    void go(Page page, String path) {
        page.navigate(home.resolve(path).toString());
    }

    static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /// On screens of three sizes, by day and by night.
    static void picture(Page page, String name) {
        var before = page.viewportSize();
        for (int width : List.of(1440, 768, 390)) {
            page.setViewportSize(width, 900);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(name + "-" + width + "-" + scheme + ".png")));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(before.width, before.height);
    }
}
