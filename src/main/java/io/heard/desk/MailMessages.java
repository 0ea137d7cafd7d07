package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words around mails.
@MessageBundle(value = "mail", locale = "en")
public interface MailMessages {

    @Message
    String leftText();

    @Message
    String title();

    @Message
    String to();

    @Message
    String subject();

    @Message
    String text();

    @Message
    String hint();

    @Message
    String alike(int percent);

    @Message
    String send();

    @Message
    String saveDraft();

    @Message
    String saved();

    @Message
    String takeFirst();

    @Message
    String cannotSend();

    @Message
    String local();

    @Message
    String open();

    @Message
    String mailbox();

    @Message
    String mailboxHint();

    @Message
    String mailboxEmpty();

    @Message
    String backToMailbox();

    @Message
    String sender();

    @Message
    String replyTo();

    @Message
    String arrived();

    @Message
    String plainText();

    @Message
    String html();

    @Message
    String underWay();

    @Message
    String sent(String when);

    @Message
    String bounced(String when, String why);

    @Message
    String unknownTitle();

    @Message
    String unknown(String when, String why);

    @Message
    String wasSent();

    @Message
    String again();

    @Message
    String againHint();

    @Message
    String whatWasWritten();

    @Message
    String kept();

    @Message
    String failed(String why);

    @Message
    String refused(String detail);

    @Message
    String notLetIn();

    @Message
    String tooMany();

    @Message
    String notReached();

    @Message
    String notAllowed();

    @Message
    String nothingOpen();

    @Message
    String timeout();

    @Message
    String cut();

    @Message
    String serverError();

    @Message
    String stopped();

    @Message
    String errorEmpty();

    @Message
    String errorLong(int number);

    @Message
    String errorControl();

    @Message
    String errorNotes();

    @Message
    String errorCheck();

    @Message
    String whyNoMailTask();

    @Message
    String whyAlready();

    @Message
    String whyNotUnknown();

    @Message
    String whyNoAddress();

    @Message
    String whyNothingOpen();

    @Message
    String whyPaused();

    @Message
    String whySuppressed();

    @Message
    String whyNoConsent();

    @Message
    String whyWindow();

    @Message
    String whyHeld();
}
