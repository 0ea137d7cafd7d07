package io.heard.workqueue;

import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.task.Handoff.Kind;
import org.jspecify.annotations.Nullable;

/// A wish to pass a task on.
///
/// @param to absent: whoever fits and can be asked soonest
/// @param skill that it takes; absent: those of the task
/// @param note the story so far
/// @param withPromises whether what the giver promised the customer passes too
public record Offer(Kind kind, @Nullable RepId to, @Nullable Skill skill, String note, boolean withPromises) {}
