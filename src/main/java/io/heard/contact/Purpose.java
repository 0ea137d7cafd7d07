package io.heard.contact;

/// What a contact is for; a purpose that nobody knows counts as `MARKETING`.
public enum Purpose {
    SERVICE,
    SURVEY,
    MARKETING
}
