package io.heard.review;

import io.heard.inbox.DeadLetter;
import io.heard.inbox.DeadLetter.Did;
import io.heard.inbox.DeadLetter.State;
import io.heard.inbox.DeadLetter.Step;
import io.heard.inbox.DeadLetterRepository;
import io.heard.inbox.InboxRepository;
import io.heard.inbox.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One dead letter, one transaction: the letter is locked, and its effect and what is said of it are there
/// together or not at all.
@ApplicationScoped
class OneReplay {

    private final DeadLetterRepository letters;
    private final InboxRepository inbox;
    private final Instance<Rereading> readers;
    private final Reviewing reviewing;
    private final Clock clock;

    OneReplay(
            DeadLetterRepository letters,
            InboxRepository inbox,
            Instance<Rereading> readers,
            Reviewing reviewing,
            Clock clock) {
        this.letters = letters;
        this.inbox = inbox;
        this.readers = readers;
        this.reviewing = reviewing;
        this.clock = clock;
    }

    /// Apart from the caller's transaction, which may have locked what this waits for.
    @Transactional(TxType.REQUIRES_NEW)
    Replay replay(UUID id, byte @Nullable [] mended, String by) {
        var found = letters.lock(id);
        if (found.isEmpty()) {
            return new Replay.NoSuchLetter();
        }
        var letter = found.get();
        if (letter.head().state() != State.OPEN) {
            return closed(letter, mended);
        }
        var now = clock.instant();
        var batch = read(letter, mended, now);
        var wrong = wrong(batch);
        if (!wrong.isEmpty()) {
            return stay(letter, mended, wrong, by, now);
        }
        var held = letters.heldKey(id);
        var contradicted = inbox.contradicted(batch.stream()
                .filter(incoming -> !(incoming instanceof Incoming.Unknown))
                .map(Incoming::received)
                .filter(received -> !received.key().equals(held))
                .toList());
        if (!contradicted.isEmpty()) {
            return stay(letter, mended, contradiction(contradicted.getFirst()), by, now);
        }
        letters.freeKey(id);
        var outcome = outcome(batch, reviewing.take(batch));
        letters.close(letter.head(), State.REPLAYED, mended, new Step(now, by, Did.REPLAYED, outcome));
        return new Replay.Done(again(id));
    }

    private List<Incoming> read(DeadLetter letter, byte @Nullable [] mended, Instant now) {
        var raw = mended == null ? letter.raw() : mended;
        return readers.stream()
                .map(reader -> reader.reread(raw, letter.head().origin(), now))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody reads " + letter.head().origin()));
    }

    private static String wrong(List<Incoming> batch) {
        return batch.stream()
                .filter(Incoming.Bad.class::isInstance)
                .map(bad -> ((Incoming.Bad) bad).reason())
                .collect(Collectors.joining("; "));
    }

    private static String contradiction(Received lost) {
        return "id: another event " + lost.id() + " of " + lost.source() + " with other content had its effect before,"
                + " and the first counts; give this one an id of its own, or dismiss it";
    }

    private Replay stay(DeadLetter letter, byte @Nullable [] mended, String why, String by, Instant now) {
        letters.stay(letter.head(), mended, new Step(now, by, Did.FAILED, why));
        return new Replay.StillBad(again(letter.head().id()));
    }

    /// In words that a person can read.
    private static String outcome(List<Incoming> batch, Reviewed reviewed) {
        var nothing = batch.stream()
                .filter(Incoming.Unknown.class::isInstance)
                .map(incoming -> "nothing follows: " + ((Incoming.Unknown) incoming).type())
                .findFirst();
        return nothing.orElseGet(() -> reviewed.accepted() + " taken in, " + reviewed.duplicates() + " seen before"
                + (reviewed.conflicts() == 0 ? "" : ", " + reviewed.conflicts() + " in conflict"));
    }

    /// The same once more is as good as done.
    private static Replay closed(DeadLetter letter, byte @Nullable [] mended) {
        boolean isSame = letter.head().state() == State.REPLAYED
                && (mended == null || Arrays.equals(mended, letter.mended()) || Arrays.equals(mended, letter.raw()));
        return isSame ? new Replay.Done(letter) : new Replay.Closed(letter);
    }

    /// It broke what should have taken it in.
    @Transactional(TxType.REQUIRES_NEW)
    Replay failed(UUID id, byte @Nullable [] mended, String why, String by) {
        return letters.lock(id)
                .map(letter -> letter.head().state() == State.OPEN
                        ? stay(letter, mended, why, by, clock.instant())
                        : closed(letter, mended))
                .orElseGet(Replay.NoSuchLetter::new);
    }

    @Transactional(TxType.REQUIRES_NEW)
    Replay dismiss(UUID id, String why, String by) {
        var found = letters.lock(id);
        if (found.isEmpty()) {
            return new Replay.NoSuchLetter();
        }
        var letter = found.get();
        return switch (letter.head().state()) {
            case OPEN -> {
                var step = new Step(clock.instant(), by, Did.DISMISSED, why);
                letters.close(letter.head(), State.DISMISSED, letter.mended(), step);
                yield new Replay.Done(again(id));
            }
            case DISMISSED -> new Replay.Done(letter);
            case REPLAYED, ERASED -> new Replay.Closed(letter);
        };
    }

    @Transactional
    <T> T inTransaction(Supplier<T> query) {
        return query.get();
    }

    private DeadLetter again(UUID id) {
        return letters.byId(id).orElseThrow();
    }
}
