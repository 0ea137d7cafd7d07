package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of the pages of playbooks.
@MessageBundle(value = "play", locale = "en")
public interface PlaybookMessages {
    @Message
    String hint();

    @Message
    String none();

    @Message
    String fresh();

    @Message
    String all();

    @Message
    String more();

    @Message
    String olderVersions();

    @Message
    String draft();

    @Message
    String active();

    @Message
    String retired();

    @Message
    String version(int number);

    @Message
    String draftOf(int number);

    @Message
    String failures(long number);

    @Message
    String failed(int number);

    @Message
    String versionOf(int number, String status, String day);

    @Message
    String by(String name);

    @Message
    String compared(int number);

    @Message
    String backfill(String since, String customers, String fired);

    @Message
    String backfillGoesOn();

    @Message
    String edit();

    @Message
    String editDraft();

    @Message
    String activate();

    @Message
    String retire();

    @Message
    String editTitle(String key);

    @Message
    String text();

    @Message
    String textHint();

    @Message
    String saveDraft();

    @Message
    String preview();

    @Message
    String check();

    @Message
    String fine();

    @Message
    String place(int line, int column);

    @Message
    String flawed();

    @Message
    String keyTaken();

    @Message
    String otherKey(String key);

    @Message
    String stale();

    @Message
    String refused(int most);

    @Message
    String saved();

    @Message
    String activated();

    @Message
    String retiredNow();

    @Message
    String noDraft();

    @Message
    String trial();

    @Message
    String wouldFire(String fired, String considered);

    @Message
    String wouldFireEvents(String fired, String considered);

    @Message
    String couldNotBeEvaluated(String failures, String why);

    @Message
    String partly();

    @Message
    String examples();

    @Message
    String wouldCall(String day, String time);

    @Message
    String wouldWrite(String day, String time);

    @Message
    String heldThen();

    @Message
    String fires(String day);

    @Message
    String dueOn(String day);

    @Message
    String orderNamed(String id);

    @Message
    String why();

    @Message
    String activateTitle(String key, int number);

    @Message
    String replaces(int number);

    @Message
    String fromNowOn();

    @Message
    String alsoSince(String day);

    @Message
    String since();

    @Message
    String sinceHint();

    @Message
    String show();

    @Message
    String errorSince();

    @Message
    String activateNow();

    @Message
    String retireTitle(String key);

    @Message
    String retireText(int number);

    @Message
    String retireDraftText();

    @Message
    String retireNow();

    @Message
    String cancel();
}
