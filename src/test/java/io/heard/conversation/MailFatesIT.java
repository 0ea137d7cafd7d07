package io.heard.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.customer.CustomerRepository;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Disposition;
import io.heard.followup.FollowUpStatus;
import io.heard.message.Mail;
import io.heard.message.MailStatus;
import io.heard.message.MailText;
import io.heard.message.Post.Answer;
import io.heard.message.Trouble;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.heard.testing.Database;
import io.heard.testing.EventKeys;
import io.heard.testing.Floor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the provider tells of mails: often, late, and in any order.
@QuarkusTest
class MailFatesIT {

    private static final String PATH = "/webhooks/sendgrid/events";
    private static final MailText TEXT = new MailText("Your lamp", "Hello Ada,\n\nhow bright is the lamp?\n\nAna");
    private static final int SEEDS = 10;
    private static final Duration LEASE = Duration.ofMinutes(2);

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Mailing mailing;

    @Inject
    Sending sending;

    @Inject
    Correcting correcting;

    @Inject
    CustomerRepository customers;

    @Inject
    Database database;

    @ConfigProperty(name = EventKeys.SETTING)
    String key;

    TeamId team;
    RepId ana;

    @BeforeEach
    void people() {
        team = floor.team();
        ana = floor.rep(team, "ana");
        floor.tuesday("10:00");
    }

    @Test
    void a_mail_that_was_delivered_has_left_whatever_we_thought() {
        var task = task();
        var mail = unknown(task);

        tell(event("delivered", mail)).body("accepted", Matchers.is(1));

        assertThat(status(task)).isInstanceOf(MailStatus.Sent.class);
        assertThat(floor.stored(task).status())
                .isEqualTo(new TaskStatus.Completed(ana, Disposition.SENT, clock.instant()));
        assertThat(contacts(task)).containsExactly("1 OUT SENT " + mail.id());
    }

    @Test
    void news_that_are_faster_than_the_answer_count_once() {
        var task = task();
        var mail = planned(task);
        var attempt = mailing.begin(mail.id()).orElseThrow();

        tell(event("processed", mail));
        mailing.finish(mail.id(), attempt.attempt(), new Answer.Taken("late"));
        tell(event("delivered", mail));

        assertThat(status(task)).isInstanceOf(MailStatus.Sent.class);
        assertThat(contacts(task)).hasSize(1);
    }

    @Test
    void a_mail_that_is_to_go_again_does_not_once_it_is_known_to_have_left() {
        var task = task();
        var mail = unknown(task);
        assertThat(mailing.again(task.id(), ana)).isInstanceOf(MailPlanned.Done.class);

        tell(event("processed", mail));
        sending.send(mail.id());

        assertThat(status(task)).isInstanceOf(MailStatus.Sent.class);
        assertThat(database.count(
                        "select count(*) from local_mail where mail_id = ?",
                        mail.id().value()))
                .isZero();
    }

    @Test
    void of_two_mails_of_a_task_only_the_latest_can_have_been_it() {
        var task = task();
        var first = planned(task);
        var attempt = mailing.begin(first.id()).orElseThrow();
        mailing.finish(first.id(), attempt.attempt(), new Answer.Refused(Trouble.REFUSED, "status 400"));
        var second = planned(task);
        sending.send(second.id());

        tell(event("delivered", first), event("delivered", second)).body("accepted", Matchers.is(2));

        assertThat(database.rows(
                        "select status from mail where task_id = ? order by status",
                        task.id().value()))
                .containsExactly("FAILED", "SENT");
        assertThat(contacts(task)).hasSize(1);
    }

    @Test
    void after_a_bounce_the_follow_up_goes_on_by_the_next_channel() {
        var task = task();
        var mail = sent(task);
        assertThat(floor.followUp(task.customerId()).status()).isInstanceOf(FollowUpStatus.Fulfilled.class);

        tell(event("bounce", mail));
        floor.sweep();

        assertThat(status(task))
                .isInstanceOfSatisfying(
                        MailStatus.Bounced.class,
                        bounced -> assertThat(bounced.detail()).isEqualTo("550 no such user"));
        assertThat(contacts(task)).containsExactly("1 OUT SENT " + mail.id(), "2 OUT BOUNCED " + mail.id());
        assertThat(floor.stored(task).status())
                .isInstanceOfSatisfying(
                        TaskStatus.Completed.class,
                        done -> assertThat(done.disposition()).isEqualTo(Disposition.BOUNCED));
        assertThat(next(task)).isEqualTo("WAITING CALL");
    }

    @Test
    void a_bounce_before_we_know_that_it_left_is_a_bounce() {
        var task = task();
        var mail = unknown(task);

        tell(event("bounce", mail));
        tell(event("processed", mail));
        tell(event("delivered", mail));
        floor.sweep();

        assertThat(status(task)).isInstanceOf(MailStatus.Bounced.class);
        assertThat(next(task)).isEqualTo("WAITING CALL");
    }

    @Test
    void what_a_person_has_told_otherwise_by_then_stays() {
        var task = task();
        var mail = sent(task);
        var contact = UUID.fromString(database.rows("select id from contact where customer_id = ?", task.customerId())
                .getFirst());
        var truth = new Correction(Disposition.REPLIED, "she answered by hand", List.of(), null, null, null);
        assertThat(correcting.correct(task.customerId(), contact, truth, new Correction.By("lead", true), null))
                .isInstanceOf(Corrected.Done.class);

        tell(event("bounce", mail));

        assertThat(contacts(task)).containsExactly("1 OUT SENT " + mail.id(), "2 OUT REPLIED " + mail.id());
    }

    @Test
    void who_unsubscribes_gets_no_mail_but_what_they_asked_for() {
        var task = task();
        var mail = sent(task);

        tell(event("unsubscribe", mail));

        assertThat(suppressions(task)).containsExactly("EMAIL SURVEY null", "EMAIL MARKETING null");
    }

    @Test
    void who_calls_it_spam_gets_no_mail_at_all_and_a_repetition_does_not_bring_that_back() {
        var task = task();
        var mail = sent(task);
        var spam = event("spamreport", mail);

        tell(spam);
        assertThat(suppressions(task)).containsExactly("EMAIL null null");
        prefer(task, PreferencesDocument.EMPTY);
        tell(spam).body("accepted", Matchers.is(0)).body("duplicates", Matchers.is(1));

        assertThat(suppressions(task)).isEmpty();
    }

    @Test
    void what_people_open_or_click_is_kept_nowhere() {
        var task = task();
        var mail = sent(task);

        tell(event("open", mail), event("click", mail), event("group_resubscribe", mail))
                .body("accepted", Matchers.is(0))
                .body("ignored", Matchers.is(3));

        assertThat(database.count(
                        "select count(*) from mail_event where mail_id = ?",
                        mail.id().value()))
                .isZero();
    }

    @Test
    void mails_of_others_and_of_the_erased_are_none_of_our_business() {
        tell(
                        "{\"event\":\"bounce\",\"timestamp\":1,\"sg_event_id\":\"x\"}",
                        "{\"event\":\"bounce\",\"timestamp\":1,\"sg_event_id\":\"y\",\"message_id\":\"newsletter-7\"}",
                        "{\"event\":\"bounce\",\"timestamp\":1,\"sg_event_id\":\"z\",\"message_id\":\""
                                + UUID.randomUUID() + "\"}")
                .body("ignored", Matchers.is(3))
                .body("rejected", Matchers.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bm90IGl0", "no base64"})
    void nothing_of_an_unsigned_body_is_kept(String signature) {
        var body = "[{\"event\":\"bounce\",\"unsigned\":\"" + UUID.randomUUID() + "\"}]";

        post(body, signature, now()).statusCode(403).contentType("application/problem+json");

        assertThat(letters(body)).isZero();
    }

    @Test
    void what_was_signed_long_ago_is_not_taken_again() {
        var old = String.valueOf(
                Clock.systemUTC().instant().minus(Duration.ofDays(4)).getEpochSecond());

        post("[]", EventKeys.sign(key, old, "[]".getBytes(StandardCharsets.UTF_8)), old)
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json %s", "{\"event\":\"bounce\",\"x\":\"%s\"}"})
    void what_is_signed_and_no_list_of_events_is_a_dead_letter(String pattern) {
        var body = pattern.formatted(UUID.randomUUID());

        tellRaw(body).statusCode(200).body("rejected[0].reason", Matchers.containsString("no list"));
        tellRaw(body).statusCode(200);

        assertThat(letters(body)).isEqualTo(1);
    }

    @Test
    void one_event_that_cannot_be_understood_holds_up_no_other() {
        var task = task();
        var mail = unknown(task);
        var bad = "{\"event\":\"bounce\",\"message_id\":\"" + mail.id() + "\",\"timestamp\":\"soon\"}";

        tell(bad, event("delivered", mail), "7")
                .body("accepted", Matchers.is(1))
                .body("rejected.index", Matchers.contains(0, 2));

        assertThat(letters(bad)).isEqualTo(1);
        assertThat(status(task)).isInstanceOf(MailStatus.Sent.class);
    }

    @Test
    void a_batch_of_more_than_a_thousand_is_too_large() {
        var events = Collections.nCopies(1_001, "{\"event\":\"open\"}");

        tellRaw(events.toString()).statusCode(413);
    }

    /// The same news, shuffled and repeated and cut into batches anyhow, end in the same state.
    @Test
    void in_whatever_order_and_however_often_it_is_told_it_ends_the_same() {
        var expected = "";
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var task = task();
            var mail = seed % 2 == 0 ? unknown(task) : sent(task);
            var told = new ArrayList<String>();
            for (var what : List.of("processed", "deferred", "delivered", "bounce", "unsubscribe", "open", "dropped")) {
                told.addAll(Collections.nCopies(1 + random.nextInt(4), event(what, mail)));
            }
            Collections.shuffle(told, random);

            for (int i = 0; i < told.size(); ) {
                int end = Math.min(told.size(), i + 1 + random.nextInt(5));
                tell(told.subList(i, end).toArray(String[]::new));
                i = end;
            }
            floor.sweep();

            var state = state(task);
            expected = expected.isEmpty() ? state : expected;
            assertThat(state).as("seed %d", seed).isEqualTo(expected);
        }
        assertThat(expected).startsWith("BOUNCED COMPLETED BOUNCED");
    }

    private String state(Task task) {
        var id = task.customerId();
        return String.join(
                " | ",
                List.of(
                        status(task).name() + " "
                                + database.rows(
                                                "select status || ' ' || disposition from task where id = ?",
                                                task.id().value())
                                        .getFirst(),
                        String.join(",", database.rows("""
                        select c.disposition
                          from contact as c
                         where c.customer_id = ?
                           and not exists (select from contact as l where l.id = c.id and l.version > c.version)
                        """, id)),
                        suppressions(task).toString(),
                        next(task) + " " + database.count("select count(*) from follow_up where customer_id = ?", id),
                        String.valueOf(database.count("select count(*) from mail_event where customer_id = ?", id))));
    }

    /// A second attempt is made on another day.
    private String next(Task task) {
        return database.rows("select status || ' ' || channel from follow_up where customer_id = ?", task.customerId())
                .getFirst();
    }

    private static String event(String what, Mail mail) {
        return """
            {"email":"ada@example.com","event":"%s","timestamp":%d,"sg_event_id":"%s-%s","message_id":"%s",\
            "reason":"550 no such user"}""".formatted(what, Instant.parse("2026-11-23T10:00:00Z").getEpochSecond(), what, mail.id(), mail.id());
    }

    private ValidatableResponse tell(String... events) {
        return tellRaw("[" + String.join(",\r\n", events) + "]").statusCode(200);
    }

    private ValidatableResponse tellRaw(String body) {
        var at = now();
        return post(body, EventKeys.sign(key, at, body.getBytes(StandardCharsets.UTF_8)), at);
    }

    private static String now() {
        return String.valueOf(Clock.systemUTC().instant().getEpochSecond());
    }

    private static ValidatableResponse post(String body, String signature, String at) {
        return given().contentType("application/json")
                .header("X-Twilio-Email-Event-Webhook-Signature", signature)
                .header("X-Twilio-Email-Event-Webhook-Timestamp", at)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then();
    }

    private long letters(String raw) {
        return database.count(
                "select count(*) from dead_letter where raw = ?", (Object) raw.getBytes(StandardCharsets.UTF_8));
    }

    /// Rather in writing, so that the first way is a mail and the next a call.
    private Task task() {
        var ada = floor.customer(ana);
        QuarkusTransaction.requiringNew()
                .run(() -> customers.savePreferences(
                        ada,
                        new PreferencesDocument(null, null, List.of("EMAIL", "CALL"), null, null, null),
                        customers.byId(ada).orElseThrow().preferencesVersion()));
        floor.ask(ada, "how bright is the lamp?");
        floor.sweep();
        return floor.task(ada);
    }

    private Mail planned(Task task) {
        return switch (mailing.plan(task.id(), ana, TEXT, null)) {
            case MailPlanned.Done(Mail mail) -> mail;
            case MailPlanned other -> throw new AssertionError(other);
        };
    }

    private Mail sent(Task task) {
        var mail = planned(task);
        sending.send(mail.id());
        return mail;
    }

    private Mail unknown(Task task) {
        var mail = planned(task);
        assertThat(mailing.begin(mail.id())).isPresent();
        floor.after(LEASE);
        assertThat(status(task)).isInstanceOf(MailStatus.Unknown.class);
        return mail;
    }

    private MailStatus status(Task task) {
        return mailing.latestOf(task.id()).orElseThrow().status();
    }

    private List<String> contacts(Task task) {
        return database.rows("""
                select concat_ws(' ', version, direction, disposition, proof ->> 'mail')
                  from contact
                 where customer_id = ?
                 order by version
                """, task.customerId());
    }

    private List<String> suppressions(Task task) {
        return database.rows("""
                select concat_ws(' ', s ->> 'channel', coalesce(s ->> 'purpose', 'null'), coalesce(s ->> 'validUntil', 'null'))
                  from customer as c
                 cross join jsonb_array_elements(c.preferences -> 'suppressions') as s
                 where c.id = ?
                """, task.customerId());
    }

    private void prefer(Task task, PreferencesDocument wishes) {
        QuarkusTransaction.requiringNew().run(() -> {
            var customer = customers.byId(task.customerId()).orElseThrow();
            customers.savePreferences(task.customerId(), wishes, customer.preferencesVersion());
        });
    }
}
