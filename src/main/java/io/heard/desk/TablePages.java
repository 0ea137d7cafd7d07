package io.heard.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages about contact rules and holidays; their markup is in `templates/desk`.
@CheckedTemplate(basePath = "desk")
final class TablePages {

    private TablePages() {}

    static native TemplateInstance rules(Frame frame, TablePage.Rules page);

    static native TemplateInstance holidays(Frame frame, TablePage.Holidays page);

    static native TemplateInstance tableEdit(Frame frame, TablePage.Edit page);

    static native TemplateInstance tableChecked(TablePage.Checked checked);

    static native TemplateInstance whatIf(TablePage.WhatIfPanel panel);
}
