package io.heard.message;

/// Why a mail did not leave, or why nobody knows whether it did.
public enum Trouble {
    /// The provider will not have this mail.
    REFUSED,
    /// The provider will have no mail of ours: the key is wrong or lacks the right.
    NOT_LET_IN,
    /// The provider has had enough mails for now.
    TOO_MANY,
    /// No connection came about, so nothing was handed over.
    NOT_REACHED,
    /// The customer may not be written to now.
    NOT_ALLOWED,
    /// There is no longer anything to write about.
    NOTHING_OPEN,
    /// The provider did not answer in time.
    TIMEOUT,
    /// The connection broke after the mail was on its way.
    CUT,
    /// The provider stumbled over it.
    SERVER_ERROR,
    /// We stopped between handing it over and hearing of it.
    STOPPED
}
