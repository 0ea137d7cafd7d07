package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages say of what is given beyond what is owed.
@MessageBundle("goodwill")
interface GoodwillMessages {

    @Message
    String part();

    @Message
    String hint();

    @Message
    String kind();

    @Message
    String noKind();

    @Message
    String amount(String currency);

    @Message
    String note();

    @Message
    String credit();

    @Message
    String keepItem();

    @Message
    String shipping();

    @Message
    String gift();

    @Message
    String replacement();

    @Message
    String room(String amount);

    @Message
    String roomYear(String amount, String left);

    @Message
    String roomDay(String amount, String left, String today);

    @Message
    String beyond();

    @Message
    String beyondLead();

    @Message
    String already(String what);

    @Message
    String what(String kind, String amount);

    @Message
    String nextGranted(String what);

    @Message
    String nextAsked(String what, String why);

    @Message
    String nextAskedAdmin(String what);

    @Message
    String overCase();

    @Message
    String overYear();

    @Message
    String overDay();

    @Message
    String asks();

    @Message
    String asksHint();

    @Message
    String asked(String name, String when);

    @Message
    String to();

    @Message
    String grant();

    @Message
    String grantHint();

    @Message
    String grantDo();

    @Message
    String onlyAdmin(String limit);

    @Message
    String refuse();

    @Message
    String refuseHint();

    @Message
    String reason();

    @Message
    String refuseDo();

    @Message
    String toTeam();

    @Message
    String saidGranted();

    @Message
    String saidRefused();

    @Message
    String errorReason();

    @Message
    String stale();

    @Message
    String refused(String why);

    @Message
    String story();

    @Message
    String stateAsked();

    @Message
    String stateGranted(String day);

    @Message
    String stateRefusedByLead(String day);

    @Message
    String stateWithdrawn(String day);

    @Message
    String stateSettled(String day);

    @Message
    String stateRefused(String day);
}
