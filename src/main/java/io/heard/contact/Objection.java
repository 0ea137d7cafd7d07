package io.heard.contact;

/// What stands against a contact that a person would make by hand at an instant.
///
/// @param forbids whether they are stopped; else they are warned
/// @param because with the rule's source
public record Objection(boolean forbids, Because because) {}
