package io.heard.review;

import io.heard.playbook.BackfillRepository;
import io.heard.playbook.PlaybookReader.Reading;
import io.heard.playbook.PlaybookRepository;
import io.heard.playbook.StoredPlaybook;
import io.heard.playbook.StoredPlaybook.Status;
import io.heard.review.PlaybookEdited.Saved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The life of a playbook: draft, active, retired. Edits come one after another; what was active once stays, because
/// reasons keep the version that they fired with.
@ApplicationScoped
@Transactional
public class PlaybookLife {

    /// Each of them is looked at in every decision.
    public static final int MOST_ACTIVE = 200;

    private final PlaybookRepository playbooks;
    private final BackfillRepository backfills;
    private final Clock clock;

    public PlaybookLife(PlaybookRepository playbooks, BackfillRepository backfills, Clock clock) {
        this.playbooks = playbooks;
        this.backfills = backfills;
        this.clock = clock;
    }

    /// Adds a playbook as a draft.
    public PlaybookEdited create(Reading.Good written, String by) {
        playbooks.takeTurn();
        var key = written.document().key();
        if (playbooks.current(key).isPresent()) {
            return new PlaybookEdited.KeyTaken(key);
        }
        playbooks.addDraft(key, 1, written.yaml(), 1, by, clock.instant());
        return saved(key, 1);
    }

    /// Changes the draft, or begins the next version with one.
    ///
    /// @param expected the revision that the edit was made on
    public PlaybookEdited change(String key, Reading.Good written, int expected, String by) {
        return edit(key, expected, current -> {
            if (!written.document().key().equals(key)) {
                return new PlaybookEdited.OtherKey(key);
            }
            int revision = current.revision() + 1;
            var draft = current.draft();
            int version = draft == null ? playbooks.newestVersion(key) + 1 : draft;
            if (draft == null) {
                playbooks.addDraft(key, version, written.yaml(), revision, by, clock.instant());
            } else {
                playbooks.changeDraft(key, version, written.yaml(), revision, by, clock.instant());
            }
            return saved(key, version);
        });
    }

    /// Puts the draft in force, instead of the version that was so far.
    ///
    /// @param since from when on past customers are looked at too; absent: only what happens from now on fires
    public PlaybookEdited activate(String key, @Nullable Integer expected, @Nullable Instant since, String by) {
        return edit(key, expected, current -> {
            var draft = current.draft();
            if (draft == null) {
                return new PlaybookEdited.Refused("there is no draft of " + key + "; change it first");
            }
            boolean replaces = current.status() == Status.ACTIVE;
            if (!replaces && playbooks.countActive() >= MOST_ACTIVE) {
                return new PlaybookEdited.Refused(
                        MOST_ACTIVE + " playbooks are active, which is the most; retire one first");
            }
            var now = clock.instant();
            if (since != null && since.isAfter(now)) {
                return new PlaybookEdited.Invalid("backfill.since", "must not lie ahead");
            }
            int revision = current.revision() + 1;
            var from = since == null ? now : since;
            if (replaces) {
                playbooks.replace(key, from, revision, by, now);
            }
            playbooks.activate(key, draft, from, revision, by, now);
            if (since != null) {
                backfills.add(key, draft, since, by, now);
            }
            return saved(key, draft);
        });
    }

    /// Ends the active version, or a draft that never was. Reasons that have fired go on.
    public PlaybookEdited retire(String key, @Nullable Integer expected, String by) {
        return edit(key, expected, current -> {
            if (current.status() == Status.RETIRED) {
                return new PlaybookEdited.Refused(key + " is retired");
            }
            playbooks.retire(key, current.version(), current.revision() + 1, by, clock.instant());
            return saved(key, current.version());
        });
    }

    private PlaybookEdited edit(String key, @Nullable Integer expected, Function<StoredPlaybook, PlaybookEdited> edit) {
        playbooks.takeTurn();
        var current = playbooks.current(key);
        if (current.isEmpty()) {
            return new PlaybookEdited.NoSuchPlaybook();
        }
        int revision = current.get().revision();
        return expected != null && expected != revision
                ? new PlaybookEdited.Stale(revision)
                : edit.apply(current.get());
    }

    private PlaybookEdited saved(String key, int version) {
        return new Saved(playbooks.version(key, version).orElseThrow());
    }
}
