package io.heard.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages about customers, the team and the company; their markup is in `templates/desk`.
@CheckedTemplate(basePath = "desk")
final class OfficePages {

    private OfficePages() {}

    static native TemplateInstance customers(Frame frame, CustomersPage page);

    static native TemplateInstance customer(Frame frame, CustomerPage page);

    static native TemplateInstance team(Frame frame, LeadPage page);
}
