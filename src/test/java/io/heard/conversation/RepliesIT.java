package io.heard.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.heard.contact.Channel;
import io.heard.message.Mail;
import io.heard.message.MailStatus;
import io.heard.message.MailText;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.InboundForms;
import io.heard.testing.ShopEvents;
import io.heard.workqueue.Claim;
import io.heard.workqueue.WorkQueue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What customers write to us, from SendGrid's post to the task that answers it.
@QuarkusTest
class RepliesIT {

    private static final String PATH = "/webhooks/sendgrid/inbound/secret-of-mail";
    private static final String TEAM = "care@heard.example";
    private static final MailText TEXT = new MailText("Your lamp", "Hello Ada,\n\nhow bright is the lamp?\n\nAna");

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Mailing mailing;

    @Inject
    Sending sending;

    @Inject
    WorkQueue queue;

    @Inject
    Database database;

    TeamId team;
    RepId ana;

    @BeforeEach
    void people() {
        team = floor.team();
        ana = floor.rep(team, "ana");
        floor.rep(team, "ben");
        floor.tuesday("10:00");
    }

    @Test
    void an_answer_is_heard_and_waits_for_its_writer() {
        var task = task();
        var to = sent(task);

        post(reply(task, to, "It glows.\n\nOn Mon, Ana <" + to + "> wrote:\n> how bright is the lamp?"), "REPLY");
        floor.sweep();

        assertThat(contacts(task)).containsExactly("OUT SENT", "IN REPLIED");
        var next = floor.task(task.customerId());
        assertThat(next.type()).isEqualTo(Channel.EMAIL);
        assertThat(next.urgent()).isTrue();
        assertThat(next.repId()).isEqualTo(ana);
        assertThat(database.rows("select body from received_mail where customer_id = ?", task.customerId()))
                .containsExactly("It glows.");
        assertThat(database.rows("select whole from received_mail where customer_id = ?", task.customerId())
                        .getFirst())
                .contains("how bright");
        assertThat(timeline(task.customerId())).contains("The customer answered a mail", "It glows.");
    }

    @Test
    void the_address_for_answers_is_known_only_by_its_hash() {
        var task = task();
        var to = sent(task);

        assertThat(to).matches("reply\\+[0-9a-f]{32}@answers\\.heard\\.example");
        var token = to.substring("reply+".length(), to.indexOf('@'));
        assertThat(database.count(
                        "select count(*) from reply_token where customer_id = ? and hash <> convert_to(?, 'UTF8')",
                        task.customerId(),
                        token))
                .isEqualTo(1);
    }

    @Test
    void an_answer_takes_the_place_of_the_call_that_was_planned() {
        var task = task();
        var to = sent(task);
        floor.ask(task.customerId(), "is it still bright?");
        floor.to(1, "10:00");
        floor.sweep();
        var call = floor.task(task.customerId());
        assertThat(call.type()).isEqualTo(Channel.CALL);

        var form = reply(task, to, "Yes, it is.").bytes();
        post(form, "REPLY");
        post(form, "DUPLICATE");
        floor.sweep();

        assertThat(floor.stored(call).status()).isInstanceOf(TaskStatus.Cancelled.class);
        assertThat(floor.task(task.customerId()).type()).isEqualTo(Channel.EMAIL);
        assertThat(contacts(task)).containsExactly("OUT SENT", "IN REPLIED");
    }

    @Test
    void the_same_answer_posted_by_many_at_once_counts_once() throws Exception {
        var task = task();
        var form = reply(task, sent(task), "Yes, it is.").bytes();

        var posts = Collections.nCopies(12, (Callable<Integer>) () ->
                given().contentType(InboundForms.TYPE).body(form).post(PATH).statusCode());
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (var answered : pool.invokeAll(posts)) {
                assertThat(answered.get()).isEqualTo(200);
            }
        }

        assertThat(contacts(task)).containsExactly("OUT SENT", "IN REPLIED");
        assertThat(database.count(
                        "select count(*) from reason where customer_id = ? and playbook = 'reply'", task.customerId()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "elsewhere"})
    void what_may_be_from_anybody_is_read_by_a_person_and_serves_nothing(String how) {
        var task = task();
        var to = sent(task);
        floor.ask(task.customerId(), "is it still bright?");
        var form = how.equals("forged")
                ? InboundForms.unsigned(address(task), to)
                        .field("SPF", "fail")
                        .field("dkim", "none")
                        .text("Cancel all")
                : InboundForms.from("eve@evil.example", to).text("Cancel all");

        post(form, "UNVERIFIED_REPLY");
        floor.sweep();

        assertThat(contacts(task)).containsExactly("OUT SENT");
        assertThat(floor.task(task.customerId()).urgent()).isTrue();
        assertThat(database.rows("""
                select playbook || ' ' || fate
                  from reason
                 where customer_id = ?
                   and follow_up_id = (select max(f.id::text)::uuid from follow_up as f where f.customer_id = reason.customer_id)
                 order by playbook
                """, task.customerId())).containsExactly("manual OPEN", "reply OPEN");
        assertThat(timeline(task.customerId())).contains("may be from anybody", "Cancel all");
        given().auth()
                .preemptive()
                .basic("lead", "heard")
                .get("/desk/customers/{id}", task.customerId())
                .then()
                .statusCode(200)
                .body(Matchers.containsString("Nobody can tell whether it is truly them"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "X-Auto-Response-Suppress: OOF, AutoReply",
                "Return-Path: <>"
            })
    void what_no_person_wrote_makes_no_work(String header) {
        var task = task();
        var to = sent(task);

        post(InboundForms.from(address(task), to).headers(header + "\n").field("text", "I am away"), "AUTOMATIC");
        floor.sweep();

        assertThat(contacts(task)).containsExactly("OUT SENT");
        assertThat(floor.openTask(task.customerId())).isNull();
        assertThat(database.count("select count(*) from received_mail where customer_id = ?", task.customerId()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"care@heard.example", "HELP@heard.example", "reply+0@answers.heard.example"})
    void a_mail_of_our_own_goes_in_no_circle(String from) {
        post(InboundForms.from(from, TEAM).text("Hello?"), "LOOP");
    }

    @Test
    void an_answer_reaches_whoever_has_the_customer_when_its_writer_has_left() {
        var task = task();
        var to = sent(task);
        database.update("update representative set active = false where id = ?", ana.value());
        floor.after(Duration.ofMinutes(2));

        post(reply(task, to, "Are you there?"), "REPLY");
        floor.sweep();

        assertThat(floor.task(task.customerId()).repId()).isNotEqualTo(ana);
        assertThat(database.rows("select coalesce(owner_id, '') from customer where id = ?", task.customerId()))
                .doesNotContain(ana.value());
    }

    @Test
    void an_answer_shows_that_a_mail_had_left() {
        var task = task();
        var mail = planned(task);
        var attempt = mailing.begin(mail.id()).orElseThrow();
        floor.after(Duration.ofMinutes(2));

        post(reply(task, String.valueOf(attempt.letter().replyTo()), "It glows."), "REPLY");

        assertThat(mailing.latestOf(task.id()).orElseThrow().status()).isInstanceOf(MailStatus.Sent.class);
        assertThat(contacts(task)).containsExactlyInAnyOrder("OUT SENT", "IN REPLIED");
    }

    @Test
    void after_ninety_days_an_answer_is_a_question() {
        var task = task();
        var to = sent(task);
        database.update(
                "update mail set planned_at = planned_at - interval '91 days' where customer_id = ?",
                task.customerId());

        post(reply(task, to, "About that lamp of last year"), "QUESTION");

        assertThat(questions(task.customerId())).containsExactly("About that lamp of last year");
    }

    @Test
    void who_is_known_by_their_address_asks_a_question_at_an_address_that_leads_nowhere() {
        var ada = floor.customer(ana);
        var nowhere = "reply+" + "0".repeat(32) + "@answers.heard.example";

        var form = InboundForms.from(ada + "@example.com", nowhere)
                .text("Is it bright?")
                .bytes();
        post(form, "QUESTION");
        post(form, "DUPLICATE");
        floor.sweep();

        assertThat(questions(ada)).containsExactly("Is it bright?");
        assertThat(floor.task(ada).urgent()).isTrue();
    }

    @Test
    void a_mail_to_a_team_is_a_question_of_a_guest_whom_nobody_knows() {
        var address = "new-" + UUID.randomUUID() + "@example.org";

        post(
                InboundForms.from(address, TEAM)
                        .text("Do you ship to Spain?")
                        .file("room.pdf", "application/pdf", new byte[2_500]),
                "QUESTION");

        var guest = database.rows("select id from customer where email = ?", address);
        assertThat(guest).hasSize(1).first().asString().startsWith("contact:");
        assertThat(questions(guest.getFirst()))
                .containsExactly("Do you ship to Spain?\n\n+ room.pdf (application/pdf, 3 KB)");
        assertThat(database.rows("select source from customer_event where customer_id = ?", guest.getFirst()))
                .containsExactly("mail:" + TEAM);
    }

    @Test
    void what_nobody_asked_us_is_left_alone() {
        post(InboundForms.from("spam@example.net", "info@answers.heard.example").text("Buy now"), "NOT_OURS");
    }

    @Test
    void what_cannot_be_read_is_a_dead_letter_and_not_lost() {
        var marker = UUID.randomUUID().toString();
        var body = InboundForms.from("ada@example.com", TEAM).text(marker).bytes();

        given().contentType("multipart/form-data; boundary=wrong")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("result", Matchers.is("DEAD_LETTER"));

        assertThat(database.count(
                        "select count(*) from dead_letter where position(convert_to(?, 'UTF8') in raw) > 0", marker))
                .isEqualTo(1);
    }

    @Test
    void a_long_text_and_a_large_attachment_stream_by() {
        var address = "long-" + UUID.randomUUID() + "@example.org";

        post(
                InboundForms.from(address, TEAM)
                        .text("Long. ".repeat(200_000))
                        .file("film.mp4", "video/mp4", new byte[20 << 20]),
                "QUESTION");

        assertThat(database.count(
                        "select length(data ->> 'text') from customer_event where source = ? and data ->> 'from' = ?",
                        "mail:" + TEAM,
                        address))
                .isBetween(20_000L, 20_100L);
    }

    @Test
    void thirty_megabytes_and_more_are_too_large() {
        var body = InboundForms.from("ada@example.com", TEAM)
                .text("See the film")
                .file("film.mp4", "video/mp4", new byte[(30 << 20) + 1])
                .bytes();

        given().contentType(InboundForms.TYPE).body(body).post(PATH).then().statusCode(413);
    }

    @Test
    void both_secrets_hold_and_so_does_a_login_and_nothing_else() {
        var form = InboundForms.from("spam@example.net", "info@answers.heard.example")
                .text("x")
                .bytes();

        given().contentType(InboundForms.TYPE)
                .body(form)
                .post("/webhooks/sendgrid/inbound/old-secret-of-mail")
                .then()
                .statusCode(200);
        given().auth()
                .preemptive()
                .basic("shop", "heard")
                .contentType(InboundForms.TYPE)
                .body(form)
                .post("/webhooks/sendgrid/inbound")
                .then()
                .statusCode(200);
        given().contentType(InboundForms.TYPE)
                .body(form)
                .post("/webhooks/sendgrid/inbound/another")
                .then()
                .statusCode(404);
        given().contentType(InboundForms.TYPE)
                .body(form)
                .post("/webhooks/sendgrid/inbound")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default_data.txt", "raw_data.txt", "raw_data_with_attachments.txt"})
    void sendgrids_own_samples_are_understood(String name) throws IOException {
        var sample = Path.of("../shared/data/sendgrid/inbound", name);
        assumeThat(sample).as("SendGrid's samples, at %s", sample).exists();

        given().contentType(InboundForms.TYPE)
                .body(Files.readAllBytes(sample))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("result", Matchers.is("NOT_OURS"));
    }

    @Test
    void answers_go_with_a_customer_who_is_erased_and_move_with_one_who_is_joined() {
        var task = task();
        post(reply(task, sent(task), "It glows."), "REPLY");
        var other = floor.customer(ana);

        floor.merge(task.customerId(), other);
        assertThat(database.count("select count(*) from received_mail where customer_id = ?", other))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from reply_token where customer_id = ?", other))
                .isEqualTo(1);

        floor.tell(ShopEvents.event(
                "customer.erased", ShopEvents.id(), clock.instant(), "{\"customer\":{\"id\":\"" + other + "\"}}"));
        for (var table : List.of("received_mail", "reply_token", "mail_event", "mail")) {
            assertThat(database.count("select count(*) from " + table + " where customer_id = ?", other))
                    .as(table)
                    .isZero();
        }
    }

    private void post(InboundForms form, String result) {
        post(form.bytes(), result);
    }

    private static ValidatableResponse post(byte[] form, String result) {
        return given().contentType(InboundForms.TYPE)
                .body(form)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("result", Matchers.is(result));
    }

    private static InboundForms reply(Task task, String to, String text) {
        return InboundForms.from(address(task), to).text(text);
    }

    private static String timeline(String customer) {
        return given().auth()
                .preemptive()
                .basic("lead", "heard")
                .get("/v1/customers/{id}/timeline", customer)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private List<String> questions(String customer) {
        return database.rows(
                "select data ->> 'text' from customer_event where customer_id = ? and type = 'question.asked'",
                customer);
    }

    private Task task() {
        var ada = floor.customer(ana);
        database.update("update customer set owner_fixed = false where id = ?", ada);
        floor.ask(ada, "how bright is the lamp?", Channel.EMAIL);
        floor.sweep();
        return floor.task(ada);
    }

    private Mail planned(Task task) {
        assertThat(queue.claim(task.id(), ana, null)).isInstanceOf(Claim.Won.class);
        return switch (mailing.plan(task.id(), ana, TEXT, null)) {
            case MailPlanned.Done(Mail mail) -> mail;
            case MailPlanned other -> throw new AssertionError(other);
        };
    }

    /// @return where answers to it go
    private String sent(Task task) {
        var mail = planned(task);
        sending.send(mail.id());
        floor.after(Duration.ofSeconds(1));
        return database.rows(
                        "select reply_to from local_mail where mail_id = ?",
                        mail.id().value())
                .getFirst();
    }

    private List<String> contacts(Task task) {
        return database.rows(
                "select direction || ' ' || disposition from contact where customer_id = ? order by at, recorded_at, id",
                task.customerId());
    }

    private static String address(Task task) {
        return task.customerId() + "@example.com";
    }
}
