package io.heard.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// The pages; their markup is in `templates/desk`.
@CheckedTemplate(basePath = "desk")
final class Templates {

    private Templates() {}

    static native TemplateInstance login(boolean failed, boolean out);

    static native TemplateInstance queue(Frame frame, QueuePage page);

    static native TemplateInstance queue$list(QueuePage page);

    static native TemplateInstance nobody(Frame frame);

    static native TemplateInstance task(Frame frame, TaskPage page);

    static native TemplateInstance foreseen(Foreseen foreseen);

    static native TemplateInstance checked(Checked checked);

    static native TemplateInstance alike(MailPart.@Nullable Alike alike);

    static native TemplateInstance error(String title, String text, @Nullable String detail);
}
