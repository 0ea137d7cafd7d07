package io.heard.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The page on which a lead decides about goodwill; its markup is in `templates/desk`.
@CheckedTemplate(basePath = "desk")
final class GoodwillPages {

    private GoodwillPages() {}

    static native TemplateInstance goodwill(Frame frame, GoodwillPart.Page page);
}
