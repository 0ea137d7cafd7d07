package io.heard.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.heard.desk.Floor.Caller;
import io.heard.task.TaskStatus;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// A rep's way through the desk in a real browser. Screenshots are left in `target/desk`.
@QuarkusTest
class BrowserIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of(System.getProperty("heard.build-directory", "target"), "desk");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Inject
    Floor floor;

    @TestHTTPResource("/")
    URI home;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void a_rep_logs_in_takes_a_task_tells_how_it_went_and_logs_out() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM), () -> CHROMIUM + " is missing: install the Debian package chromium");
        floor.open();
        var ada = floor.concernOf(Caller.called("Ada Browser"), Floor.ANA);
        floor.concernOf(
                Caller.called("Grace Ünsal-Okonkwo").saying("Where is my parcel? I need it on Friday."), Floor.ANA);

        inBrowser(page -> {
            page.navigate(home.toString());
            picture(page, "login");
            page.getByLabel("Name").fill("ana");
            page.getByLabel("Password").fill("wrong");
            click(page, "Log in");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not fit together");
            page.getByLabel("Name").fill("ana");
            page.getByLabel("Password").fill("heard");
            click(page, "Log in");

            var row = page.locator("#task-" + ada.id().value());
            assertThat(row).containsText("Ada Browser");
            picture(page, "today");
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Ada Browser"))).isVisible();
            assertThat(page.getByLabel("When?")).isHidden();
            picture(page, "task");

            page.getByLabel("Call back later").check();
            assertThat(page.getByLabel("When?")).isVisible();
            page.getByLabel("Talked to them").check();
            page.getByLabel("What did you hear?").fill("Happy with the lantern.");
            click(page, "Save");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Ada Browser");
            assertThat(page.locator(".done")).containsText("Ada Browser");
            picture(page, "saved");

            click(page, "Log out");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("logged out");
        });

        assertThat(floor.byId(ada.id()).status()).isInstanceOf(TaskStatus.Completed.class);
        assertThat(complaints).isEmpty();
    }

    @AfterEach
    void the_day_ends() {
        floor.close();
    }

    private void inBrowser(Consumer<Page> work) {
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try (var playwright = Playwright.create(options);
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(FLAGS));
                var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            work.accept(page);
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).click();
    }

    /// On a screen by day, and on a phone by night.
    private static void picture(Page page, String name) {
        shoot(page, name + "-1280");
        page.setViewportSize(390, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot(page, name + "-390");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 900);
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }
}
