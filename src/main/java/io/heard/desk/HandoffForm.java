package io.heard.desk;

import io.heard.planning.RepId;
import io.heard.task.Handoff.Kind;
import io.heard.workqueue.Offer;
import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/// What was typed to hand a task over, exactly as typed.
public class HandoffForm {

    private static final int LONGEST = 4_000;
    private static final String REP = "[A-Za-z0-9][A-Za-z0-9._@-]{0,99}";
    private static final RepId NOBODY = new RepId("nobody-of-that-name");

    @FormParam("handKind")
    @Nullable
    String kind;

    @FormParam("handTo")
    @Nullable
    String to;

    @FormParam("handNote")
    @Nullable
    String note;

    @FormParam("handPromises")
    @Nullable
    String promises;

    /// Whom nobody can be called is nobody who works here.
    Offer offer() {
        var named = to().matches(REP) ? new RepId(to()) : NOBODY;
        return new Offer(
                isLive() ? Kind.LIVE : Kind.LATER,
                to().isEmpty() ? null : named,
                null,
                note().strip(),
                isWithPromises());
    }

    public boolean isLive() {
        return Kind.LIVE.name().equals(kind);
    }

    public String to() {
        return Typed.text(to);
    }

    public String note() {
        return note == null ? "" : note;
    }

    public boolean isWithPromises() {
        return promises != null;
    }

    boolean hasNote() {
        return !note().isBlank() && note().length() <= LONGEST;
    }
}
