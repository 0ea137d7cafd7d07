package io.heard.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.heard.contact.Channel;
import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.heard.testing.Database;
import io.heard.workqueue.Claim;
import io.heard.workqueue.WorkQueue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A rep writes a mail at the desk, and it lies in the local mailbox.
@QuarkusTest
class DeskMailIT {

    private static final RepId ANA = new RepId("ana");
    private static final RepId LEAD = new RepId("lead");
    private static final Map<String, String> LETTER =
            Map.of("subject", "Your lamp & you", "text", "Hello Ada,\r\n\r\nis it <bright>?\r\n\r\nAna");

    @Inject
    io.heard.testing.Floor floor;

    @Inject
    WorkQueue queue;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private String customer = "";

    @BeforeEach
    void it_is_a_working_day() {
        floor.tuesday("10:00");
    }

    @AfterEach
    void it_ends() {
        var task = floor.openTask(customer);
        if (task != null) {
            database.update("delete from mail where customer_id = ?", customer);
            Session.of("ana").post(path(task) + "/claim", Map.of());
            Session.of("ana").post(path(task) + "/outcome", Map.of("disposition", "OPTED_OUT"));
        }
    }

    @Test
    void a_rep_writes_and_sends_and_the_mail_lies_in_the_mailbox() {
        var task = mailOf(ANA);
        var ana = Session.of("ana");
        ana.get(path(task)).then().body(containsString("Take the task to write"), not(containsString("mailto:")));

        ana.post(path(task) + "/claim", Map.of()).then().statusCode(303);
        ana.get(path(task))
                .then()
                .body(
                        containsString("Hello Ada Berger,"),
                        containsString("» Why: how bright is the lamp?"),
                        containsString(customer + "@example.com"));
        ana.post(path(task) + "/mail", LETTER)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/desk?after=" + task.id()));

        assertThat(floor.stored(task).status())
                .isInstanceOfSatisfying(
                        TaskStatus.Completed.class,
                        done -> assertThat(done.disposition()).isEqualTo(Disposition.SENT));
        ana.get(path(task)).then().body(containsString("Sent 10:0"), containsString("is it &lt;bright&gt;?"));
        ana.get("/desk/customers/" + customer)
                .then()
                .body(
                        containsString("<summary><bdi>Your lamp &amp; you</bdi></summary>"),
                        containsString("is it &lt;bright&gt;?"));
        assertThat(given().auth()
                        .preemptive()
                        .basic("ana", "heard")
                        .get("/v1/customers/" + customer + "/timeline")
                        .path("items.find { it.disposition == 'SENT' }.detail")
                        .toString())
                .startsWith("Your lamp & you\n\n")
                .contains("is it <bright>?");
        var mailbox = Session.of("shop").get("/desk/mailbox");
        mailbox.then().statusCode(200).body(containsString("Your lamp &amp; you"));
        Session.of("admin")
                .get(link(mailbox))
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("is it &lt;bright&gt;?"),
                        containsString("&amp;lt;bright&amp;gt;"),
                        containsString("Ana Berger"),
                        containsString("care@example.com")));
    }

    @Test
    void what_is_saved_is_there_again() {
        var task = mailOf(ANA);
        var ana = Session.of("ana");
        ana.post(path(task) + "/claim", Map.of());

        var saved = ana.post(path(task) + "/mail/draft", Map.of("subject", "Half", "text", "Half a\r\n» sentence"));

        saved.then().statusCode(303).header("Location", endsWith("?mail=saved#mail"));
        ana.get(path(task) + "?mail=saved").then().body(containsString("The draft is saved"));
        ana.get(path(task)).then().body(containsString("value=\"Half\""), containsString("Half a\n» sentence"));
    }

    @Test
    void what_cannot_leave_is_marked_and_nothing_of_it_is_lost() {
        var task = mailOf(ANA);
        var ana = Session.of("ana");
        ana.post(path(task) + "/claim", Map.of());

        var refused = ana.post(path(task) + "/mail", Map.of("subject", " ", "text", "A fine text\n» Why: the lamp"));

        refused.then().statusCode(303).header("Location", endsWith("?mail=flawed#mail"));
        ana.get(path(task) + "?mail=flawed")
                .then()
                .body(allOf(
                        containsString("nothing was sent"),
                        containsString("id=\"mail-subject-error\""),
                        containsString("There are still notes in it"),
                        containsString("A fine text")));
        assertThat(database.count("select count(*) from mail where customer_id = ?", customer))
                .isZero();
    }

    @Test
    void a_note_typed_below_the_mail_is_not_lost_when_the_mail_is_sent_first() {
        var task = mailOf(ANA);
        var ana = Session.of("ana");
        ana.post(path(task) + "/claim", Map.of());

        ana.post(path(task) + "/mail", Map.of("subject", " ", "text", "A fine text", "note", "Loves green lamps"))
                .then()
                .statusCode(422)
                .body(
                        containsString("nothing was sent"),
                        containsString("A fine text"),
                        containsString("Loves green lamps</textarea>"));
        ana.post(path(task) + "/mail", Map.of("subject", "Your lamp", "text", "Hello", "note", "Loves green lamps"))
                .then()
                .statusCode(200)
                .body(containsString("The mail has been sent"), containsString("Loves green lamps</textarea>"));

        assertThat(floor.stored(task).status()).isInstanceOf(TaskStatus.Completed.class);
    }

    @Test
    void a_mail_that_is_half_written_outlives_what_else_is_tried() {
        var task = mailOf(ANA);
        var ana = Session.of("ana");
        ana.post(path(task) + "/claim", Map.of());

        ana.post(path(task) + "/outcome", Map.of("subject", "Half", "text", "Half a sentence", "note", "no ending"))
                .then()
                .statusCode(400)
                .body(containsString("Half a sentence</textarea>"), containsString("no ending</textarea>"));
        ana.post(path(task) + "/release", Map.of()).then().statusCode(303);

        ana.post(path(task) + "/claim", Map.of());
        ana.get(path(task)).then().body(containsString("value=\"Half\""), containsString("Half a sentence"));
    }

    @Test
    void who_opted_out_meanwhile_is_not_written_to_and_the_text_stays() {
        var task = mailOf(ANA);
        var ana = Session.of("ana");
        ana.post(path(task) + "/claim", Map.of());
        database.update(
                "update customer set preferences = '{\"suppressions\":[{\"channel\":\"EMAIL\",\"reason\":\"asked\"}]}'"
                        + " where id = ?",
                customer);

        var refused = ana.post(path(task) + "/mail", LETTER);

        refused.then().statusCode(303).header("Location", endsWith("?mail=SUPPRESSED#mail"));
        ana.get(path(task) + "?mail=SUPPRESSED")
                .then()
                .body(containsString("They do not want mail"), containsString("is it &lt;bright&gt;?"));
    }

    @Test
    void a_person_is_asked_about_a_mail_of_which_nobody_knows() {
        var task = mailOf(ANA);
        var ana = Session.of("ana");
        ana.post(path(task) + "/claim", Map.of());
        unknown(task);

        ana.get(path(task))
                .then()
                .body(
                        containsString("Was it sent?"),
                        containsString("Heard stopped in the middle of it"),
                        containsString("It was sent"),
                        containsString("Send it again"));
        Session.of("lead")
                .get("/desk/team?team=" + task.teamId())
                .then()
                .body(
                        containsString("Mails of which nobody knows"),
                        containsString("href=\"" + path(task) + "\""),
                        containsString("Your lamp"));
        Session.of("lead").get(path(task)).then().statusCode(200).body(containsString("Was it sent?"));
        ana.post(path(task) + "/outcome", Map.of("disposition", "SENT")).then().statusCode(409);
        ana.post(path(task) + "/mail", LETTER).then().header("Location", endsWith("?mail=ALREADY#mail"));
        ana.post(path(task) + "/mail/sent", Map.of())
                .then()
                .statusCode(303)
                .header("Location", endsWith("/desk?after=" + task.id()));

        assertThat(floor.stored(task).status()).isInstanceOf(TaskStatus.Completed.class);
        ana.post(path(task) + "/mail/again", Map.of()).then().header("Location", endsWith("?mail=NOT_UNKNOWN#mail"));
    }

    @Test
    void a_person_sends_it_again() {
        var task = mailOf(ANA);
        var ana = Session.of("ana");
        ana.post(path(task) + "/claim", Map.of());
        unknown(task);

        ana.post(path(task) + "/mail/again", Map.of())
                .then()
                .statusCode(303)
                .header("Location", endsWith("/desk?after=" + task.id()));

        assertThat(floor.stored(task).status()).isInstanceOf(TaskStatus.Completed.class);
        assertThat(database.count("select count(*) from local_mail where to_address = ?", customer + "@example.com"))
                .isEqualTo(1);
    }

    @Test
    void german_reps_write_in_german_surroundings() {
        var task = mailOf(ANA);
        var ana = Session.of("ana");
        ana.post(path(task) + "/claim", Map.of());

        ana.request()
                .header("Accept-Language", "de")
                .get(path(task))
                .then()
                .body(containsString("Entwurf speichern"), containsString("Betreff"));
        ana.request()
                .header("Accept-Language", "de")
                .get("/desk/mailbox")
                .then()
                .body(containsString("Postfach"));
    }

    @Test
    void nobody_writes_for_others() {
        var task = mailOf(ANA);
        Session.of("ana").post(path(task) + "/claim", Map.of());
        var ben = Session.of("ben");

        ben.post(path(task) + "/mail", LETTER).then().statusCode(404);
        ben.post(path(task) + "/mail/draft", LETTER).then().statusCode(404);
        ben.post("/desk/tasks/" + UUID.randomUUID() + "/mail", LETTER).then().statusCode(404);
        ben.post("/desk/tasks/none/mail", LETTER).then().statusCode(404);
        Session.of("ana")
                .request()
                .formParams(LETTER)
                .post(path(task) + "/mail")
                .then()
                .statusCode(400);
        new Session().get("/desk/mailbox").then().statusCode(302);
        ben.get("/desk/mailbox/" + UUID.randomUUID()).then().statusCode(404);
        ben.get("/desk/mailbox/none").then().statusCode(404);
        assertThat(database.count("select count(*) from mail where customer_id = ?", customer))
                .isZero();
    }

    /// @return a mail to write, in the queue of one of the small team
    private Task mailOf(RepId rep) {
        customer = floor.customer(rep);
        floor.ask(customer, "how bright is the lamp?", Channel.EMAIL);
        floor.sweep();
        var task = floor.task(customer);
        assertThat(queue.reassign(task.id(), LEAD, rep, null)).isInstanceOf(Claim.Won.class);
        return floor.stored(task);
    }

    /// As a process leaves it that died in the middle.
    private void unknown(Task task) {
        database.update(
                """
                insert into mail (customer_id, id, task_id, follow_up_id, representative_id, from_name, to_address, subject,
                                  body, language, status, since, attempt, attempted_at, why, planned_at)
                values (?, ?, ?, ?, 'ana', 'Ana Berger', ?, 'Your lamp', 'Hello', 'en', 'UNKNOWN', ?::timestamptz, ?,
                        ?::timestamptz, 'STOPPED', ?::timestamptz)
                """,
                customer,
                UUID.randomUUID(),
                task.id().value(),
                task.followUpId(),
                customer + "@example.com",
                clock.instant().toString(),
                UUID.randomUUID(),
                clock.instant().toString(),
                clock.instant().toString());
    }

    private static String link(Response mailbox) {
        return mailbox.htmlPath().getString("**.find { it.@href.text().startsWith('/desk/mailbox/') }.@href");
    }

    private static String path(Task task) {
        return "/desk/tasks/" + task.id().value();
    }
}
