package io.heard.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages about who can do what; their markup is in `templates/desk`.
@CheckedTemplate(basePath = "desk")
final class CrewPages {

    private CrewPages() {}

    static native TemplateInstance skills(Frame frame, SkillsPage page);

    static native TemplateInstance table(Frame frame, ImportPage page);
}
