package io.heard.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages of what reps take along, of work that goes to others and of promises; their markup is in `templates/desk`.
@CheckedTemplate(basePath = "desk")
final class CarryPages {

    private CarryPages() {}

    static native TemplateInstance sheet(Frame frame, SheetPage page);

    static native TemplateInstance reassign(Frame frame, ReassignPage page);

    static native TemplateInstance me(Frame frame, OwnPage page);

    static native TemplateInstance promises(Frame frame, PromisesPage page);

    static native TemplateInstance promise(Frame frame, PromisesPage.One page);
}
