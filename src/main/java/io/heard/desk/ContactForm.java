package io.heard.desk;

import io.heard.contact.Purpose;
import jakarta.ws.rs.FormParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was typed into the forms of a customer's page, exactly as typed.
public class ContactForm {

    static final String WAY = "way";
    static final String DISPOSITION = "disposition";
    static final String NOTE = "note";
    static final String TEXT = "text";
    static final String DUE = "due";

    @FormParam("way")
    @Nullable
    String way;

    @FormParam("disposition")
    @Nullable
    String disposition;

    @FormParam("note")
    @Nullable
    String note;

    @FormParam("served")
    @Nullable
    List<String> served;

    @FormParam("text")
    @Nullable
    String text;

    @FormParam("due")
    @Nullable
    String due;

    @FormParam("purpose")
    @Nullable
    String purpose;

    @FormParam("about")
    @Nullable
    String about;

    /// Nothing typed yet.
    static ContactForm asking(@Nullable String about) {
        var form = new ContactForm();
        form.about = about;
        return form;
    }

    boolean isEmpty() {
        return way == null && text == null;
    }

    /// What the contact is about, where one of its purposes was chosen.
    Optional<Purpose> about() {
        return Arrays.stream(Purpose.values())
                .filter(one -> one.name().equals(about))
                .findFirst();
    }

    public String way() {
        return typed(way);
    }

    public String disposition() {
        return typed(disposition);
    }

    public String note() {
        return note == null ? "" : note;
    }

    public String text() {
        return text == null ? "" : text;
    }

    public String due() {
        return typed(due);
    }

    public String purpose() {
        return typed(purpose);
    }

    List<UUID> served() {
        return served == null
                ? List.of()
                : served.stream().flatMap(one -> id(one).stream()).distinct().toList();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException tampered) {
            return Optional.empty();
        }
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
