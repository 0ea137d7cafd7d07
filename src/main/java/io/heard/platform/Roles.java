package io.heard.platform;

/// Who may do what, as accounts and access tokens name it.
public final class Roles {

    /// A representative: the own queue, the customers in it, search.
    public static final String REP = "rep";
    /// Leads a team.
    public static final String LEAD = "lead";
    public static final String ADMIN = "admin";
    /// A shop or another program of the company.
    public static final String INTEGRATOR = "integrator";
    /// Reads everything, changes nothing.
    public static final String AUDITOR = "auditor";

    private Roles() {}
}
