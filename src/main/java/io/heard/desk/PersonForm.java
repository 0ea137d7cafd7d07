package io.heard.desk;

import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.team.Absence;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.WeeklyShifts;
import io.heard.team.Zones;
import jakarta.ws.rs.FormParam;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was typed about somebody who works here, by the rules of `PUT /v1/representatives/{id}`.
public class PersonForm {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern SKILL = Pattern.compile(Skill.FORM);
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([A-Za-z0-9-]{1,63}\\.)+[A-Za-z][A-Za-z0-9-]{1,62}");
    private static final int MOST = 50;
    private static final int LONGEST_TAG = 65;
    private static final int MOST_TASKS = 200;

    @FormParam("id")
    @Nullable
    String id;

    @FormParam("name")
    @Nullable
    String name;

    @FormParam("email")
    @Nullable
    String email;

    @FormParam("role")
    @Nullable
    String role;

    @FormParam("team")
    @Nullable
    String team;

    @FormParam("zone")
    @Nullable
    String zone;

    @FormParam("languages")
    @Nullable
    String languages;

    @FormParam("skills")
    @Nullable
    String skills;

    @FormParam("occasional")
    @Nullable
    String occasional;

    @FormParam("dailyLimit")
    @Nullable
    String dailyLimit;

    @FormParam("backup")
    @Nullable
    String backup;

    @FormParam("active")
    @Nullable
    String active;

    @FormParam("version")
    @Nullable
    String version;

    static PersonForm of(Representative rep) {
        var form = new PersonForm();
        form.id = rep.id().value();
        form.name = rep.name();
        form.email = rep.email();
        form.role = rep.role().name();
        form.team = rep.teamId().value();
        form.zone = rep.zone().getId();
        form.languages = String.join(", ", rep.languages());
        form.skills = rep.skills().stream().map(Skill::toString).collect(Collectors.joining(", "));
        form.occasional = rep.occasional() ? "on" : null;
        form.dailyLimit = rep.dailyLimit() == null ? null : rep.dailyLimit().toString();
        form.backup = rep.backupId() == null ? null : rep.backupId().value();
        form.active = rep.active() ? "on" : null;
        form.version = Integer.toString(rep.version());
        return form;
    }

    static PersonForm fresh(String team, String zone) {
        var form = new PersonForm();
        form.team = team;
        form.zone = zone;
        form.role = Role.REP.name();
        form.active = "on";
        return form;
    }

    public String id() {
        return Typed.text(id);
    }

    public String name() {
        return Typed.text(name);
    }

    public String email() {
        return Typed.text(email);
    }

    public boolean isLead() {
        return Role.LEAD.name().equals(role);
    }

    public String team() {
        return Typed.text(team);
    }

    public String zone() {
        return Typed.text(zone);
    }

    public String languages() {
        return Typed.text(languages);
    }

    public String skills() {
        return Typed.text(skills);
    }

    public boolean isOccasional() {
        return occasional != null;
    }

    public String dailyLimit() {
        return Typed.text(dailyLimit);
    }

    public String backup() {
        return Typed.text(backup);
    }

    public boolean isActive() {
        return active != null;
    }

    int version() {
        return Typed.number(Typed.text(version), 0, Integer.MAX_VALUE).orElse(0);
    }

    /// What is wrong, by field.
    Map<String, String> errors(AdminMessages words) {
        var errors = new LinkedHashMap<String, String>();
        if (!Typed.isName(name())) {
            errors.put("name", words.errorName());
        }
        if (!email().isEmpty() && !EMAIL.matcher(email()).matches()) {
            errors.put("email", words.errorEmail());
        }
        if (!isZone(zone())) {
            errors.put("zone", words.errorZone());
        }
        if (!all(languages(), LANGUAGE)) {
            errors.put("languages", words.errorLanguages());
        }
        if (!all(skills(), SKILL) || !isEachOnce(skills())) {
            errors.put("skills", words.errorSkills());
        }
        if (!dailyLimit().isEmpty() && Typed.number(dailyLimit(), 1, MOST_TASKS).isEmpty()) {
            errors.put("dailyLimit", words.errorNumber(1, MOST_TASKS));
        }
        return errors;
    }

    static boolean isZone(String text) {
        try {
            Zones.parse("zone", text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isEachOnce(String text) {
        var all = list(text);
        return all.stream().map(one -> Skill.parse(one).name()).distinct().count() == all.size();
    }

    private static boolean all(String text, Pattern form) {
        var all = list(text);
        return all.size() <= MOST
                && all.stream()
                        .allMatch(one ->
                                one.length() <= LONGEST_TAG && form.matcher(one).matches());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[,;\\s]+"))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    /// @throws IllegalArgumentException where an id cannot be one, or somebody is their own backup
    Representative rep(RepId rep, WeeklyShifts shifts, List<Absence> absences, int known) {
        return new Representative(
                rep,
                name(),
                email().isEmpty() ? null : email(),
                isLead() ? Role.LEAD : Role.REP,
                new TeamId(team()),
                Zones.parse("zone", zone()),
                list(languages()),
                list(skills()).stream().map(Skill::parse).toList(),
                isOccasional(),
                Typed.number(dailyLimit(), 1, MOST_TASKS).orElse(null),
                backup().isEmpty() ? null : new RepId(backup()),
                isActive(),
                shifts,
                absences,
                known);
    }
}
