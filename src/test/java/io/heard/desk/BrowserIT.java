package io.heard.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heard.desk.Chromium.DESKTOP;
import static io.heard.desk.Chromium.PHONE;
import static io.heard.desk.Chromium.assertFits;
import static io.heard.desk.Chromium.check;
import static io.heard.desk.Chromium.click;
import static io.heard.desk.Chromium.picture;
import static io.heard.desk.Chromium.unfold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.heard.desk.Floor.Caller;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A rep's way through the desk in a real browser.
@QuarkusTest
class BrowserIT {

    private static final int MANY = 150;
    private static final String LONG_NAME = "Maximiliane Theodora ".repeat(10).strip();
    private static final String FROM_RIGHT = "\u0645\u0631\u064a\u0645 \u0627\u0644\u0642\u0627\u0633\u0645";

    @Inject
    Floor floor;

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
    void a_reps_first_ten_minutes_need_no_manual() {
        floor.promisedTo(Caller.called("Grace Promised"), Floor.ANA);
        var ada = floor.concernOf(Caller.called("Ada Browser"), Floor.ANA);
        var grace = floor.concernOf(
                Caller.called("Grace Ünsal-Okonkwo").saying("Where is my parcel? I need it on Friday."), Floor.ANA);

        chromium.show(DESKTOP, true, page -> {
            chromium.go(page, "/");
            picture(page, "login");
            page.getByLabel("Name").fill("ana");
            page.getByLabel("Password").fill("wrong");
            click(page, "Log in");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not fit together");
            chromium.login(page, "ana");

            var row = page.locator("#task-" + ada.id().value());
            assertThat(row).containsText("Ada Browser");
            assertThat(page.locator("#promised")).containsText("Grace Promised");
            picture(page, "today");
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Ada Browser"))).isVisible();
            assertThat(page.getByLabel("When?")).isHidden();
            assertThat(page.locator("#foreseen")).containsText("Say how it went");
            picture(page, "task");

            page.getByLabel("Call back later").check();
            page.getByLabel("When?").fill(floor.sundayNight());
            page.getByLabel("When?").blur();
            assertThat(page.locator("#check-callBackAt")).containsText("Nobody of your team works then");
            page.locator("#check-callBackAt button").first().click();
            assertThat(page.locator("#check-callBackAt")).containsText("You work then");
            assertThat(page.locator("#foreseen")).containsText("The next step is a call");
            picture(page, "checked");

            page.getByLabel("Talked to them").check();
            page.getByLabel("What did you hear?").fill("Happy with the lantern.");
            assertThat(page.locator("#foreseen")).containsText("everything is done for Ada Browser");
            assertThat(floor.byId(ada.id()).status()).isInstanceOf(TaskStatus.Claimed.class);
            click(page, "Save and next person");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Ada Browser");
            assertThat(page.getByRole(AriaRole.HEADING, named("Grace Promised")))
                    .isVisible();
            page.getByLabel("Talked to them").check();
            click(page, "Save and next person");
            assertThat(page.getByRole(AriaRole.HEADING, named("Grace Ünsal"))).isVisible();
            assertThat(page.locator("a[href^='tel:']")).isVisible();

            page.getByLabel("No answer").check();
            assertThat(page.locator("#foreseen")).containsText("Stays open");
            click(page, "Save");
            assertThat(page.locator("#done")).containsText("Ada Browser");
            picture(page, "saved");
            click(page, "Log out");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("logged out");
        });

        assertThat(floor.byId(ada.id()).status()).isInstanceOf(TaskStatus.Completed.class);
        assertThat(floor.byId(grace.id()).status()).isInstanceOf(TaskStatus.Completed.class);
    }

    @Test
    void what_happens_next_follows_the_time_that_was_clicked_by_both_clocks() {
        var lena =
                floor.concernOf(Caller.called("Lena Berlin").at("+493012345678").in("DE", "Europe/Berlin"), Floor.ANA);

        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "ana");
            page.locator("#task-" + lena.id().value())
                    .getByRole(AriaRole.BUTTON)
                    .click();
            page.getByLabel("Call back later").check();
            var when = page.getByLabel("When?");
            when.fill(floor.sundayNight());
            when.blur();
            var offered = page.locator("#check-callBackAt button");
            assertThat(offered.first()).isVisible();
            for (int i = 0; i < 2; i++) {
                when.fill(floor.sundayNight());
                when.blur();
                assertThat(page.locator("#check-callBackAt")).containsText("Nobody of your team works then");
                (i == 0 ? offered.last() : offered.first()).click();
                assertThat(page.locator("#check-callBackAt")).containsText("You work then");
                var typed = LocalDateTime.parse(when.inputValue()).toLocalTime();
                assertThat(page.locator("#foreseen")).containsText(typed + " in Berlin, ");
                assertThat(page.locator("#foreseen")).containsText(typed.minusHours(1) + " your time");
            }
        });
    }

    @Test
    void everything_can_be_done_by_keyboard() {
        var ada = floor.concernOf(Caller.called("Ada Keys"), Floor.ANA);
        floor.concernOf(Caller.called("Grace Keys"), Floor.ANA);

        chromium.show(DESKTOP, true, page -> {
            chromium.go(page, "/login");
            assertThat(page.getByLabel("Name")).isFocused();
            page.keyboard().type("ana");
            page.keyboard().press("Tab");
            page.keyboard().type("heard");
            page.keyboard().press("Enter");
            assertOnToday(page);

            page.keyboard().type("?");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            picture(page, "keys");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
            var links = page.locator("[data-rows] h3 a");
            page.keyboard().press("j");
            assertThat(links.first()).isFocused();
            page.keyboard().press("ArrowDown");
            assertThat(links.nth(1)).isFocused();
            page.keyboard().press("k");
            assertThat(links.first()).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, named("Ada Keys"))).isVisible();
            page.waitForLoadState();
            page.keyboard().press("t");
            assertThat(page.getByLabel("What did you hear?")).isVisible();
            page.waitForLoadState();
            page.keyboard().press("2");
            assertThat(page.locator("input[name=disposition]").nth(1)).isChecked();
            page.keyboard().press("1");
            page.keyboard().press("m");
            page.keyboard().type("j 2 n ? u");
            assertThat(page.getByLabel("What did you hear?")).hasValue("j 2 n ? u");
            assertThat(page.locator("input[name=disposition]").first()).isChecked();
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
            page.keyboard().press("Control+Enter");
            assertThat(page.getByRole(AriaRole.HEADING, named("Grace Keys"))).isVisible();
            page.waitForLoadState();
            page.keyboard().press("u");
            assertOnToday(page);
        });

        assertThat(floor.byId(ada.id()).status()).isInstanceOf(TaskStatus.Completed.class);
    }

    @Test
    void it_works_without_scripts() {
        var ada = floor.concernOf(Caller.called("Ada Plain"), Floor.ANA);

        chromium.show(DESKTOP, false, page -> {
            chromium.login(page, "ana");
            click(page, "Take it");
            page.getByLabel("Call back later").check();
            page.getByLabel("When?").fill(floor.sundayNight());
            click(page, "Show what happens next");
            assertThat(page.locator("#foreseen")).containsText("The next step is a call");
            page.locator("#check-callBackAt button").first().click();
            assertThat(page.locator("#check-callBackAt")).containsText("You work then");
            page.getByLabel("Talked to them").check();
            click(page, "Save");
            assertThat(page.locator("#done")).containsText("Ada Plain");
        });

        assertThat(floor.byId(ada.id()).status()).isInstanceOf(TaskStatus.Completed.class);
    }

    @Test
    void nothing_is_wider_than_a_phone() {
        var tasks = awkward();

        chromium.show(PHONE, true, page -> {
            chromium.go(page, "/login");
            assertFits(page, "login");
            chromium.login(page, "ana");
            assertFits(page, "today");
            picture(page, "awkward-today");
            for (var task : tasks) {
                page.locator("#task-" + task.id().value())
                        .getByRole(AriaRole.BUTTON)
                        .click();
                unfold(page);
                assertFits(page, "task");
                picture(page, "awkward-task-" + tasks.indexOf(task));
                chromium.go(page, "/desk");
            }
        });
    }

    @Test
    void axe_finds_nothing() {
        var tasks = awkward();

        var complaints = chromium.complaints(DESKTOP, true, page -> {
            chromium.go(page, "/login");
            check(page, "login");
            chromium.login(page, "ana");
            check(page, "today");
            page.keyboard().type("?");
            check(page, "keys");
            page.keyboard().press("Escape");
            page.locator("#task-" + tasks.getFirst().id().value())
                    .getByRole(AriaRole.BUTTON)
                    .click();
            unfold(page);
            page.getByLabel("Call back later").check();
            page.getByLabel("When?").fill(floor.sundayNight());
            page.getByLabel("When?").blur();
            assertThat(page.locator("#check-callBackAt")).containsText("Nobody of your team works then");
            assertThat(page.locator("#foreseen")).containsText("The next step is a call");
            check(page, "call-back");
            page.locator("#promise").fill("A new lid");
            click(page, "Save");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not saved yet");
            check(page, "task-refused");
            page.locator("#promise").fill("");
            page.getByLabel("No answer").check();
            click(page, "Save");
            check(page, "saved-unanswered");
        });

        assertThat(complaints).singleElement().asString().contains("400 (Bad Request)"); // what was not saved yet
    }

    /// A check that finds nothing might be one that looks nowhere.
    @Test
    void what_nobody_could_use_is_found() {
        var found = Map.of(
                "<img width=9>",
                "image-alt",
                "<p style='color:#bbb'>pale</p>",
                "color-contrast",
                "<style>@media (prefers-color-scheme: dark) {p {background:#222;color:#333}}</style><p>pale</p>",
                "in the dark",
                "<style>@media (max-width: 400px) {button {width:9px;height:9px;padding:0;border:0;margin:0}}</style>"
                        + "<p><button>a</button><button>b</button><button>c</button></p>",
                "on a phone",
                "<p style='width:500px'>wide</p>",
                "at 390 is too wide");

        chromium.show(
                DESKTOP,
                true,
                page -> found.forEach((html, what) -> {
                    page.setContent("<html lang=en><title>Page</title><main><h1>Page</h1>" + html + "</main>");
                    assertThatThrownBy(() -> check(page, "made up")).hasMessageContaining(what);
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                }));
    }

    @Test
    void the_list_renews_itself_while_many_tasks_arrive() {
        floor.concernOf(Caller.called("Ada First"), Floor.ANA);
        var renewals = new AtomicInteger();

        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "ana");
            page.onRequest(request -> {
                if (request.url().contains("/desk/list")) {
                    renewals.incrementAndGet();
                }
            });
            page.keyboard().press("j");
            var first = page.getByRole(AriaRole.LINK, named("Ada First"));
            assertThat(first).isFocused();
            long began = System.nanoTime();

            var many = floor.concernsOf(
                    IntStream.range(0, MANY)
                            .mapToObj(i -> Caller.called("Caller " + i))
                            .toList(),
                    Floor.ANA);

            assertThat(page.locator("#waiting")).containsText((MANY + 1) + " people", patient());
            assertThat(page.locator("#live")).containsText("Urgent, new in your list: Caller");
            assertThat(first).isFocused();
            long seconds = (System.nanoTime() - began) / 1_000_000_000L;
            assertThat((long) renewals.get()).isLessThanOrEqualTo(seconds + 1);
            floor.close(many);
            assertThat(page.locator("#waiting")).containsText("1 person", patient());
            assertThat(first).isFocused();
        });
    }

    @Test
    void two_reps_on_one_list_see_at_once_what_the_other_takes() {
        var ada = floor.forTheTeam(floor.concernOf(Caller.called("Ada Shared"), Floor.ANA));
        var grace = floor.forTheTeam(floor.concernOf(Caller.called("Grace Shared"), Floor.ANA));

        chromium.showTwo(DESKTOP, (one, other) -> {
            chromium.login(one, "ana");
            chromium.login(other, "ben");
            for (var page : List.of(one, other)) {
                assertThat(page.locator("#task-" + ada.id().value())).isVisible();
                assertThat(page.locator("#task-" + grace.id().value())).isVisible();
            }
            other.keyboard().press("j");
            one.locator("#task-" + ada.id().value()).getByRole(AriaRole.BUTTON).click();
            assertThat(one.getByRole(AriaRole.HEADING, named("Ada Shared"))).isVisible();

            assertThat(other.locator("#task-" + ada.id().value())).hasCount(0);
            assertThat(other.locator("#task-" + grace.id().value())).isVisible();
            assertThat(other.getByRole(AriaRole.LINK, named("Grace Shared"))).isFocused();

            other.keyboard().press("t");
            assertThat(other.getByRole(AriaRole.HEADING, named("Grace Shared"))).isVisible();
            chromium.go(one, "/desk");
            assertThat(one.locator("#task-" + grace.id().value())).hasCount(0);
        });

        assertThat(floor.byId(ada.id()).holder()).isEqualTo(Floor.ANA);
        assertThat(floor.byId(grace.id()).holder()).isEqualTo(Floor.BEN);
    }

    private List<Task> awkward() {
        return List.of(
                floor.concernOf(Caller.called(LONG_NAME), Floor.ANA),
                floor.concernOf(Caller.called("A".repeat(200)).saying("x".repeat(300)), Floor.ANA),
                floor.concernOf(Caller.called(FROM_RIGHT).saying(FROM_RIGHT + " 123 " + FROM_RIGHT), Floor.ANA),
                floor.concernOf(Caller.called(DeskIT.SCRIPT).saying(DeskIT.SCRIPT), Floor.ANA));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void assertOnToday(Page page) {
        assertThat(page.locator("h1")).hasText("Today");
        page.waitForLoadState();
    }

    private static LocatorAssertions.ContainsTextOptions patient() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }
}
