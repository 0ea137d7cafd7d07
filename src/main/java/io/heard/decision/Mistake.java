package io.heard.decision;

/// A playbook's condition that could not be evaluated on some facts, and so did not match.
public record Mistake(String playbook, int version, String why) {}
