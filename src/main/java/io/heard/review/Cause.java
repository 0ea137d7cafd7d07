package io.heard.review;

/// What brought a decision up.
public enum Cause {
    EVENT,
    /// Its time came.
    WAKE,
    OUTCOME,
    /// Somebody asked for a contact, or for it to end.
    REQUEST,
    /// Preferences or rules changed.
    CHANGE
}
