package io.heard.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heard.desk.Chromium.click;
import static io.heard.desk.Chromium.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.heard.desk.Floor.Caller;
import io.heard.embedded.ClockMover;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
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

    private static final int DESKTOP = 1280;
    private static final Path PICTURES = Path.of(System.getProperty("heard.build-directory", "target"), "desk");

    @Inject
    Floor floor;

    @Inject
    ClockMover mover;

    @TestHTTPResource("/")
    URI home;

    private Chromium chromium;

    @BeforeEach
    void it_is_a_working_day() {
        floor.open();
        chromium = new Chromium(home);
    }

    @AfterEach
    void it_ends_without_a_complaint() {
        floor.close();
        assertThat(chromium.complaints()).isEmpty();
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
            checkHere(page, "me-made");
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
            checkHere(page, "reassign-follows");
            click(page, "Give it away");
            assertThat(page.locator(".news")).containsText("passed");
        });
        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "ben");
            assertThat(page.locator("#queue-rows")).containsText("running out of time");
            checkHere(page, "queue-running");
        });
    }

    private void check(Page page, String path, String name) {
        chromium.go(page, path);
        checkHere(page, name);
    }

    private static void checkHere(Page page, String name) {
        for (int width : List.of(768, 390, DESKTOP)) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("%s at %d is too wide by", name, width)
                    .isEqualTo(0);
        }
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(new AxeBuilder(page)
                        .withRules(List.of("color-contrast"))
                        .analyze()
                        .getViolations())
                .isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        picture(page, "carry-" + name);
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
