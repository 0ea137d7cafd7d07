package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of the page of a team's day.
@MessageBundle(value = "lead", locale = "en")
public interface LeadMessages {

    @Message
    String unknownMails();

    @Message
    String unknownMailsHint();

    @Message
    String title();

    @Message
    String open();

    @Message
    String overdue();

    @Message
    String promised();

    @Message
    String urgent();

    @Message
    String nobodys();

    @Message
    String done();

    @Message
    String pausedTitle();

    @Message
    String pausedAll();

    @Message
    String pausedCountry(String country);

    @Message
    String pausedCalls();

    @Message
    String pausedCallsIn(String country);

    @Message
    String pausedMails();

    @Message
    String pausedMailsIn(String country);

    @Message
    String pausedReason(String reason);

    @Message
    String resume();

    @Message
    String resumeHint();

    @Message
    String pauseTitle();

    @Message
    String pauseText();

    @Message
    String pauseWhat();

    @Message
    String everything();

    @Message
    String onlyCalls();

    @Message
    String onlyMails();

    @Message
    String pauseWhere();

    @Message
    String everywhere();

    @Message
    String pauseWhy();

    @Message
    String pauseWhyHint();

    @Message
    String pause();

    @Message
    String pausedNow();

    @Message
    String resumedNow();

    @Message
    String sayWhy();

    @Message
    String staleSettings();

    @Message
    String reps();

    @Message
    String rep();

    @Message
    String shift();

    @Message
    String load(String work, String room);

    @Message
    String loadHead();

    @Message
    String away();

    @Message
    String notToday();

    @Message
    String minutes(long count);

    @Message
    String hours(long count, String minutes);

    @Message
    String nobodyWorks();

    @Message
    String attention();

    @Message
    String attentionHint();

    @Message
    String workOf(String name);

    @Message
    String everybody();

    @Message
    String nothingUrging();

    @Message
    String nothingInHand();

    @Message
    String moreTasks(int number);

    @Message
    String isNobodys();

    @Message
    String withWhom(String name);

    @Message
    String atIt(String name, String time);

    @Message
    String giveTo();

    @Message
    String wholeTeam();

    @Message
    String give();

    @Message
    String given();

    @Message
    String cannotGive();

    @Message
    String staleTask();

    @Message
    String nobodyFits();

    @Message
    String leftAlone();

    @Message
    String leftAloneHint();

    @Message
    String leftNobody();

    @Message
    String customers(int number);

    @Message
    String andMore(int number);

    @Message
    String whyTooLate();

    @Message
    String whyCancelled();

    @Message
    String whyReturned();

    @Message
    String whyUnless();

    @Message
    String whyNoLongerTrue();

    @Message
    String whyHeld();

    @Message
    String whyHeard();

    @Message
    String whyNotInterested();

    @Message
    String whyStanding();

    @Message
    String whyNoWay();

    @Message
    String whyAttempts();

    @Message
    String whyLapsed();
}
