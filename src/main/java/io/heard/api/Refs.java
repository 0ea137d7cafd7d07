package io.heard.api;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.platform.Problem;

/// Names of reps and teams where a caller gave them, and the refusals that the team's store words as `field: why`.
final class Refs {

    private Refs() {}

    static RepId rep(String field, String text) {
        try {
            return new RepId(text);
        } catch (IllegalArgumentException cannotBe) {
            throw Problem.badRequest(field, "must be the id of a representative")
                    .thrown();
        }
    }

    static TeamId team(String field, String text) {
        try {
            return new TeamId(text);
        } catch (IllegalArgumentException cannotBe) {
            throw Problem.badRequest(field, "must be the id of a team").thrown();
        }
    }

    static Problem unprocessable(String why) {
        int colon = why.indexOf(": ");
        return colon < 0
                ? Problem.of(422, why)
                : Problem.of(422, why).with(new Problem.Flaw(why.substring(0, colon), why.substring(colon + 2)));
    }
}
