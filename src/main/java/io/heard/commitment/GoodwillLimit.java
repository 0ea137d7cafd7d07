package io.heard.commitment;

/// Which limit goodwill is beyond, so that somebody else has to grant it.
public enum GoodwillLimit {
    CASE,
    /// Of one customer, in the past 365 days.
    YEAR,
    /// Of one representative.
    DAY
}
