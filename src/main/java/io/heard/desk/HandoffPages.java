package io.heard.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// Pieces of pages about handing over; their markup is in `templates/desk`.
@CheckedTemplate(basePath = "desk")
final class HandoffPages {

    private HandoffPages() {}

    static native TemplateInstance handoffState(HandoffPart hand, String formId);
}
