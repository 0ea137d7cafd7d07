package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of work that runs out of time, and of work that is given to others all at once.
@MessageBundle(value = "relief", locale = "en")
public interface ReliefMessages {
    @Message
    String running();

    @Message
    String runningElsewhere();

    @Message
    String runningElsewhereHint();

    @Message
    String runningTeam();

    @Message
    String runningTeamHint();

    @Message
    String reassignTitle();

    @Message
    String reassignHint();

    @Message
    String from();

    @Message
    String to();

    @Message
    String byRules();

    @Message
    String what();

    @Message
    String today();

    @Message
    String all();

    @Message
    String ownership();

    @Message
    String look();

    @Message
    String whatHappens();

    @Message
    String nothing();

    @Message
    String tasksPass(int count, String effort);

    @Message
    String customersPass(int count);

    @Message
    String relationshipsPass(int count);

    @Message
    String promisesPass(int count);

    @Message
    String claimedStay(int count);

    @Message
    String othersStay(int count);

    @Message
    String receiver();

    @Message
    String tasks();

    @Message
    String relationships();

    @Message
    String before();

    @Message
    String after();

    @Message
    String room();

    @Message
    String wholeTeam();

    @Message
    String late(int before, int after);

    @Message
    String lateHead();

    @Message
    String conflictsHead();

    @Message
    String touched(String who, String when);

    @Message
    String noneLate();

    @Message
    String noConflicts();

    @Message
    String confirm();

    @Message
    String cancel();

    @Message
    String done(int count);

    @Message
    String changed();

    @Message
    String refused();
}
