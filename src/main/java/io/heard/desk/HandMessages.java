package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// Whether somebody may be called or written to by hand, and what stands against it.
@MessageBundle(value = "hand", locale = "en")
public interface HandMessages {

    @Message
    String title();

    @Message
    String about();

    @Message
    String aboutService();

    @Message
    String aboutSurvey();

    @Message
    String aboutMarketing();

    @Message
    String callStopped();

    @Message
    String mailStopped();

    @Message
    String callWarned();

    @Message
    String mailWarned();

    @Message
    String lawfulAt(String when);

    @Message
    String freeAt(String when);

    @Message
    String notByItself();

    @Message
    String deceased();

    @Message
    String consent(String rule);

    @Message
    String attempts(String when, String rule);

    @Message
    String silence(String when, String rule);

    @Message
    String silenceForever(String rule);
}
