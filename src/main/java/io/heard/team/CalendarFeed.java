package io.heard.team;

import io.heard.planning.RepId;
import java.time.Instant;
import java.util.Locale;

/// That a rep's promised times can be read at a secret address.
///
/// @param language in which it is written
public record CalendarFeed(RepId rep, Locale language, Instant madeAt) {}
