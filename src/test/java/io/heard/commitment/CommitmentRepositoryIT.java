package io.heard.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.commitment.CommitmentStatus.Kept;
import io.heard.commitment.CommitmentStatus.Made;
import io.heard.commitment.CommitmentStatus.Settled;
import io.heard.planning.RepId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CommitmentRepositoryIT {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Inject
    CommitmentRepository commitments;

    /// Each test has a rep and customers of its own, because all share one database.
    final String own = UUID.randomUUID().toString();

    final RepId ana = new RepId("ana-" + own);

    @Test
    void a_commitment_comes_back_as_it_went_in() {
        var made = made("1", 0);

        in(() -> {
            commitments.add(made);
            return null;
        });

        assertThat(in(() -> commitments.byId(made.id()))).contains(made);
    }

    @Test
    void what_became_of_it_is_settled_once() {
        var made = added(made("1", 0)).getFirst();
        var kept = made.with(new Kept(new Settled(NOW, "ana", "sent by post")));

        assertThat(in(() -> commitments.save(kept, 1))).isTrue();
        assertThat(in(() -> commitments.save(made.with(new RepId("ben")), 1))).isFalse();

        assertThat(in(() -> commitments.byId(made.id()))).get().satisfies(now -> {
            assertThat(now.status()).isEqualTo(new Kept(new Settled(NOW, "ana", "sent by post")));
            assertThat(now.version()).isEqualTo(2);
        });
    }

    @Test
    void a_page_holds_what_the_filter_lets_through_in_order_of_creation() {
        var stored = added(made("1", 0), made("2", 1), made("1", 2), made("1", 3));
        in(() -> commitments.save(stored.get(3).with(new Kept(new Settled(NOW, "ana", null))), 1));

        var first = in(() -> commitments.page(new CommitmentFilter(null, ana, null), null, 3));
        var second = in(() -> commitments.page(new CommitmentFilter(null, ana, null), first.next(), 3));
        var openOfCustomer = in(() -> commitments.page(new CommitmentFilter("1-" + own, null, "MADE"), null, 200));

        assertThat(first.items()).isEqualTo(stored.subList(0, 3));
        assertThat(second.items())
                .extracting(Commitment::id)
                .containsExactly(stored.get(3).id());
        assertThat(second.next()).isNull();
        assertThat(openOfCustomer.items()).containsExactly(stored.get(0), stored.get(2));
        assertThat(in(() -> commitments.page(new CommitmentFilter(null, null, null), null, 2))
                        .items())
                .hasSize(2);
    }

    @Test
    void open_promises_come_earliest_due_first() {
        var stored = added(made("1", 5), made("2", 1));

        assertThat(in(() -> commitments.openOfOwners(List.of(ana), CommitmentRepository.ALWAYS, 10)))
                .containsExactly(stored.get(1), stored.get(0));
        assertThat(in(() -> commitments.openOf(List.of("1-" + own)))).containsExactly(stored.getFirst());
        assertThat(in(() -> commitments.openOf(List.of()))).isEmpty();
    }

    private List<Commitment> added(Commitment... made) {
        return in(() -> {
            commitments.addAll(List.of(made));
            return List.of(made);
        });
    }

    private Commitment made(String customer, int minutes) {
        return new Commitment(
                CommitmentId.at(NOW.plusSeconds(minutes)),
                customer + "-" + own,
                "Send a new lid",
                NOW.plusSeconds(60L * minutes),
                "ana",
                ana,
                null,
                UUID.randomUUID(),
                null,
                NOW,
                new Made(),
                1);
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
