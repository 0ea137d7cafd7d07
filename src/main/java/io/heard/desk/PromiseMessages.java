package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages about promises say.
@MessageBundle("promise")
interface PromiseMessages {

    @Message
    String title();

    @Message
    String hint();

    @Message
    String teamTitle();

    @Message
    String teamHint();

    @Message
    String none();

    @Message
    String noneInTeam();

    @Message
    String due(String when);

    @Message
    String late(String when);

    @Message
    String by(String name);

    @Message
    String to();

    @Message
    String madeOn(String when, String name);

    @Message
    String insteadOf(String when);

    @Message
    String kept();

    @Message
    String keptHint();

    @Message
    String keptDo();

    @Message
    String told();

    @Message
    String toldHint();

    @Message
    String anew();

    @Message
    String anewHint();

    @Message
    String anewBy(String place);

    @Message
    String anewAt();

    @Message
    String anewText();

    @Message
    String anewDo();

    @Message
    String broken();

    @Message
    String brokenHint();

    @Message
    String brokenDo();

    @Message
    String note();

    @Message
    String saidKept();

    @Message
    String saidAnew(String when);

    @Message
    String saidBroken();

    @Message
    String errorLong();

    @Message
    String refused(String why);

    @Message
    String stale();

    @Message
    String dueHead();

    @Message
    String rate(int percent, int due);

    @Message
    String all();
}
