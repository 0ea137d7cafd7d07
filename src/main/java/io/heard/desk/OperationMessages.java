package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of the page about how Heard itself is doing.
@MessageBundle(value = "operation", locale = "en")
public interface OperationMessages {
    @Message
    String title();

    @Message
    String hint();

    @Message
    String well();

    @Message
    String alarms();

    @Message
    String since(String when);

    @Message
    String noInput(String source);

    @Message
    String noInputHint();

    @Message
    String noOutput();

    @Message
    String noOutputHint();

    @Message
    String noReview();

    @Message
    String noReviewHint();

    @Message
    String notSent();

    @Message
    String notSentHint();

    @Message
    String noNextDate();

    @Message
    String noNextDateHint();

    @Message
    String work();

    @Message
    String due();

    @Message
    String reviews();

    @Message
    String unsent();

    @Message
    String withoutNextDate();

    @Message
    String deadLetters();

    @Message
    String none();

    @Message
    String atMost(String count);

    @Message
    String inputs();

    @Message
    String inputsHint();

    @Message
    String source();

    @Message
    String latest();

    @Message
    String usual();

    @Message
    String state();

    @Message
    String silent();

    @Message
    String lively();

    @Message
    String quiet();

    @Message
    String unknownYet();

    @Message
    String noInputs();

    @Message
    String cleaning();

    @Message
    String cleaningHint(String last, String next);

    @Message
    String neverCleaned(String next);
}
