package io.heard.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;

/// What something that a rep is about to do would lead to. It is done exactly as it would be, and taken back before
/// anybody can see it.
@ApplicationScoped
public class Foreseeing {

    private final TransactionSynchronizationRegistry transaction;

    public Foreseeing(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /// Needs a connection of its own: callers hold none meanwhile.
    ///
    /// @param deed joins the transaction that it finds
    /// @return what the deed would have answered now
    @Transactional(TxType.REQUIRES_NEW)
    public <T> T foresee(Supplier<T> deed) {
        try {
            return deed.get();
        } finally {
            transaction.setRollbackOnly();
        }
    }
}
