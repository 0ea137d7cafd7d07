package io.heard.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heard.desk.Chromium.DESKTOP;
import static io.heard.desk.Chromium.click;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.heard.desk.Floor.Caller;
import io.heard.embedded.ClockMover;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The sheet of a day, one's own page, and what a lead sees of work that runs out of time or passes to others.
@QuarkusTest
class CarryBrowserIT {

    private static final Path PICTURES = Path.of(System.getProperty("heard.build-directory", "target"), "desk");

    @Inject
    Floor floor;

    @Inject
    ClockMover mover;

    @Inject
    Chromium chromium;

    @BeforeEach
    void it_is_a_working_day() {
        floor.open();
    }

    @AfterEach
    void it_ends() {
        floor.close();
    }

    @Test
    void a_rep_takes_the_day_along() {
        floor.concernsOf(
                List.of(
                        Caller.called("Ada Berger"),
                        Caller.called("مريم العلي").saying("هل يمكنني تغيير العنوان؟"),
                        Caller.called("W".repeat(120)).saying("x".repeat(300)),
                        Caller.called("Eve Parisienne").in("FR", "Europe/Paris").at("+33142685300")),
                Floor.ANA);
        floor.promisedTo(Caller.called("Ida Promised"), Floor.ANA);

        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "ana");
            check(page, "/desk/queue/sheet", "sheet");
            printed(page);
            check(page, "/desk/me", "me");
            click(page, "Make an address");
            assertThat(page.getByLabel("Your address")).hasValue(Pattern.compile(".*/v1/calendars/.*ics"));
            Chromium.check(page, "carry-me-made");
            click(page, "Take the address away");
            assertThat(page.locator(".news")).containsText("The address is gone");
        });
    }

    @Test
    void a_lead_sees_what_runs_out_of_time_and_gives_it_away() {
        floor.concernsOf(List.of(Caller.called("Ada Berger"), Caller.called("Eve Adams")), Floor.ANA);
        mover.advance(Duration.ofMinutes(100));

        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "lead");
            check(page, "/desk/team", "team-running");
            assertThat(page.locator("[aria-labelledby=running]")).containsText("80 % of its time has passed");
            check(page, "/desk/team/reassign", "reassign");
            page.getByLabel("Whose work").selectOption("ana");
            page.getByLabel("To whom").selectOption("ben");
            click(page, "Show what follows");
            assertThat(page.locator("#follows")).isVisible();
            Chromium.check(page, "carry-reassign-follows");
            click(page, "Give it away");
            assertThat(page.locator(".news")).containsText("passed");
        });
        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "ben");
            assertThat(page.locator("#queue-rows")).containsText("running out of time");
            Chromium.check(page, "carry-queue-running");
        });
    }

    private void check(Page page, String path, String name) {
        chromium.go(page, path);
        Chromium.check(page, "carry-" + name);
    }

    /// On paper there is no way to click, and nothing is grey.
    private static void printed(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        assertThat(page.locator("header.top")).isHidden();
        assertThat(page.locator(".on-screen")).isHidden();
        assertThat(page.locator("table.day")).isVisible();
        assertThat(page.evaluate("getComputedStyle(document.querySelector('table.day td')).color"))
                .isEqualTo("rgb(0, 0, 0)");
        page.pdf(new Page.PdfOptions()
                .setPath(PICTURES.resolve("carry-sheet.pdf"))
                .setPreferCSSPageSize(true));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(ColorScheme.LIGHT));
    }
}
