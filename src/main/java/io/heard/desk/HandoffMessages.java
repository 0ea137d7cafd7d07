package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// Work that passes from one person to another: declined, handed over, asked for.
@MessageBundle(value = "handoff", locale = "en")
public interface HandoffMessages {

    @Message
    String decline();

    @Message
    String declineHint();

    @Message
    String declineReason();

    @Message
    String declineIt();

    @Message
    String errorDecline();

    @Message
    String errorDeclineLead();

    @Message
    String offersTitle();

    @Message
    String offerLive(String from, String name);

    @Message
    String offerLater(String from, String name);

    @Message
    String fresh();

    @Message
    String until(String time);

    @Message
    String withPromises();

    @Message
    String story();

    @Message
    String accept();

    @Message
    String refuse();

    @Message
    String refuseIt();

    @Message
    String over();

    @Message
    String givenLine(String name, String to, String until);

    @Message
    String handOver();

    @Message
    String handHint();

    @Message
    String when();

    @Message
    String live();

    @Message
    String later();

    @Message
    String to();

    @Message
    String anybody();

    @Message
    String free();

    @Message
    String atWork();

    @Message
    String from(String time);

    @Message
    String notSoon();

    @Message
    String note();

    @Message
    String noteHint();

    @Message
    String promises();

    @Message
    String offerIt();

    @Message
    String offered(String to, String until);

    @Message
    String withdraw();

    @Message
    String accepted(String to);

    @Message
    String declined(String to, String reason);

    @Message
    String expired(String to);

    @Message
    String left(String to);

    @Message
    String unwanted(String to);

    @Message
    String passed(String from, String to, String when);

    @Message
    String errorNote();

    @Message
    String errorPerson();

    @Message
    String errorLive();

    @Message
    String errorLater();
}
