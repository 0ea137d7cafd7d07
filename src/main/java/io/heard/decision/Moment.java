package io.heard.decision;

import java.time.Instant;

/// When a contact is meant to happen and by when it should have.
record Moment(Instant target, Instant due) {}
