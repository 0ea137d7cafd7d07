package io.heard.chaos;

/// What can go wrong.
enum Fault {
    /// `kill -9` of an instance.
    KILL(true),
    /// `kill -9` of the broker.
    BROKER_KILL(true),
    /// PostgreSQL is stopped at once, `-m immediate`.
    DATABASE_CRASH(true),
    /// `kill -9` of one of PostgreSQL's processes that serves an instance: PostgreSQL then starts all of them anew.
    BACKEND_KILL(true),
    /// `kill -9` of all instances, and their group forgets how far it was.
    OFFSETS_DELETED(true),
    /// An instance is told to end in the middle of its work.
    TERM(false),
    /// An instance stands still for longer than its peers wait for it, and then wakes up.
    FREEZE(false),
    /// One more instance comes, and leaves.
    THIRD(false),
    /// Somebody joins the group of consumers and leaves it, again and again.
    GUEST(false),
    /// PostgreSQL does not answer for a while, and nobody is told.
    DATABASE_BLOCKED(false),
    /// All connections to PostgreSQL break, now or in the middle of an answer.
    DATABASE_CUT(false),
    /// The same with Kafka.
    KAFKA_CUT(false),
    /// PostgreSQL has committed, and its answer is lost.
    COMMIT_LOST(false),
    /// What instances produce is lost on the way to the broker; all else arrives.
    PRODUCE_LOST(false),
    /// The group changes while PostgreSQL is away, so that a batch outlives the assignment that it came with.
    GUEST_WHILE_AWAY(false);

    private final boolean kills;

    Fault(boolean kills) {
        this.kills = kills;
    }

    boolean kills() {
        return kills;
    }
}
