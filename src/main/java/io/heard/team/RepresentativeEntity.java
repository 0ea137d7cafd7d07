package io.heard.team;

import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "representative")
class RepresentativeEntity {

    @Id
    String id;

    String name;

    @Nullable
    String email;

    @Enumerated(EnumType.STRING)
    Role role;

    @Column(name = "team_id")
    String teamId;

    @Column(name = "time_zone")
    String timeZone;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] languages;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] skills;

    boolean occasional;

    @Column(name = "daily_limit")
    @Nullable
    Integer dailyLimit;

    @Column(name = "backup_id")
    @Nullable
    String backupId;

    boolean active;

    @JdbcTypeCode(SqlTypes.JSON)
    String shifts;

    @JdbcTypeCode(SqlTypes.JSON)
    String absences;

    @Version
    int version;

    static RepresentativeEntity of(Representative rep, int version, String shifts, String absences) {
        var row = new RepresentativeEntity();
        row.id = rep.id().value();
        row.name = rep.name();
        row.email = rep.email();
        row.role = rep.role();
        row.teamId = rep.teamId().value();
        row.timeZone = rep.zone().getId();
        row.languages = rep.languages().toArray(String[]::new);
        row.skills = rep.skills().stream().map(Skill::toString).toArray(String[]::new);
        row.occasional = rep.occasional();
        row.dailyLimit = rep.dailyLimit();
        row.backupId = rep.backupId() == null ? null : rep.backupId().value();
        row.active = rep.active();
        row.shifts = shifts;
        row.absences = absences;
        row.version = version;
        return row;
    }

    Representative toRepresentative(WeeklyShifts readShifts, List<Absence> readAbsences) {
        return new Representative(
                new RepId(id),
                name,
                email,
                role,
                new TeamId(teamId),
                ZoneId.of(timeZone),
                List.of(languages),
                Arrays.stream(skills).map(Skill::parse).toList(),
                occasional,
                dailyLimit,
                backupId == null ? null : new RepId(backupId),
                active,
                readShifts,
                readAbsences,
                version);
    }
}
