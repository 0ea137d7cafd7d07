package io.heard.conversation;

import static io.heard.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentRepository;
import io.heard.commitment.CommitmentStatus.Broken;
import io.heard.commitment.CommitmentStatus.Kept;
import io.heard.commitment.CommitmentStatus.Made;
import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillId;
import io.heard.commitment.GoodwillKind;
import io.heard.commitment.GoodwillLimit;
import io.heard.commitment.GoodwillRepository;
import io.heard.commitment.GoodwillStatus.Granted;
import io.heard.commitment.GoodwillStatus.Refused;
import io.heard.commitment.GoodwillStatus.RefusedByLead;
import io.heard.commitment.GoodwillStatus.Settled;
import io.heard.commitment.GoodwillStatus.Withdrawn;
import io.heard.commitment.GoodwillStatus.Word;
import io.heard.contactlog.ContactRepository;
import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.rulebook.Settings;
import io.heard.task.TaskId;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.SettingsBuilder;
import io.heard.testing.ShopEvents;
import io.heard.testing.Topics;
import io.heard.workqueue.Claim;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is given beyond what is owed.
@QuarkusTest
class GoodwillIT {

    private static final Settings.Goodwill USUAL = Settings.Goodwill.DEFAULT;

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    WorkQueue queue;

    @Inject
    Conversations conversations;

    @Inject
    Correcting correcting;

    @Inject
    Granting granting;

    @Inject
    Keeping keeping;

    @Inject
    GoodwillRepository goodwills;

    @Inject
    CommitmentRepository commitments;

    @Inject
    ContactRepository contacts;

    @Inject
    TaskViews views;

    @Inject
    Database database;

    @Inject
    Topics topics;

    TeamId team;
    RepId ana;
    String ada;

    @BeforeEach
    void somebody_has_a_concern() {
        floor.tuesday("10:00");
        team = floor.team();
        ana = floor.rep(team, "ana");
        ada = floor.customer(ana);
    }

    @AfterEach
    void limits_are_as_usual() {
        limits(USUAL);
    }

    @Test
    void what_is_within_the_limits_is_granted_and_promised_in_three_business_days() {
        var goodwill = give(ada, ana, "40");

        assertThat(goodwill.status()).isEqualTo(new Granted(new Word(clock.instant(), ana.value(), null)));
        assertThat(goodwill.gift().amount()).isEqualTo(new BigDecimal("40.00"));
        assertThat(goodwill.gift().currency()).isEqualTo("EUR");
        var promise = promise(goodwill);
        assertThat(promise.status()).isEqualTo(new Made());
        assertThat(promise.ownerId()).isEqualTo(ana);
        assertThat(promise.text()).isEqualTo("Goodwill: a credit of 40.00 EUR (the lid)");
        assertThat(promise.dueAt()).isEqualTo(floor.at(3, "23:59"));
        assertThat(topics.told("heard.follow-ups", ada))
                .contains("io.heard.goodwill.granted", "io.heard.commitment.made");
        assertThat(topics.data("heard.follow-ups", ada, "io.heard.goodwill.granted"))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.path("id").asText()).isEqualTo(goodwill.id().toString());
                    assertThat(told.path("customerId").asText()).isEqualTo(ada);
                    assertThat(told.path("kind").asText()).isEqualTo("CREDIT");
                    assertThat(told.path("amount").decimalValue()).isEqualByComparingTo("40");
                    assertThat(told.path("currency").asText()).isEqualTo("EUR");
                    assertThat(told.path("note").asText()).isEqualTo("the lid");
                    assertThat(told.path("by").asText()).isEqualTo(ana.value());
                    assertThat(told.path("version").asInt()).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @CsvSource({"50.00, GRANTED", "50.01, ASKED"})
    void a_case_has_a_limit(String amount, String status) {
        var goodwill = give(ada, ana, amount);

        assertThat(goodwill.status().name()).isEqualTo(status);
        assertThat(goodwill.over()).isEqualTo(status.equals("ASKED") ? GoodwillLimit.CASE : null);
        assertThat(goodwill.commitmentId() == null).isEqualTo(status.equals("ASKED"));
    }

    @ParameterizedTest
    @CsvSource({"50.00, GRANTED", "50.01, ASKED"})
    void a_customer_has_a_limit_in_a_year(String amount, String status) {
        limits(new Settings.Goodwill(new BigDecimal("60"), new BigDecimal("100"), USUAL.perDay(), USUAL.leadPerCase()));
        settle(give(ada, ana, "50"));
        var longAgo = settle(give(ada, ana, "50"));
        database.update(
                "update goodwill set granted_at = granted_at - interval '366 days' where id = ?",
                longAgo.id().value());

        var last = give(ada, ana, amount);

        assertThat(last.status().name()).isEqualTo(status);
        assertThat(last.over()).isEqualTo(status.equals("ASKED") ? GoodwillLimit.YEAR : null);
    }

    @ParameterizedTest
    @CsvSource({"10.00, GRANTED", "10.01, ASKED"})
    void a_rep_has_a_limit_on_a_day(String amount, String status) {
        limits(new Settings.Goodwill(USUAL.perCase(), USUAL.perYear(), new BigDecimal("60"), USUAL.leadPerCase()));
        give(floor.customer(ana), ana, "50");
        var ben = floor.rep(team, "ben");
        give(floor.customer(ben), ben, "50");

        var last = give(ada, ana, amount);

        assertThat(last.status().name()).isEqualTo(status);
        assertThat(last.over()).isEqualTo(status.equals("ASKED") ? GoodwillLimit.DAY : null);
        floor.to(1, "10:00");
        assertThat(give(floor.customer(ana), ana, "50").status().name()).isEqualTo("GRANTED");
    }

    @Test
    void a_rep_in_two_windows_gives_no_more_than_on_one_day() throws Exception {
        limits(new Settings.Goodwill(USUAL.perCase(), USUAL.perYear(), new BigDecimal("50"), USUAL.leadPerCase()));
        var tasks = List.of(task(ada), task(floor.customer(ana)));

        var given = atOnce(tasks.stream()
                .<Callable<Goodwill>>map(task -> () -> given(conversations.record(task, ana, credit("50"), null)))
                .toList());

        assertThat(given).extracting(one -> one.status().name()).containsExactlyInAnyOrder("GRANTED", "ASKED");
    }

    @Test
    void two_reps_at_once_give_once() throws Exception {
        var ben = floor.rep(team, "ben");
        var task = task(ada);
        assertThat(queue.reassign(task, new Viewer.Everything(), null, null)).isInstanceOf(Claim.Won.class);

        var recorded = atOnce(List.of(
                () -> conversations.record(task, ana, credit("50"), null),
                () -> conversations.record(task, ben, credit("50"), null)));

        assertThat(recorded).filteredOn(Recorded.Done.class::isInstance).hasSize(1);
        assertThat(of(ada)).hasSize(1);
    }

    @Test
    void goodwill_is_never_given_twice_in_one_case_and_then_nothing_is_written() {
        give(ada, ana, "10");
        floor.concern(ada, "Still chipped");
        floor.sweep();
        var again = floor.task(ada);
        assertThat(again.followUpId()).isEqualTo(of(ada).getFirst().about().followUpId());

        var recorded = conversations.record(again.id(), ana, credit("10"), null);

        assertThat(recorded)
                .isInstanceOfSatisfying(
                        Recorded.Invalid.class, flaw -> assertThat(flaw.field()).isEqualTo("goodwill.kind"));
        assertThat(floor.stored(again)).isEqualTo(again);
        assertThat(of(ada)).hasSize(1);
    }

    @Test
    void an_order_is_one_case_whenever_it_comes_up() {
        var order = ShopEvents.fresh("order");
        concernAbout(order);
        var first = given(conversations.record(floor.task(ada).id(), ana, credit("10"), null));
        assertThat(first.about().orderId()).isEqualTo(order);
        settle(first);
        concernAbout(order);
        var second = floor.task(ada);
        assertThat(second.followUpId()).isNotEqualTo(first.about().followUpId());

        var recorded = conversations.record(second.id(), ana, credit("10"), null);

        assertThat(recorded).isInstanceOf(Recorded.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "0.001", "1000000.01"})
    void an_amount_that_cannot_be_changes_nothing(String amount) {
        var task = task(ada);
        var before = floor.task(ada);

        var recorded = conversations.record(task, ana, credit(amount), null);

        assertThat(recorded)
                .isInstanceOfSatisfying(
                        Recorded.Invalid.class, flaw -> assertThat(flaw.field()).isEqualTo("goodwill.amount"));
        assertThat(floor.stored(before)).isEqualTo(before);
        assertThat(of(ada)).isEmpty();
        assertThat(QuarkusTransaction.requiringNew().call(() -> contacts.of(List.of(ada))))
                .isEmpty();
    }

    @Test
    void a_lead_grants_once_what_a_rep_may_not() throws Exception {
        var asked = give(ada, ana, "500");
        assertThat(commitments(ada)).isEmpty();

        var ends = atOnce(2, () -> granting.grant(asked.id(), lead()));

        assertThat(ends).filteredOn(GoodwillEnd.Done.class::isInstance).hasSize(1);
        assertThat(ends).contains(new GoodwillEnd.Refused("already granted"));
        var goodwill = now(asked);
        assertThat(goodwill.status()).isEqualTo(new Granted(new Word(clock.instant(), "lead", null)));
        assertThat(promise(goodwill).ownerId()).isEqualTo(ana);
        assertThat(commitments(ada)).hasSize(1);
        assertThat(topics.told("heard.follow-ups", ada))
                .filteredOn("io.heard.goodwill.granted"::equals)
                .hasSize(1);
    }

    @Test
    void a_lead_has_a_limit_too_and_an_admin_has_none() {
        var asked = give(ada, ana, "500.01");

        assertThat(granting.grant(asked.id(), lead())).isEqualTo(new GoodwillEnd.BeyondLead("500"));
        assertThat(granting.grant(asked.id(), new Granting.By("admin", true, 7)))
                .isEqualTo(new GoodwillEnd.Stale(1));
        assertThat(granting.grant(asked.id(), new Granting.By("admin", true, 1)))
                .isInstanceOf(GoodwillEnd.Done.class);
        assertThat(granting.grant(new GoodwillId(UUID.randomUUID()), lead()))
                .isEqualTo(new GoodwillEnd.NoSuchGoodwill());
    }

    @Test
    void what_a_lead_gives_alone_is_within_the_leads_limit() {
        assertThat(give(ada, floor.lead(team, "lea"), "500").status()).isInstanceOf(Granted.class);
    }

    @Test
    void what_a_lead_refuses_is_told_to_the_customer() {
        var asked = give(ada, ana, "60");

        var end = granting.refuse(asked.id(), lead(), "we have replaced it");

        assertThat(end).isInstanceOf(GoodwillEnd.Done.class);
        assertThat(now(asked).status())
                .isEqualTo(new RefusedByLead(new Word(clock.instant(), "lead", "we have replaced it")));
        assertThat(commitments(ada)).isEmpty();
        floor.sweep();
        assertThat(why()).containsExactly("Not approved; tell them: Goodwill: a credit of 60.00 EUR (the lid)");
        assertThat(granting.grant(asked.id(), lead())).isEqualTo(new GoodwillEnd.Refused("already refused"));
    }

    @Test
    void the_shop_says_that_the_customer_has_it_and_the_customer_hears_it() {
        var goodwill = give(ada, ana, "40");

        answer("settled", goodwill.id().value(), ada);
        answer("refused", goodwill.id().value(), ada);

        assertThat(now(goodwill).status()).isInstanceOf(Settled.class);
        assertThat(promise(goodwill).status()).isInstanceOf(Kept.class);
        floor.sweep();
        assertThat(why()).containsExactly("Done; tell them: Goodwill: a credit of 40.00 EUR (the lid)");
        assertThat(topics.told("heard.follow-ups", ada)).contains("io.heard.commitment.kept");
        assertThat(deadLetters(goodwill.id().value())).isEmpty();
    }

    @Test
    void the_shop_cannot_give_it_and_the_customer_hears_it() {
        var goodwill = give(ada, ana, "40");

        answer("refused", goodwill.id().value(), ada);
        answer("settled", goodwill.id().value(), ada);

        assertThat(now(goodwill).status())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.said().note()).isEqualTo("out of stock"));
        assertThat(promise(goodwill).status()).isInstanceOf(Broken.class);
        floor.sweep();
        assertThat(why()).containsExactly("Cannot be kept; tell them: Goodwill: a credit of 40.00 EUR (the lid)");
    }

    @Test
    void what_the_shop_answers_ends_what_was_agreed_anew_too() {
        var goodwill = give(ada, ana, "40");
        var anew = keeping.renegotiate(
                promise(goodwill).id(), new Keeping.Word("ana", null, true, null), floor.at(9, "12:00"), null);
        assertThat(anew).isInstanceOf(PromiseEnd.Done.class);

        answer("settled", goodwill.id().value(), ada);

        assertThat(commitments(ada)).isEmpty();
    }

    @Test
    void an_answer_to_what_nobody_granted_is_a_dead_letter() {
        var unknown = UUID.randomUUID();
        var asked = give(ada, ana, "60");
        var granted = give(floor.customer(ana), ana, "10");

        answer("settled", unknown, ada);
        answer("settled", asked.id().value(), ada);
        answer("settled", granted.id().value(), ada);

        assertThat(deadLetters(unknown)).singleElement().asString().contains("there is no goodwill");
        assertThat(deadLetters(asked.id().value()))
                .singleElement()
                .asString()
                .contains("was never granted: not granted yet");
        assertThat(deadLetters(granted.id().value())).singleElement().asString().contains("is not of customer " + ada);
        assertThat(now(granted).status()).isInstanceOf(Granted.class);
    }

    @Test
    void an_answer_of_tomorrow_counts_tomorrow() {
        var goodwill = give(ada, ana, "40");
        floor.tell(ShopEvents.event("goodwill.settled", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"goodwillId":"%s","settledAt":"%s"}""".formatted(
                        ada, goodwill.id(), floor.at(1, "09:00"))));
        assertThat(now(goodwill).status()).isInstanceOf(Granted.class);

        floor.to(1, "09:01");

        assertThat(now(goodwill).status()).isInstanceOf(Settled.class);
    }

    @Test
    void goodwill_goes_with_its_customer() {
        var eve = floor.customer(ana);
        var goodwill = give(ada, ana, "40");

        floor.merge(ada, eve);
        answer("settled", goodwill.id().value(), ada);

        assertThat(now(goodwill).customerId()).isEqualTo(eve);
        assertThat(now(goodwill).status()).isInstanceOf(Settled.class);

        floor.tell(ShopEvents.event("customer.erased", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"}}""".formatted(eve)));

        assertThat(of(eve)).isEmpty();
    }

    @Test
    void who_tells_an_outcome_anew_asks_no_more_but_what_was_granted_stands() {
        var asked = give(ada, ana, "60");
        var eve = floor.customer(ana);
        var granted = give(eve, ana, "10");

        correct(ada);
        correct(eve);

        assertThat(now(asked).status()).isEqualTo(new Withdrawn(new Word(clock.instant(), ana.value(), null)));
        assertThat(now(granted).status()).isInstanceOf(Granted.class);
        assertThat(granting.grant(asked.id(), lead()))
                .isEqualTo(new GoodwillEnd.Refused("taken back with its outcome"));
    }

    private void correct(String customer) {
        var contact = QuarkusTransaction.requiringNew()
                .call(() -> Objects.requireNonNull(
                                contacts.of(List.of(customer)).get(customer))
                        .getLast());
        var truth = new Correction(Disposition.NO_ANSWER, null, List.of(), null, null, "wrong line");
        assertThat(correcting.correct(customer, contact.id(), truth, new Correction.By(ana.value(), false), null))
                .isInstanceOf(Corrected.Done.class);
    }

    private void limits(Settings.Goodwill limits) {
        floor.set(settings -> SettingsBuilder.like(settings).goodwill(limits).build());
    }

    private static Granting.By lead() {
        return new Granting.By("lead", false, null);
    }

    private TaskId task(String customer) {
        floor.concern(customer, "The lid is chipped");
        floor.sweep();
        return floor.task(customer).id();
    }

    private void concernAbout(String order) {
        floor.tell(ShopEvents.event(
                "concern.raised", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"order":{"id":"%s"},"text":"The lid is chipped","raisedAt":"%s"}""".formatted(ada, order, clock.instant())));
        floor.sweep();
    }

    private Goodwill give(String customer, RepId rep, String amount) {
        return given(conversations.record(task(customer), rep, credit(amount), null));
    }

    private static Outcome credit(String amount) {
        return new Outcome(
                Disposition.REACHED,
                null,
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                new Outcome.Goodwill(GoodwillKind.CREDIT, new BigDecimal(amount), "the lid"));
    }

    private Goodwill given(Recorded recorded) {
        assertThat(recorded).isInstanceOf(Recorded.Done.class);
        var id = ((Recorded.Done) recorded).closed().goodwillId();
        return byId(new GoodwillId(Objects.requireNonNull(id)));
    }

    /// The customer has it, and nothing is open any more.
    private Goodwill settle(Goodwill goodwill) {
        answer("settled", goodwill.id().value(), goodwill.customerId());
        floor.sweep();
        var news = floor.task(goodwill.customerId());
        assertThat(conversations.record(news.id(), ana, Outcome.of(Disposition.REACHED), null))
                .isInstanceOf(Recorded.Done.class);
        return now(goodwill);
    }

    private void answer(String how, UUID goodwill, String customer) {
        var told = how.equals("settled") ? "settledAt" : "refusedAt";
        floor.tell(ShopEvents.event("goodwill." + how, ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"goodwillId":"%s","%s":"%s","why":"out of stock"}""".formatted(
                        customer, goodwill, told, clock.instant())));
    }

    private List<String> deadLetters(UUID goodwill) {
        return database.rows(
                "select reason from dead_letter where convert_from(raw, 'UTF8') like ?", "%" + goodwill + "%");
    }

    private List<String> why() {
        return Objects.requireNonNull(views.of(floor.task(ada)).brief()).why();
    }

    private Goodwill now(Goodwill goodwill) {
        return byId(goodwill.id());
    }

    private Goodwill byId(GoodwillId id) {
        return QuarkusTransaction.requiringNew().call(() -> goodwills.byId(id).orElseThrow());
    }

    private List<Goodwill> of(String customer) {
        return QuarkusTransaction.requiringNew().call(() -> goodwills.of(customer));
    }

    private List<Commitment> commitments(String customer) {
        return QuarkusTransaction.requiringNew().call(() -> commitments.openOf(List.of(customer)));
    }

    private Commitment promise(Goodwill goodwill) {
        return QuarkusTransaction.requiringNew()
                .call(() -> commitments
                        .byId(Objects.requireNonNull(goodwill.commitmentId()))
                        .orElseThrow());
    }
}
