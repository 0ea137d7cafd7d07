package io.heard.desk;

import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/// What a rep says became of a promise.
public class PromiseForm {

    @FormParam("version")
    @Nullable
    String version;

    @FormParam("note")
    @Nullable
    String note;

    @FormParam("told")
    @Nullable
    String told;

    @FormParam("day")
    @Nullable
    String day;

    @FormParam("time")
    @Nullable
    String time;

    @FormParam("text")
    @Nullable
    String text;

    public String note() {
        return Typed.text(note);
    }

    public boolean isTold() {
        return "yes".equals(told);
    }

    public String day() {
        return Typed.text(day);
    }

    public String time() {
        return Typed.text(time);
    }

    public String text() {
        return Typed.text(text);
    }
}
