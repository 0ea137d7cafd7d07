package io.heard.team;

/// What a representative may do in the team.
public enum Role {
    REP,
    LEAD
}
