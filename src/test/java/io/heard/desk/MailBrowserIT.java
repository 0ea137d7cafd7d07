package io.heard.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heard.desk.Chromium.DESKTOP;
import static io.heard.desk.Chromium.click;
import static io.heard.desk.Chromium.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.heard.contact.Channel;
import io.heard.planning.RepId;
import io.heard.task.TaskStatus;
import io.heard.testing.Floor;
import io.heard.workqueue.WorkQueue;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/// A rep writes a mail in a real browser.
@QuarkusTest
class MailBrowserIT {

    private static final RepId ANA = new RepId("ana");

    @Inject
    Floor floor;

    @Inject
    WorkQueue queue;

    @Inject
    Chromium chromium;

    @Test
    void a_rep_rewrites_the_draft_sends_it_and_finds_it_in_the_mailbox() {
        floor.tuesday("10:00");
        var ada = floor.customer(ANA);
        floor.ask(ada, "How bright is the lamp, and does it flicker?", Channel.EMAIL);
        floor.sweep();
        var task = floor.task(ada);
        queue.reassign(task.id(), new RepId("lead"), ANA, null);

        chromium.show(DESKTOP, true, page -> {
            chromium.login(page, "ana");
            write(page, "/desk/tasks/" + task.id().value());
        });

        assertThat(floor.stored(task).status()).isInstanceOf(TaskStatus.Completed.class);
    }

    private void write(Page page, String path) {
        chromium.go(page, path);
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

        chromium.go(page, "/desk/mailbox");
        picture(page, "mailbox");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Your lamp"))
                .first()
                .click();
        assertThat(page.locator(".letter").first()).containsText("800 lumen");
        picture(page, "letter");
    }
}
