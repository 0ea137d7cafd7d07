package io.heard.decision;

/// How an attempt to reach a customer ended.
public enum Disposition {
    REACHED,
    OTHER_PERSON,
    LEFT_VOICEMAIL,
    NO_ANSWER,
    BUSY,
    CALL_BACK_LATER,
    WRONG_NUMBER,
    NOT_INTERESTED,
    OPTED_OUT,
    SENT,
    REPLIED,
    BOUNCED;

    /// A conversation took place: the customer was heard.
    public boolean isHeard() {
        return this == REACHED || this == REPLIED;
    }

    /// Nobody was there to talk to, so that another try makes sense.
    public boolean callsForAnotherTry() {
        return switch (this) {
            case OTHER_PERSON, LEFT_VOICEMAIL, NO_ANSWER, BUSY -> true;
            case REACHED, CALL_BACK_LATER, WRONG_NUMBER, NOT_INTERESTED, OPTED_OUT, SENT, REPLIED, BOUNCED -> false;
        };
    }
}
