package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of the pages of an admin.
@MessageBundle(value = "admin", locale = "en")
public interface AdminMessages {
    @Message
    String title();

    @Message
    String playbooks();

    @Message
    String teams();

    @Message
    String settings();

    @Message
    String deadLetters();

    @Message
    String team();

    @Message
    String lead();

    @Message
    String people();

    @Message
    String zone();

    @Message
    String addTeam();

    @Message
    String teamId();

    @Message
    String teamIdHint();

    @Message
    String name();

    @Message
    String leadId();

    @Message
    String leadIdHint();

    @Message
    String add();

    @Message
    String weekOf(String day);

    @Message
    String weekBefore();

    @Message
    String weekAfter();

    @Message
    String weekHint();

    @Message
    String addPerson();

    @Message
    String noPeople();

    @Message
    String left();

    @Message
    String away();

    @Message
    String awayWhy(String reason);

    @Message
    String backToTeam();

    @Message
    String backToTeams();

    @Message
    String newPerson();

    @Message
    String profile();

    @Message
    String loginName();

    @Message
    String email();

    @Message
    String role();

    @Message
    String roleRep();

    @Message
    String roleLead();

    @Message
    String languages();

    @Message
    String languagesHint();

    @Message
    String skills();

    @Message
    String skillsHint();

    @Message
    String occasional();

    @Message
    String dailyLimit();

    @Message
    String dailyLimitHint();

    @Message
    String backup();

    @Message
    String nobody();

    @Message
    String activePerson();

    @Message
    String save();

    @Message
    String saved();

    @Message
    String week();

    @Message
    String weekFormHint(String place);

    @Message
    String day();

    @Message
    String start();

    @Message
    String end();

    @Message
    String breakStart();

    @Message
    String breakEnd();

    @Message
    String weekRows();

    @Message
    String moreRow();

    @Message
    String absences();

    @Message
    String absent(String from, String to);

    @Message
    String noAbsences();

    @Message
    String remove();

    @Message
    String addAbsence();

    @Message
    String reason();

    @Message
    String company();

    @Message
    String companyName();

    @Message
    String language();

    @Message
    String currency();

    @Message
    String hours();

    @Message
    String serviceHours();

    @Message
    String serviceHoursHint();

    @Message
    String contactHours();

    @Message
    String contactHoursHint();

    @Message
    String pace();

    @Message
    String deliveryDays();

    @Message
    String gatherDays();

    @Message
    String coolOffDays();

    @Message
    String attempts();

    @Message
    String leaseMinutes();

    @Message
    String snoozes();

    @Message
    String handoffHours();

    @Message
    String handoffHoursHint();

    @Message
    String rates();

    @Message
    String ratesHint();

    @Message
    String errorSummary();

    @Message
    String stale();

    @Message
    String errorName();

    @Message
    String errorKey();

    @Message
    String errorId();

    @Message
    String errorTaken();

    @Message
    String errorZone();

    @Message
    String errorEmail();

    @Message
    String errorLanguages();

    @Message
    String errorSkills();

    @Message
    String errorNumber(int least, int most);

    @Message
    String errorCurrency();

    @Message
    String errorHours();

    @Message
    String errorRates();

    @Message
    String errorShifts();

    @Message
    String errorAbsence();

    @Message
    String escalation();

    @Message
    String escalationHint();

    @Message
    String urgentRep();

    @Message
    String urgentLead();

    @Message
    String urgentDeputy();

    @Message
    String routineRep();

    @Message
    String routineLead();

    @Message
    String errorUrgentOrder();

    @Message
    String errorRoutineOrder();

    @Message
    String goodwill();

    @Message
    String goodwillHint();

    @Message
    String goodwillCase();

    @Message
    String goodwillYear();

    @Message
    String goodwillDay();

    @Message
    String goodwillLead();

    @Message
    String errorLimit();

    @Message
    String errorGoodwillLead();
}
