package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of what reps take along: the sheet of a day, their calendar, the mail in the morning.
@MessageBundle(value = "carry", locale = "en")
public interface CarryMessages {
    @Message
    String sheetTitle();

    @Message
    String sheetOf(String name, String day);

    @Message
    String sheetAsOf(String time, String place);

    @Message
    String sheetPrint();

    @Message
    String sheetHint();

    @Message
    String sheetOfWhom();

    @Message
    String sheetShow();

    @Message
    String sheetNothing();

    @Message
    String sheetMore(int count);

    @Message
    String later();

    @Message
    String place();

    @Message
    String person();

    @Message
    String when();

    @Message
    String about();

    @Message
    String notes();

    @Message
    String promisedAt(String time);

    @Message
    String theirTime(String windows, String place);

    @Message
    String myTime(String windows);

    @Message
    String noWindow();

    @Message
    String numberAtDesk();

    @Message
    String promise(String text);

    @Message
    String keepSafe();

    @Message
    String myPage();

    @Message
    String calendar();

    @Message
    String calendarText();

    @Message
    String calendarNone();

    @Message
    String calendarSince(String when);

    @Message
    String calendarMake();

    @Message
    String calendarRenew();

    @Message
    String calendarRenewHint();

    @Message
    String calendarWithdraw();

    @Message
    String calendarUrl();

    @Message
    String calendarOnce();

    @Message
    String calendarMade();

    @Message
    String calendarGone();

    @Message
    String takeAlong();

    @Message
    String csv();

    @Message
    String csvHint();

    @Message
    String mail();

    @Message
    String mailText();

    @Message
    String mailTo(String address);

    @Message
    String mailNowhere();

    @Message
    String mailWanted();

    @Message
    String mailSave();

    @Message
    String mailSaved();
}
