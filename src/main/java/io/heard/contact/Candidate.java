package io.heard.contact;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// One place and zone in which the customer may be; without a place only the strict row speaks for it.
public record Candidate(@Nullable Place place, ZoneId zone, Source source) {}
