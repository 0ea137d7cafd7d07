package io.heard.decision;

/// What can keep a reason waiting until it is over.
public enum Hold {
    CONCERN_OPEN("a concern is open", EventType.CONCERN_RAISED, EventType.CONCERN_RESOLVED),
    RETURN_OPEN("a return is open", EventType.RETURN_REQUESTED, EventType.RETURN_CLOSED);

    private final String inWords;
    private final EventType opens;
    private final EventType closes;

    Hold(String inWords, EventType opens, EventType closes) {
        this.inWords = inWords;
        this.opens = opens;
        this.closes = closes;
    }

    public EventType opens() {
        return opens;
    }

    public EventType closes() {
        return closes;
    }

    public String inWords() {
        return inWords;
    }
}
