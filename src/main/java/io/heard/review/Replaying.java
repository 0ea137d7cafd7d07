package io.heard.review;

import io.heard.database.Outage;
import io.heard.inbox.DeadLetter;
import io.heard.inbox.DeadLetter.Filter;
import io.heard.inbox.DeadLetterRepository;
import io.heard.inbox.DeadLetterRepository.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Gives dead letters another chance, or lays them aside: each in a transaction of its own, so that one that
/// fails holds up no other.
@ApplicationScoped
public class Replaying {

    private static final Logger LOG = Logger.getLogger(Replaying.class);

    /// Two that wait for each other's locks: the one that lost goes again.
    private static final int ATTEMPTS = 3;

    public static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));

    private final OneReplay one;
    private final DeadLetterRepository letters;

    public Replaying(OneReplay one, DeadLetterRepository letters) {
        this.one = one;
        this.letters = letters;
    }

    /// By the very way that it came in. The same letter twice, also at the same moment, has one effect.
    ///
    /// @param mended what it should have been; absent: as it came
    public Replay replay(UUID id, byte @Nullable [] mended, String by) {
        for (int attempt = 1; ; attempt++) {
            try {
                return one.replay(id, mended, by);
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    throw e;
                }
                LOG.warnf("Dead letter %s failed when it was replayed: %s", id, Failure.rootOf(e));
                if (attempt == ATTEMPTS) {
                    return one.failed(id, mended, Failure.reason(e), by);
                }
            }
        }
    }

    /// What came of several.
    ///
    /// @param last after which to go on; absent when there are no more
    public record Several(
            int replayed, int failed, @Nullable Place last) {}

    /// The open ones of the filter, in the order in which they came.
    public Several replayAll(Filter filter, Place after, int limit, String by) {
        int replayed = 0;
        int failed = 0;
        var found = letters(() -> letters.openAfter(filter, after, limit + 1));
        for (var place : found.subList(0, Math.min(limit, found.size()))) {
            switch (replay(place.id(), null, by)) {
                case Replay.Done _ -> replayed++;
                case Replay.StillBad _ -> failed++;
                case Replay.Closed _, Replay.NoSuchLetter _ -> {}
            }
        }
        return new Several(replayed, failed, found.size() <= limit ? null : found.get(limit - 1));
    }

    private <T> T letters(Supplier<T> query) {
        return one.inTransaction(query);
    }

    /// Nothing shall come of it.
    public Replay dismiss(UUID id, String why, String by) {
        return one.dismiss(id, why, by);
    }

    /// @return absent: there is none
    public @Nullable DeadLetter letter(UUID id) {
        return letters(() -> letters.byId(id)).orElse(null);
    }
}
