package io.heard.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.heard.contact.Channel;
import io.heard.planning.RepId;
import io.heard.task.TaskStatus;
import io.heard.testing.Floor;
import io.heard.workqueue.WorkQueue;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// A rep writes a mail in a real browser. Screenshots are left in `target/desk`.
@QuarkusTest
class MailBrowserIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of(System.getProperty("heard.build-directory", "target"), "desk");
    private static final RepId ANA = new RepId("ana");

    @Inject
    Floor floor;

    @Inject
    WorkQueue queue;

    @TestHTTPResource("/")
    URI home;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void a_rep_rewrites_the_draft_sends_it_and_finds_it_in_the_mailbox() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM), () -> CHROMIUM + " is missing: install the Debian package chromium");
        floor.tuesday("10:00");
        var ada = floor.customer(ANA);
        floor.ask(ada, "How bright is the lamp, and does it flicker?", Channel.EMAIL);
        floor.sweep();
        var task = floor.task(ada);
        queue.reassign(task.id(), new RepId("lead"), ANA, null);

        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
                var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            write(page, "desk/tasks/" + task.id().value());
        }

        assertThat(floor.stored(task).status()).isInstanceOf(TaskStatus.Completed.class);
        assertThat(complaints).isEmpty();
    }

    private void write(Page page, String path) {
        page.navigate(home.resolve("/login").toString());
        page.getByLabel("Name").fill("ana");
        page.getByLabel("Password").fill("heard");
        click(page, "Log in");
        page.navigate(home.resolve("/" + path).toString());
        click(page, "Take it");

        var text = page.getByLabel("Text");
        var subject = page.getByLabel("Subject");
        assertThat(text.inputValue()).contains("Hello Ada Berger,", "» Why: How bright is the lamp");
        picture(page, "mail-draft");
        click(page, "Send");
        assertThat(page.getByText("There are still notes in it")).isVisible();
        assertThat(text.inputValue()).contains("» Why: How bright is the lamp");
        picture(page, "mail-refused");

        subject.fill("Your lamp");
        text.fill("Hello Ada,\n\nit gives 800 lumen, and no, it does not flicker.\n\nAna Berger");
        click(page, "Save draft");
        assertThat(page.getByText("The draft is saved.")).isVisible();
        assertThat(subject.inputValue()).isEqualTo("Your lamp");
        page.getByText("Did you promise something?").click();
        page.locator("#promise").fill("A brighter one");
        page.locator("#promise").press("Enter");
        assertThat(subject).isEditable();
        page.locator("#promise").fill("");
        page.getByLabel("What did you hear?").fill("Reads at night");
        click(page, "Send");
        assertThat(page.getByText("The mail has been sent.")).isVisible();
        assertThat(page.getByLabel("What did you hear?")).hasValue("Reads at night");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to today’s list"))
                .click();
        assertThat(page.locator(".done")).containsText("Ada Berger");

        page.navigate(home.resolve("/desk/mailbox").toString());
        picture(page, "mailbox");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Your lamp"))
                .first()
                .click();
        assertThat(page.locator(".letter").first()).containsText("800 lumen");
        picture(page, "letter");
    }

    private static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
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
