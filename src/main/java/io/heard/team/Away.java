package io.heard.team;

import io.heard.planning.RepId;
import java.time.Instant;

/// A rep who is not there now, although they may be on shift.
///
/// @param until when they are back
/// @param absent whether they have left work, as in an absence, rather than the desk
public record Away(RepId rep, Instant until, boolean absent) {}
