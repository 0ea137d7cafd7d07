package io.heard.conversation;

import io.heard.planning.RepId;
import io.heard.task.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/// What an outcome would lead to. It is recorded exactly as it would be, and taken back before anybody can see it.
@ApplicationScoped
public class Foreseeing {

    private final Conversations conversations;
    private final TransactionSynchronizationRegistry transaction;

    public Foreseeing(Conversations conversations, TransactionSynchronizationRegistry transaction) {
        this.conversations = conversations;
        this.transaction = transaction;
    }

    /// Needs a connection of its own: callers hold none meanwhile.
    ///
    /// @return what `Conversations.record` would have answered now
    @Transactional(TxType.REQUIRES_NEW)
    public Recorded foresee(TaskId id, RepId rep, Outcome outcome) {
        try {
            return conversations.record(id, rep, outcome, null);
        } finally {
            transaction.setRollbackOnly();
        }
    }
}
