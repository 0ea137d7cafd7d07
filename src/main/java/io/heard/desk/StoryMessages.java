package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words around a customer's story.
@MessageBundle(value = "story", locale = "en")
public interface StoryMessages {

    @Message
    String title();

    @Message
    String nothing();

    @Message
    String correct();

    @Message
    String correctOf(String what, String when);

    @Message
    String corrected(String who, String when);

    @Message
    String remember();

    @Message
    String promises();

    @Message
    String settledPromises(int number);

    @Message
    String promiseBy(String day, String owner);

    @Message
    String promiseLate(String day, String owner);

    @Message
    String kept(String day);

    @Message
    String broken(String day);

    @Message
    String renegotiated(String day);

    @Message
    String matters();

    @Message
    String concern();

    @Message
    String question();

    @Message
    String callBack();

    @Message
    String open();

    @Message
    String resolved(String day);

    @Message
    String answered(String day);

    @Message
    String ended();

    @Message
    String orders();

    @Message
    String ofOrder(String id);

    @Message
    String delivered(String day);

    @Message
    String expected(String day);

    @Message
    String cancelled(String day);

    @Message
    String cameBack();

    @Message
    String gift();

    @Message
    String wasGift();

    @Message
    String moreLines(int number);

    @Message
    String returns();

    @Message
    String returnRequested();

    @Message
    String returned();

    @Message
    String returnClosed();

    @Message
    String contacts();

    @Message
    String theyWrote();

    @Message
    String theyCalled();

    @Message
    String theyAnswered();

    @Message
    String unverified(String address);

    @Message
    String withQuotes();

    @Message
    String dropped(String name, String type, String size);

    @Message
    String cameBackByMail(String when);

    @Message
    String byWhom(String name);

    @Message
    String earlier(int number);

    @Message
    String older(int number);

    @Message
    String preferences();

    @Message
    String byCall();

    @Message
    String byEmail();

    @Message
    String likes(String channels);

    @Message
    String language(String language);

    @Message
    String zone(String place);

    @Message
    String likesHours(String days, String hours);

    @Message
    String never(String days);

    @Message
    String noCalls();

    @Message
    String noMails();

    @Message
    String forService();

    @Message
    String forSurveys();

    @Message
    String forMarketing();

    @Message
    String until(String what, String day);
}
