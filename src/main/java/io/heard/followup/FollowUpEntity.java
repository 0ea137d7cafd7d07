package io.heard.followup;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "follow_up")
@NullUnmarked
class FollowUpEntity {

    @Embeddable
    record Key(@Column(name = "customer_id") String customerId, UUID id) {}

    @EmbeddedId
    Key key;

    String status;
    String wake;

    @Column(name = "next_at")
    Instant nextAt;

    @Column(name = "wake_at")
    Instant wakeAt;

    @Column(name = "wake_on")
    String[] wakeOn = {};

    @Column(name = "due_at")
    Instant dueAt;

    String channel;
    String purpose;
    int priority = 50;
    boolean urgent;
    boolean promised;

    @Column(name = "for_lead")
    boolean forLead;

    @Column(name = "effort_seconds")
    int effortSeconds;

    int attempt = 1;

    @Column(name = "leading_id")
    UUID leadingId;

    String[] skills = {};

    @JdbcTypeCode(SqlTypes.JSON)
    String because = "[]";

    @Column(name = "local_next_at")
    LocalDateTime localNextAt;

    @Column(name = "local_zone")
    String localZone;

    @Column(name = "not_before")
    Instant notBefore;

    @Column(name = "put_off_at")
    Instant putOffAt;

    int snoozes;
    boolean released;
    String kind;

    @Column(name = "ended_why")
    String endedWhy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "ended_at")
    Instant endedAt;

    @Version
    int version;
}
