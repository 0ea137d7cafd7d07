package io.heard.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages about customers, the team and the company; their markup is in `templates/desk`.
@CheckedTemplate(basePath = "desk")
final class OfficePages {

    private OfficePages() {}

    static native TemplateInstance customers(Frame frame, CustomersPage page);

    static native TemplateInstance customer(Frame frame, CustomerPage page);

    static native TemplateInstance correction(Frame frame, CorrectionPage page);

    static native TemplateInstance team(Frame frame, LeadPage page);

    static native TemplateInstance plan(Frame frame, PlanPage page);

    static native TemplateInstance buyers(Frame frame, PlanPage.Buyers page);

    static native TemplateInstance teams(Frame frame, AdminPage.Teams page);

    static native TemplateInstance week(Frame frame, AdminPage.Week page);

    static native TemplateInstance person(Frame frame, AdminPage.Person page);

    static native TemplateInstance settings(Frame frame, AdminPage.SettingsForms page);
}
