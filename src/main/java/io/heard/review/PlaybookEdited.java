package io.heard.review;

import io.heard.playbook.StoredPlaybook;

/// What came of an edit of a playbook.
public sealed interface PlaybookEdited {

    record Saved(StoredPlaybook playbook) implements PlaybookEdited {}

    record NoSuchPlaybook() implements PlaybookEdited {}

    /// Another playbook has this key.
    record KeyTaken(String key) implements PlaybookEdited {}

    /// A playbook keeps its key.
    record OtherKey(String key) implements PlaybookEdited {}

    /// Somebody else changed it since.
    record Stale(int revision) implements PlaybookEdited {}

    /// @param field of the request
    record Invalid(String field, String message) implements PlaybookEdited {}

    /// Its state does not allow this.
    record Refused(String why) implements PlaybookEdited {}
}
