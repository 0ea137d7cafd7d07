package io.heard.desk;

import io.heard.message.Trouble;
import org.jspecify.annotations.Nullable;

/// What went wrong with a mail, for people.
final class MailWords {

    private MailWords() {}

    static String why(MailMessages messages, Trouble why, @Nullable String detail) {
        return switch (why) {
            case REFUSED -> messages.refused(detail == null ? "" : detail);
            case NOT_LET_IN -> messages.notLetIn();
            case TOO_MANY -> messages.tooMany();
            case NOT_REACHED -> messages.notReached();
            case NOT_ALLOWED -> messages.notAllowed();
            case NOTHING_OPEN -> messages.nothingOpen();
            case TIMEOUT -> messages.timeout();
            case CUT -> messages.cut();
            case SERVER_ERROR -> messages.serverError();
            case STOPPED -> messages.stopped();
        };
    }
}
