package io.heard.followup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The open agenda of one customer: all their open reasons. A customer has at most one that is open.
///
/// @param plan absent while it is not known how the contact will be
/// @param zone of the customer, in which `nextAt` was worked out
/// @param notBefore until when a rep put it off
/// @param putOffAt when the rep did so
/// @param released whether it has ever had a task
/// @param version 0 for one that is not stored yet
public record FollowUp(
        String customerId,
        UUID id,
        FollowUpStatus status,
        @Nullable Plan plan,
        @Nullable ZoneId zone,
        @Nullable Instant notBefore,
        @Nullable Instant putOffAt,
        int snoozes,
        boolean released,
        Instant createdAt,
        int version) {

    public FollowUp with(FollowUpStatus next) {
        return new FollowUp(
                customerId,
                id,
                next,
                plan,
                zone,
                notBefore,
                putOffAt,
                snoozes,
                released || next instanceof FollowUpStatus.Active,
                createdAt,
                version);
    }

    public FollowUp with(FollowUpStatus next, @Nullable Plan newPlan, @Nullable ZoneId newZone) {
        return new FollowUp(
                customerId,
                id,
                next,
                newPlan,
                newZone,
                notBefore,
                putOffAt,
                snoozes,
                released || next instanceof FollowUpStatus.Active,
                createdAt,
                version);
    }

    public FollowUp snoozed(Instant until, Instant now) {
        return new FollowUp(customerId, id, status, plan, zone, until, now, snoozes + 1, released, createdAt, version);
    }

    /// A contact was made: what a rep had put off is no longer put off.
    public FollowUp contacted() {
        return new FollowUp(customerId, id, status, plan, zone, null, null, snoozes, released, createdAt, version);
    }

    /// As it is once it has been added or saved.
    public FollowUp saved() {
        return new FollowUp(
                customerId, id, status, plan, zone, notBefore, putOffAt, snoozes, released, createdAt, version + 1);
    }
}
