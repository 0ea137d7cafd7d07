package io.heard.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages about dead letters and conflicts; their markup is in `templates/desk`.
@CheckedTemplate(basePath = "desk")
final class LetterTemplates {

    private LetterTemplates() {}

    static native TemplateInstance deadLetters(Frame frame, LetterPage.Letters page);

    static native TemplateInstance deadLetter(Frame frame, LetterPage.Letter page);

    static native TemplateInstance conflicts(Frame frame, LetterPage.Conflicts page);

    static native TemplateInstance conflict(Frame frame, LetterPage.Pair page);
}
