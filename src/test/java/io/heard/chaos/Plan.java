package io.heard.chaos;

import static java.util.Collections.nCopies;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// How bad it gets.
///
/// @param kills of processes
/// @param events records that are sent meanwhile
/// @param patience how much longer than in the short version what lasts is to last
/// @param only these and no others; empty for all
record Plan(int kills, int events, long seed, int patience, List<Fault> only) {

    private static final int LONG = 100;

    Plan {
        only = List.copyOf(only);
        if (kills < 1 || events < 10 * kills) {
            throw new IllegalArgumentException(kills + " kills need " + 10 * kills + " events, not " + events);
        }
    }

    static Plan of(int kills, int events, long seed, List<Fault> only) {
        return new Plan(kills, events, seed, kills >= LONG ? 5 : 1, only);
    }

    /// Each fault at least once, instances most often, all in an order that the seed gives.
    List<Fault> deck() {
        if (!only.isEmpty()) {
            return only;
        }
        var deck = new ArrayList<Fault>(
                List.of(Fault.BROKER_KILL, Fault.DATABASE_CRASH, Fault.BACKEND_KILL, Fault.OFFSETS_DELETED));
        deck.addAll(nCopies(kills / 8, Fault.BROKER_KILL));
        deck.addAll(nCopies(kills / 8, Fault.DATABASE_CRASH));
        deck.addAll(nCopies(kills / 6, Fault.BACKEND_KILL));
        while (deck.size() < kills) {
            deck.add(Fault.KILL);
        }
        for (var fault : Fault.values()) {
            if (!fault.kills()) {
                deck.addAll(nCopies(1 + kills / 30, fault));
            }
        }
        deck.addAll(nCopies(kills / 8, Fault.COMMIT_LOST));
        Collections.shuffle(deck, new Random(seed));
        return deck;
    }
}
