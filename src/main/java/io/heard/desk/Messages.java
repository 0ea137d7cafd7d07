package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// Every word that the desk shows; the texts are in `messages/`, a file per language.
@MessageBundle(locale = "en")
public interface Messages {

    @Message
    String mailbox();

    @Message
    String lang();

    @Message
    String heard();

    @Message
    String slogan();

    @Message
    String skip();

    @Message
    String user();

    @Message
    String password();

    @Message
    String login();

    @Message
    String loginTitle();

    @Message
    String loginFailed();

    @Message
    String logout();

    @Message
    String loggedOut();

    @Message
    String sections();

    @Message
    String today();

    @Message
    String customers();

    @Message
    String team();

    @Message
    String admin();

    @Message
    String nextPerson();

    @Message
    String nobodyNow();

    @Message
    String emptyTitle();

    @Message
    String emptyText();

    @Message
    String noQueueTitle();

    @Message
    String noQueueText(String user);

    @Message
    String waitingNow(int number);

    @Message
    String more(int number);

    @Message
    String doneToday(int number);

    @Message
    String doneNothing();

    @Message
    String take();

    @Message
    String goOn();

    @Message
    String yoursUntil(String time);

    @Message
    String urgent();

    @Message
    String promised(String time);

    @Message
    String nameless(String id);

    @Message
    String localTime(String time, String zone);

    @Message
    String localTimeUnknown();

    @Message
    String due(String when);

    @Message
    String dueWas(String when);

    @Message
    String dueDay(String day);

    @Message
    String dueDayWas(String day);

    @Message
    String dueToday();

    @Message
    String window(String from, String to);

    @Message
    String windowNow(String to);

    @Message
    String windows(String list);

    @Message
    String windowsNone();

    @Message
    String call();

    @Message
    String email();

    @Message
    String attempt(int number);

    @Message
    String backToList();

    @Message
    String why();

    @Message
    String ask();

    @Message
    String know();

    @Message
    String because();

    @Message
    String changed();

    @Message
    String customer();

    @Message
    String customerId();

    @Message
    String language();

    @Message
    String zone();

    @Message
    String standing();

    @Message
    String standingVip();

    @Message
    String standingLeadOnly();

    @Message
    String standingMinor();

    @Message
    String standingDeceased();

    @Message
    String standingTest();

    @Message
    String reach();

    @Message
    String callNumber(String number);

    @Message
    String writeTo(String address);

    @Message
    String noPhone();

    @Message
    String noEmail();

    @Message
    String badEmail();

    @Message
    String numberUnreadable();

    @Message
    String numberWithoutCountry();

    @Message
    String numberEmergency();

    @Message
    String numberShort();

    @Message
    String numberPremium();

    @Message
    String numberInvalid();

    @Message
    String notBefore(String time);

    @Message
    String notToday();

    @Message
    String stopped(String reason);

    @Message
    String voicemail();

    @Message
    String voicemailYes();

    @Message
    String voicemailNo();

    @Message
    String outcome();

    @Message
    String howDidItGo();

    @Message
    String reached();

    @Message
    String otherPerson();

    @Message
    String leftVoicemail();

    @Message
    String noAnswer();

    @Message
    String busy();

    @Message
    String callBackLater();

    @Message
    String wrongNumber();

    @Message
    String notInterested();

    @Message
    String optedOut();

    @Message
    String sent();

    @Message
    String replied();

    @Message
    String bounced();

    @Message
    String callBackAt(String zone);

    @Message
    String note();

    @Message
    String noteHint();

    @Message
    String served();

    @Message
    String servedHint();

    @Message
    String promise();

    @Message
    String promiseText();

    @Message
    String promiseBy(String zone);

    @Message
    String save();

    @Message
    String notNow();

    @Message
    String snoozeUntil();

    @Message
    String snooze();

    @Message
    String putBack();

    @Message
    String putBackHint();

    @Message
    String errorDisposition();

    @Message
    String errorCallBack();

    @Message
    String errorTime();

    @Message
    String errorPromiseText();

    @Message
    String errorPromiseDate();

    @Message
    String errorSnooze();

    @Message
    String errorSnoozeDue(String when);

    @Message
    String errorSnoozeWindow();

    @Message
    String errorPast();

    @Message
    String errorGoodwillKind();

    @Message
    String errorGoodwillAmount();

    @Message
    String errorGoodwillTwice();

    @Message
    String errorLong(int most);

    @Message
    String errorSummary();

    @Message
    String snoozeNext();

    @Message
    String stateFree();

    @Message
    String stateOther(String name);

    @Message
    String stateDone(String how, String when);

    @Message
    String stateCancelled(String when);

    @Message
    String textKept();

    @Message
    String afterFulfilled(String name);

    @Message
    String afterCall(String name, String when);

    @Message
    String afterEmail(String name, String when);

    @Message
    String afterReview(String name, String when);

    @Message
    String afterActive(String name);

    @Message
    String afterEnded(String name);

    @Message
    String afterPutBack(String name);

    @Message
    String error400();

    @Message
    String error403();

    @Message
    String error404();

    @Message
    String error405();

    @Message
    String error409();

    @Message
    String error429();

    @Message
    String error500();

    @Message
    String error400Text();

    @Message
    String error403Text();

    @Message
    String error404Text();

    @Message
    String error405Text();

    @Message
    String error409Text();

    @Message
    String error429Text();

    @Message
    String error500Text();

    @Message
    String errorOther();

    @Message
    String errorOtherText();

    @Message
    String errorBack();

    @Message
    String filters();

    @Message
    String showAll(int number);

    @Message
    String showCalls(int number);

    @Message
    String showEmails(int number);

    @Message
    String promisedHead();

    @Message
    String queueHead();

    @Message
    String progress(int done, int left);

    @Message
    String freshUrgent();

    @Message
    String reload();

    @Message
    String away();

    @Message
    String gone();

    @Message
    String emptyKind();

    @Message
    String emptyKindText();

    @Message
    String saveNext();

    @Message
    String heardTags();

    @Message
    String tagPraise();

    @Message
    String tagQuality();

    @Message
    String tagDelivery();

    @Message
    String tagDamaged();

    @Message
    String tagWrongItem();

    @Message
    String tagPrice();

    @Message
    String tagUse();

    @Message
    String tagWish();

    @Message
    String promiseAt();

    @Message
    String checkYou();

    @Message
    String checkYouAnd(String names);

    @Message
    String checkOthers(String names);

    @Message
    String checkNobody();

    @Message
    String checkNotAllowed();

    @Message
    String checkNear();

    @Message
    String foreseen();

    @Message
    String foreseenEmpty();

    @Message
    String foreseenShow();

    @Message
    String foreseenFlaws();

    @Message
    String foreseenTaken();

    @Message
    String nextFulfilled(String name);

    @Message
    String yourTime(String mine);

    @Message
    String bothTimes(String theirs, String place, String mine);

    @Message
    String nextCall(String when);

    @Message
    String nextEmail(String when);

    @Message
    String nextReview(String when);

    @Message
    String nextActive();

    @Message
    String nextEnded(String name);

    @Message
    String nextSettled(String text);

    @Message
    String nextOpen(String text);

    @Message
    String nextGone(String text);

    @Message
    String nextPromise(String text, String when);

    @Message
    String nextConcern();

    @Message
    String nextWishes();

    @Message
    String concern();

    @Message
    String concernText();

    @Message
    String wishes();

    @Message
    String wishChannel();

    @Message
    String wishNone();

    @Message
    String wishDays();

    @Message
    String wishFrom();

    @Message
    String wishTo();

    @Message
    String wishLanguage();

    @Message
    String errorHours();

    @Message
    String errorWishes();

    @Message
    String keys();

    @Message
    String keysClose();

    @Message
    String keysUse();

    @Message
    String keyMove();

    @Message
    String keyOpen();

    @Message
    String keyTake();

    @Message
    String keyNext();

    @Message
    String keyBack();

    @Message
    String keyReach();

    @Message
    String keyEnding();

    @Message
    String keyNote();

    @Message
    String keySave();

    @Message
    String keyHelp();
}
