package io.heard.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heard.desk.Chromium.DESKTOP;
import static io.heard.desk.Chromium.click;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.heard.desk.Floor.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A lead's first ten minutes, a customer who rings us, and every page of the office as people of all kinds meet it.
@QuarkusTest
class OfficeBrowserIT {

    private static final int LONGEST = 200;

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
    void a_lead_sees_the_day_gives_work_on_and_uses_the_stop_switch() {
        var task = floor.concernOf(Caller.called("Ada Morning"), Floor.ANA);

        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "lead");
            page.getByRole(AriaRole.LINK, named("Team")).click();
            assertThat(page.locator(".numbers")).containsText("urgent");
            assertThat(page.getByRole(AriaRole.ROW, named("Ana Berger"))).containsText("1");

            var row = page.locator(".given", new Page.LocatorOptions().setHasText("Ada Morning"));
            row.getByRole(AriaRole.COMBOBOX).selectOption("ben");
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("given on");
            assertThat(row).containsText("with Ben Carter");

            page.getByText("Stop switch").click();
            page.getByLabel("Why?").fill("A recall of the lantern");
            click(page, "Stop contacting people");
            assertThat(page.locator(".stopped")).containsText("A recall of the lantern");
            click(page, "Go on contacting people");
            assertThat(page.locator(".stopped")).hasCount(0);
        });

        assertThat(floor.byId(task.id()).repId()).isEqualTo(Floor.BEN);
    }

    @Test
    void a_rep_finds_who_rings_and_writes_down_what_was_said() {
        var caller = Caller.called("Ada Ringing " + System.nanoTime());
        floor.concernOf(caller, Floor.ANA);

        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "ben");
            page.getByRole(AriaRole.LINK, named("Customers")).click();
            assertThat(page.getByRole(AriaRole.SEARCHBOX)).isFocused();
            page.keyboard().type(caller.name());
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.LINK, named(caller.name())).click();
            page.getByLabel("They called us").check();
            assertThat(page.getByLabel("Busy")).isHidden();
            page.getByLabel("Talked to them").check();
            page.getByLabel("What did you hear?").fill("The new lid is there");
            click(page, "Save contact");

            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");
            assertThat(page.locator(".open-now")).containsText("Nothing is open");
            assertThat(page.locator(".past")).containsText("The new lid is there");

            page.locator(".past")
                    .getByText("Correct", new Locator.GetByTextOptions().setExact(true))
                    .click();
            check(page, URI.create(page.url()).getRawPath(), "correction");
            page.getByLabel("Somebody else answered").check();
            assertThat(page.locator("#foreseen")).containsText("Stays open");
            page.getByLabel("What was wrong?").fill("It was her sister");
            click(page, "Save the correction");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Corrected");
            assertThat(page.locator(".past")).containsText("It was her sister");
            assertThat(page.locator(".open-now")).not().containsText("Nothing is open");
        });
    }

    @Test
    void a_playbook_is_checked_while_it_is_typed_and_tried_out_before_it_is_saved() {
        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "admin");
            chromium.go(page, "/desk/admin/playbooks/new");
            var text = page.getByLabel("The playbook, in YAML");
            text.fill(text.inputValue().replace("order.value", "order.valu"));
            assertThat(page.locator("#flaws")).containsText("did you mean order.value?");
            assertThat(page.locator("#flaws")).containsText("Line 4, column 29");
            text.fill(text.inputValue().replace("order.valu ", "order.value "));
            assertThat(page.locator("#flaws")).containsText("Nothing is wrong with it");
            click(page, "Try it on past orders");
            assertThat(page.locator("#trial")).containsText("It would fire for");
            assertThat(text).hasValue(Pattern.compile("order\\.value >="));
        });
    }

    @Test
    void axe_finds_nothing_and_no_page_is_wider_than_the_screen() {
        var wide = Caller.called("W".repeat(LONGEST)).saying("x".repeat(LONGEST * 2));
        var arabic = Caller.called("مريم العلي").saying("هل يمكنني تغيير العنوان؟");
        var script = Caller.called(DeskIT.SCRIPT).saying(DeskIT.SCRIPT);
        floor.concernsOf(List.of(wide, arabic, script), Floor.ANA);
        floor.order(wide, "o-" + System.nanoTime());

        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "lead");
            check(page, "/desk/customers", "search");
            check(page, "/desk/customers?q=WWW", "found");
            check(page, "/desk/customers/" + wide.id(), "customer");
            check(page, "/desk/customers/" + arabic.id(), "customer-rtl");
            check(page, "/desk/customers/" + script.id(), "customer-script");
            check(page, "/desk/team", "team");
            check(page, "/desk/team?rep=ana", "team-rep");
            check(page, "/desk/team/skills", "skills");
            check(page, "/desk/team/table", "table");
            page.getByLabel("The table").fill("login,name,team,zone,skills\nana,Ana Berger,care,Europe/London,kitchen");
            click(page, "What would change?");
            assertThat(page.locator("#looked")).isVisible();
            assertThat(page.locator("#looked")).containsText("1 changed");
            Chromium.check(page, "office-table-looked");
        });
        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "admin");
            check(page, "/desk/admin/playbooks", "playbooks");
            check(page, "/desk/admin/playbooks/question", "playbook");
            check(page, "/desk/admin/playbooks/question/edit", "playbook-edit");
            check(page, "/desk/admin/playbooks/thank-you/activate", "playbook-activate");
            check(page, "/desk/admin/playbooks/question/retire", "playbook-retire");
            check(page, "/desk/team/skills?team=", "skills-company");
            check(page, "/desk/admin/teams", "teams");
            check(page, "/desk/admin/teams/care", "week");
            check(page, "/desk/admin/people/new?team=care", "person-new");
            check(page, "/desk/admin/people/ana", "person");
            check(page, "/desk/admin/rules", "rules");
            check(page, "/desk/admin/rules/edit", "rules-edit");
            check(page, "/desk/admin/holidays?place=IL&year=2027", "holidays");
            check(page, "/desk/admin/holidays/edit", "holidays-edit");
            check(page, "/desk/admin/settings", "settings");
            check(page, "/desk/admin/dead-letters", "dead-letters");
            check(page, "/desk/admin/operation", "operation");
        });
    }

    @Test
    void an_admin_sees_what_is_wrong_while_typing_and_what_would_change() {
        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "admin");
            chromium.go(page, "/desk/admin/rules/edit");
            var text = page.getByLabel("The table as CSV");
            var shipped = text.inputValue();
            text.fill(shipped.replace("10:00-13:00 14:00-20:00", "13:00-10:00"));
            assertThat(page.locator("#checked")).containsText("Line 33, weekday");
            text.fill(shipped.replace("10:00-13:00 14:00-20:00", "10:00-12:00"));
            assertThat(page.locator("#checked")).containsText("51 rows");
            click(page, "What would change?");
            assertThat(page.locator("#what-if")).containsText("France (FR)");
            Chromium.check(page, "office-rules-what-if");
        });
    }

    private void check(Page page, String path, String name) {
        chromium.go(page, path);
        Chromium.unfold(page);
        Chromium.check(page, "office-" + name);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
