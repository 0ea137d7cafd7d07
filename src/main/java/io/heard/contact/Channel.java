package io.heard.contact;

/// How a person reaches a customer.
public enum Channel {
    CALL,
    EMAIL
}
