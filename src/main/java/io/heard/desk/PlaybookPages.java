package io.heard.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// The pages of playbooks; their markup is in `templates/desk`.
@CheckedTemplate(basePath = "desk")
final class PlaybookPages {

    private PlaybookPages() {}

    static native TemplateInstance playbooks(Frame frame, PlaybookPage.All page);

    static native TemplateInstance playbook(Frame frame, PlaybookPage.One page);

    static native TemplateInstance playbookEdit(Frame frame, PlaybookPage.Edit page);

    static native TemplateInstance playbookFlaws(List<PlaybookPage.Flaw> flaws, boolean checked);

    static native TemplateInstance playbookActivate(Frame frame, PlaybookPage.Activation page);

    static native TemplateInstance playbookRetire(Frame frame, PlaybookPage.Retirement page);
}
