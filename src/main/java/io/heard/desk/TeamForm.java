package io.heard.desk;

import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/// What was typed for a new team.
public class TeamForm {

    @FormParam("id")
    @Nullable
    String id;

    @FormParam("name")
    @Nullable
    String name;

    @FormParam("zone")
    @Nullable
    String zone;

    @FormParam("lead")
    @Nullable
    String lead;

    public String id() {
        return Typed.text(id);
    }

    public String name() {
        return Typed.text(name);
    }

    public String zone() {
        return Typed.text(zone);
    }

    public String lead() {
        return Typed.text(lead);
    }
}
