package io.heard.decision;

/// How a customer stands with the company, which bounds who may contact them at all.
public enum Standing {
    NORMAL,
    /// Ahead within their lane, never outside law or caps.
    VIP,
    /// In dispute or a threat was made: only the lead talks to them.
    LEAD_ONLY,
    MINOR,
    /// All work ends at once.
    DECEASED,
    /// History only.
    TEST
}
