package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of the pages about dead letters and conflicts.
@MessageBundle(value = "letter", locale = "en")
public interface LetterMessages {
    @Message
    String title();

    @Message
    String hint();

    @Message
    String none();

    @Message
    String state();

    @Message
    String any();

    @Message
    String open();

    @Message
    String replayed();

    @Message
    String dismissed();

    @Message
    String erased();

    @Message
    String reason();

    @Message
    String via();

    @Message
    String show();

    @Message
    String from();

    @Message
    String byHttp();

    @Message
    String byShop(String shop);

    @Message
    String byKafka(String topic, String partition, String offset);

    @Message
    String eventId(String id);

    @Message
    String size(int number);

    @Message
    String older();

    @Message
    String replayAll();

    @Message
    String replayAllHint(int number);

    @Message
    String didAll(int replayed, int failed);

    @Message
    String moreLeft();

    @Message
    String goOn();

    @Message
    String one();

    @Message
    String what();

    @Message
    String where();

    @Message
    String todo();

    @Message
    String received();

    @Message
    String headers();

    @Message
    String theMessage();

    @Message
    String messageHint();

    @Message
    String asItCame();

    @Message
    String mended();

    @Message
    String noText();

    @Message
    String cut();

    @Message
    String replay();

    @Message
    String dismiss();

    @Message
    String dismissHint();

    @Message
    String why();

    @Message
    String needsWhy();

    @Message
    String tooLong();

    @Message
    String done();

    @Message
    String doneDismissed();

    @Message
    String stillBad();

    @Message
    String closedMeanwhile();

    @Message
    String history();

    @Message
    String didReplay();

    @Message
    String didFail();

    @Message
    String didDismiss();

    @Message
    String takenIn(String taken, String before);

    @Message
    String nothing(String why);

    @Message
    String back();

    @Message
    String todoPlace(String place);

    @Message
    String todoText();

    @Message
    String todoInside();

    @Message
    String todoSetting();

    @Message
    String todoOrder();

    @Message
    String todoId();

    @Message
    String todoPerson();

    @Message
    String conflicts();

    @Message
    String conflictsHint();

    @Message
    String noConflicts();

    @Message
    String conflict();

    @Message
    String source();

    @Message
    String lost();

    @Message
    String won();

    @Message
    String wonGone();

    @Message
    String seen();

    @Message
    String backToConflicts();
}
