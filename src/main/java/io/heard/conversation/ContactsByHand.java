package io.heard.conversation;

import jakarta.enterprise.context.ApplicationScoped;

/// Contacts made outside any task.
@ApplicationScoped
public class ContactsByHand {

    public Logged record(ContactByHand made) {
        throw new UnsupportedOperationException("not yet: " + made);
    }
}
