package io.heard.conversation;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentId;
import io.heard.commitment.CommitmentRepository;
import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillId;
import io.heard.commitment.GoodwillRepository;
import io.heard.commitment.GoodwillStatus.Asked;
import io.heard.commitment.GoodwillStatus.Move;
import io.heard.commitment.GoodwillStatus.RefusedByLead;
import io.heard.commitment.GoodwillStatus.Withdrawn;
import io.heard.commitment.GoodwillStatus.Word;
import io.heard.customer.CustomerRepository;
import io.heard.review.Answering;
import io.heard.review.GoodwillAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The shop says what became of goodwill: the promise of it ends, and the customer hears it. Its first word stands, and
/// a person's word on the promise does too.
@ApplicationScoped
public class GoodwillAnswers implements Answering {

    private final GoodwillRepository goodwills;
    private final CommitmentRepository commitments;
    private final CustomerRepository customers;
    private final Keeping keeping;

    public GoodwillAnswers(
            GoodwillRepository goodwills,
            CommitmentRepository commitments,
            CustomerRepository customers,
            Keeping keeping) {
        this.goodwills = goodwills;
        this.commitments = commitments;
        this.customers = customers;
        this.keeping = keeping;
    }

    @Override
    @Transactional
    public Optional<String> take(GoodwillAnswer answer, Instant now) {
        var id = new GoodwillId(answer.goodwillId());
        var seen = goodwills.byId(id);
        if (seen.isEmpty()) {
            return Optional.of("data.goodwillId: there is no goodwill " + id + ", or its customer was erased");
        }
        customers.lock(List.of(seen.get().customerId()));
        var goodwill = goodwills.byId(id).orElseThrow(() -> joinedMeanwhile(id));
        if (!goodwill.customerId().equals(seen.get().customerId())) {
            throw joinedMeanwhile(id);
        }
        var named = answer.customerId();
        var whose = customers.joined(List.of(named)).getOrDefault(named, named);
        if (!whose.equals(goodwill.customerId())) {
            return Optional.of("data.customer.id: goodwill " + id + " is not of customer " + named);
        }
        return switch (goodwill.status().answer(word(answer), answer.isSettled())) {
            case Move.To(var next) -> {
                if (!goodwills.save(goodwill.with(next))) {
                    throw joinedMeanwhile(id);
                }
                end(goodwill, answer);
                yield Optional.empty();
            }
            case Move.Not(String why) ->
                isBeforeShop(goodwill)
                        ? Optional.of("data.goodwillId: goodwill " + id + " was never granted: " + why)
                        : Optional.empty();
        };
    }

    /// The batch is taken again and finds it as it is then.
    private static IllegalStateException joinedMeanwhile(GoodwillId id) {
        return new IllegalStateException("goodwill " + id + " changed at this moment; its answer is taken again");
    }

    private static boolean isBeforeShop(Goodwill goodwill) {
        return goodwill.status() instanceof Asked
                || goodwill.status() instanceof RefusedByLead
                || goodwill.status() instanceof Withdrawn;
    }

    private static Word word(GoodwillAnswer answer) {
        return new Word(answer.at(), answer.by(), answer.words());
    }

    private void end(Goodwill goodwill, GoodwillAnswer answer) {
        var open = open(goodwill.commitmentId(), goodwill.customerId()).orElse(null);
        if (open == null) {
            return;
        }
        var word = new Keeping.Word(answer.by(), answer.words(), false, null);
        if (answer.isSettled()) {
            keeping.keep(open.id(), word);
        } else {
            keeping.breakIt(open.id(), word);
        }
    }

    /// The promise of it, or the one that was agreed anew with the customer, if it is still open.
    private Optional<Commitment> open(@Nullable CommitmentId promise, String customerId) {
        return commitments.openOf(List.of(customerId)).stream()
                .filter(open -> isOf(promise, open))
                .findFirst();
    }

    private boolean isOf(@Nullable CommitmentId promise, Commitment open) {
        var at = Optional.of(open);
        while (at.isPresent()) {
            if (at.get().id().equals(promise)) {
                return true;
            }
            at = Optional.ofNullable(at.get().insteadOf()).flatMap(commitments::byId);
        }
        return false;
    }
}
