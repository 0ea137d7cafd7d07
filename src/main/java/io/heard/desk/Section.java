package io.heard.desk;

import io.heard.platform.Roles;
import java.util.Set;
import java.util.function.Function;

/// A part of the desk that the header links to, in its order there.
enum Section {
    TODAY("/desk", Set.of(Roles.REP, Roles.LEAD), Messages::today),
    CUSTOMERS("/desk/customers", Set.of(Roles.REP, Roles.LEAD, Roles.ADMIN), Messages::customers),
    TEAM("/desk/team", Set.of(Roles.LEAD, Roles.ADMIN), Messages::team),
    ADMIN("/desk/admin", Set.of(Roles.ADMIN), Messages::admin),
    /// Only where mails are kept here.
    MAILBOX(
            "/desk/mailbox",
            Set.of(Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR),
            Messages::mailbox);

    private final String path;
    private final Set<String> roles;
    private final Function<Messages, String> label;

    Section(String path, Set<String> roles, Function<Messages, String> label) {
        this.path = path;
        this.roles = roles;
        this.label = label;
    }

    Set<String> roles() {
        return roles;
    }

    /// @param here the path of the page that shows the link
    Frame.Link link(Messages messages, String here) {
        boolean isHere = this == TODAY ? here.equals(path) || here.startsWith(path + "/tasks") : here.startsWith(path);
        return new Frame.Link(path, label.apply(messages), isHere);
    }
}
