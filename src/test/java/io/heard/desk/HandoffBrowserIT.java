package io.heard.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heard.desk.Chromium.DESKTOP;
import static io.heard.desk.Chromium.check;
import static io.heard.desk.Chromium.click;
import static io.heard.desk.Chromium.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.heard.desk.Floor.Caller;
import io.heard.task.TaskStatus.Claimed;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two reps pass a customer on, in two real browsers.
@QuarkusTest
class HandoffBrowserIT {

    private static final String STORY =
            "The boiler leaks at the valve. She has turned the water off and is home after four.\nShe is upset.";

    @Inject
    Floor floor;

    @Inject
    Chromium chromium;

    @BeforeEach
    void it_is_a_working_day() {
        floor.open();
        floor.at("15:30"); // Ben sits in New York
    }

    @AfterEach
    void it_ends() {
        floor.close();
    }

    @Test
    void a_customer_on_the_line_is_passed_on_and_both_see_it_at_once() {
        var ada = floor.concernOf(Caller.called("Ada On The Line"), Floor.ANA);
        var row = "#task-" + ada.id().value();

        chromium.showTwo(DESKTOP, (ana, ben) -> {
            chromium.login(ana, "ana");
            chromium.login(ben, "ben");
            ana.locator(row + " button").click();
            ana.getByLabel("What did you hear?").fill("She is upset.");
            handOver(ana, "Ben", "Now, with the customer on the line");
            assertThat(ana.locator("#handoff-state")).containsText("You have asked Ben");
            assertThat(ana.getByLabel("What did you hear?")).hasValue("She is upset.");

            assertThat(ben.locator("#offers")).containsText("Ana Berger has Ada On The Line on the line.");
            assertThat(ben.locator("#live")).containsText("Somebody asks you to take over");
            check(ben, "offer-live-today");
            click(ben, "Take over");
            assertThat(ben.locator("h1")).hasText("Ada On The Line");
            assertThat(ben.getByLabel("What did you hear?")).isVisible();

            assertThat(ana.locator("#handoff-state")).containsText("Ben Carter has taken over.");
            assertThat(ana.getByLabel("What did you hear?")).hasValue("She is upset.");
        });

        assertThat(floor.byId(ada.id()).status())
                .isInstanceOfSatisfying(
                        Claimed.class, claimed -> assertThat(claimed.by()).isEqualTo(Floor.BEN));
    }

    @Test
    void an_offer_for_later_is_read_in_full_and_refused_and_its_text_is_not_lost_while_the_list_renews() {
        var ada = floor.concernOf(Caller.called("Ada Later"), Floor.ANA);
        var row = "#task-" + ada.id().value();

        chromium.showTwo(DESKTOP, (ana, ben) -> {
            chromium.login(ana, "ana");
            chromium.login(ben, "ben");
            ana.locator(row + " button").click();
            ana.locator("#handoff details").evaluateAll("all => all.forEach(one => one.open = true)");
            check(ana, "hand-over");
            handOver(ana, "Ben", "Later");
            assertThat(ana.locator("#handoff-state")).containsText("You have asked Ben");
            picture(ana, "handed-over");

            assertThat(ben.locator("#offers")).containsText("Ana Berger asks you to take over Ada Later");
            ben.getByText("Say no").first().click();
            ben.getByLabel("Why not?").fill("I am at lunch");
            ben.locator("h1").click();
            floor.concernOf(Caller.called("Bea Meanwhile"), Floor.BEN);
            assertThat(ben.locator("#queue-rows")).containsText("Bea Meanwhile");
            assertThat(ben.getByLabel("Why not?")).hasValue("I am at lunch");
            ben.getByText("Read the whole story").click();
            assertThat(ben.locator("#offer")).containsText("She has turned the water off");
            check(ben, "offer-task");
            ben.getByText("Say no").first().click();
            ben.getByLabel("Why not?").fill("I am at lunch");
            ben.locator("#offer details button").click();
            assertThat(ben.locator("#offers")).not().containsText("Ada Later");
            chromium.go(ana, "/desk/tasks/" + ada.id().value());
            assertThat(ana.locator("#handoff-state")).containsText("Ben Carter said no: I am at lunch");
            check(ana, "refused");
        });

        assertThat(floor.byId(ada.id()).holder()).isEqualTo(Floor.ANA);
    }

    private static void handOver(Page page, String to, String when) {
        page.locator("#handoff details").evaluateAll("all => all.forEach(one => one.open = true)");
        page.locator("#handoff").getByLabel(when).check();
        page.getByLabel("To whom?").selectOption(to.toLowerCase(Locale.ROOT));
        page.getByLabel("What should they know?").fill(STORY);
        click(page, "Ask them");
    }
}
