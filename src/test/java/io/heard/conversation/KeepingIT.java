package io.heard.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentId;
import io.heard.commitment.CommitmentRepository;
import io.heard.commitment.CommitmentStatus.Broken;
import io.heard.commitment.CommitmentStatus.Kept;
import io.heard.commitment.CommitmentStatus.Made;
import io.heard.commitment.CommitmentStatus.Renegotiated;
import io.heard.commitment.CommitmentStatus.Settled;
import io.heard.conversation.Keeping.Word;
import io.heard.decision.Disposition;
import io.heard.insight.KeptPromises;
import io.heard.insight.KeptPromisesRepository;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.Topics;
import io.heard.workqueue.TaskViews;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How promises end.
@QuarkusTest
class KeepingIT {

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Keeping keeping;

    @Inject
    Promising promising;

    @Inject
    Conversations conversations;

    @Inject
    CommitmentRepository commitments;

    @Inject
    KeptPromisesRepository kept;

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
    void somebody_waits_for_something() {
        floor.tuesday("10:00");
        team = floor.team();
        ana = floor.rep(team, "ana");
        ada = floor.customer(ana);
    }

    @Test
    void whoever_was_promised_something_hears_that_it_is_done() {
        var promise = promise(floor.at(3, "17:00"));

        var done = done(keeping.keep(promise.id(), word("by post", false)));

        assertThat(done.ended().status()).isEqualTo(new Kept(new Settled(clock.instant(), "ana", "by post")));
        assertThat(now(promise)).isEqualTo(done.ended());
        floor.sweep();
        var task = floor.task(ada);
        assertThat(views.of(task).brief()).isNotNull();
        assertThat(Objects.requireNonNull(views.of(task).brief()).why())
                .containsExactly("Done; tell them: Send a new lid");
        assertThat(topics.told("heard.follow-ups", ada)).contains("io.heard.commitment.kept");
        assertThat(reasons()).containsExactlyInAnyOrder("WITHDRAWN KEPT", "OPEN null");

        conversations.record(task.id(), ana, Outcome.of(Disposition.REACHED), null);

        assertThat(reasons()).containsExactlyInAnyOrder("WITHDRAWN KEPT", "SERVED null");
        assertThat(floor.openTask(ada)).isNull();
    }

    @Test
    void who_knows_already_is_not_called() {
        var promise = promise(floor.at(0, "17:00"));
        floor.sweep();
        assertThat(floor.openTask(ada)).isNotNull();

        done(keeping.keep(promise.id(), word(null, true)));

        assertThat(floor.openTask(ada)).isNull();
        assertThat(database.rows("select status || ' ' || ended_why from follow_up where customer_id = ?", ada))
                .containsExactly("CANCELLED KEPT");
    }

    @Test
    void what_is_agreed_anew_keeps_its_history() {
        var promise = promise(floor.at(1, "17:00"));
        var later = floor.at(4, "12:00");

        var anew =
                Objects.requireNonNull(done(keeping.renegotiate(promise.id(), word("she is away", true), later, null))
                        .anew());

        assertThat(now(promise).status())
                .isEqualTo(new Renegotiated(new Settled(clock.instant(), "ana", "she is away")));
        assertThat(anew.insteadOf()).isEqualTo(promise.id());
        assertThat(anew.text()).isEqualTo(promise.text());
        assertThat(anew.dueAt()).isEqualTo(later);
        assertThat(now(anew).status()).isEqualTo(new Made());
        assertThat(floor.followUp(ada).plan()).isNotNull();
        assertThat(Objects.requireNonNull(floor.followUp(ada).plan()).dueAt()).isEqualTo(later);
        assertThat(topics.told("heard.follow-ups", ada))
                .contains("io.heard.commitment.renegotiated", "io.heard.commitment.made");
    }

    @Test
    void what_cannot_be_kept_is_told_and_counts_as_broken() {
        var promise = promise(floor.at(1, "17:00"));

        done(keeping.breakIt(promise.id(), word("sold out", false)));
        assertThat(now(promise).status()).isEqualTo(new Broken(new Settled(clock.instant(), "ana", "sold out")));
        floor.sweep();

        assertThat(Objects.requireNonNull(views.of(floor.task(ada)).brief()).why())
                .containsExactly("Cannot be kept; tell them: Send a new lid");
    }

    @Test
    void thanks_end_no_promise_and_neither_does_a_second_word() {
        var promise = promise(floor.at(0, "17:00"));
        floor.sweep();
        conversations.record(floor.task(ada).id(), ana, Outcome.of(Disposition.REACHED), null);

        assertThat(now(promise).status()).isEqualTo(new Made());
        assertThat(keeping.keep(promise.id(), new Word("ana", null, true, 7))).isEqualTo(new PromiseEnd.Stale(1));
        assertThat(keeping.renegotiate(promise.id(), word(null, true), clock.instant(), null))
                .isInstanceOfSatisfying(
                        PromiseEnd.Invalid.class,
                        flaw -> assertThat(flaw.field()).isEqualTo("dueAt"));
        done(keeping.keep(promise.id(), word(null, true)));
        assertThat(keeping.breakIt(promise.id(), word(null, true))).isEqualTo(new PromiseEnd.Refused("already kept"));
        assertThat(keeping.keep(new CommitmentId(UUID.randomUUID()), word(null, true)))
                .isEqualTo(new PromiseEnd.NoSuchPromise());
    }

    @Test
    void what_became_of_the_promises_of_a_team_is_counted() {
        var from = clock.instant();
        var inTime = promise(floor.at(0, "12:00"));
        var late = promise(floor.at(0, "12:00"));
        promise(floor.at(0, "12:00"));
        var broken = promise(floor.at(0, "12:00"));
        var anew = promise(floor.at(0, "12:00"));
        keeping.keep(inTime.id(), word(null, true));
        keeping.renegotiate(anew.id(), word(null, true), floor.at(9, "12:00"), null);
        floor.to(0, "14:00");
        keeping.keep(late.id(), word(null, true));
        keeping.breakIt(broken.id(), word("sold out", true));

        var counted = QuarkusTransaction.requiringNew().call(() -> kept.byTeam(from, clock.instant())).stream()
                .filter(one -> one.team().equals(team))
                .toList();

        assertThat(counted).containsExactly(new KeptPromises(team, 4, 1, 1, 1, 1, 1));
        assertThat(counted.getFirst().percent()).isEqualTo(25);
    }

    private Commitment promise(Instant due) {
        var promised = promising.promise(ada, "Send a new lid", due, ana, "ana");
        return ((Promised.Made) promised).commitment();
    }

    private static Word word(@Nullable String note, boolean told) {
        return new Word("ana", note, told, null);
    }

    private static PromiseEnd.Done done(PromiseEnd end) {
        assertThat(end).isInstanceOf(PromiseEnd.Done.class);
        return (PromiseEnd.Done) end;
    }

    private Commitment now(Commitment promise) {
        return QuarkusTransaction.requiringNew()
                .call(() -> commitments.byId(promise.id()).orElseThrow());
    }

    private List<String> reasons() {
        return database.rows("select fate || ' ' || coalesce(why, 'null') from reason where customer_id = ?", ada);
    }
}
