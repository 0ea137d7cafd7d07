package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of the pages about contact rules and holidays.
@MessageBundle(value = "rules", locale = "en")
public interface RulesMessages {
    @Message
    String rules();

    @Message
    String rulesHint();

    @Message
    String holidays();

    @Message
    String holidaysHint();

    @Message
    String place();

    @Message
    String placeHint();

    @Message
    String allPlaces();

    @Message
    String show();

    @Message
    String edit();

    @Message
    String version(int number);

    @Message
    String versions();

    @Message
    String byWhom(String name);

    @Message
    String shipped();

    @Message
    String isOld(int number);

    @Message
    String toCurrent();

    @Message
    String startFrom();

    @Message
    String saved();

    @Message
    String tableOf();

    @Message
    String applies();

    @Message
    String hours();

    @Message
    String limits();

    @Message
    String basis();

    @Message
    String law();

    @Message
    String guidance();

    @Message
    String custom();

    @Message
    String sure();

    @Message
    String likely();

    @Message
    String unsure();

    @Message
    String validBetween(String from, String to);

    @Message
    String validFrom(String from);

    @Message
    String validUntil(String to);

    @Message
    String weekdays();

    @Message
    String saturday();

    @Message
    String sunday();

    @Message
    String workingDays();

    @Message
    String firstWeekendDay();

    @Message
    String lastWeekendDay();

    @Message
    String onHolidays();

    @Message
    String asOtherDays();

    @Message
    String closed();

    @Message
    String attempts(String limit);

    @Message
    String silence(String span);

    @Message
    String silenceForever();

    @Message
    String optOut(String purpose);

    @Message
    String express(String purpose);

    @Message
    String areaCode();

    @Message
    String inZone(String zone);

    @Message
    String eve();

    @Message
    String closesEarly(String dates);

    @Message
    String anywhere();

    @Message
    String calls();

    @Message
    String mails();

    @Message
    String allPurposes();

    @Message
    String service();

    @Message
    String survey();

    @Message
    String marketing();

    @Message
    String noRules();

    @Message
    String editRules();

    @Message
    String editRulesHint();

    @Message
    String editHolidays();

    @Message
    String editHolidaysHint();

    @Message
    String table();

    @Message
    String file();

    @Message
    String fileHint();

    @Message
    String load();

    @Message
    String noFile();

    @Message
    String whatIf();

    @Message
    String save();

    @Message
    String cancel();

    @Message
    String notSaved();

    @Message
    String stale();

    @Message
    String fine(int rows);

    @Message
    String wrong(int problems);

    @Message
    String line(int number);

    @Message
    String lineAndColumn(int number, String column);

    @Message
    String nothing();

    @Message
    String rowAdded(String row);

    @Message
    String rowRemoved(String row);

    @Message
    String rowChanged(String row, String columns);

    @Message
    String rowFrom(String row, String date);

    @Message
    String windows();

    @Message
    String day();

    @Message
    String before();

    @Message
    String after();

    @Message
    String cut();

    @Message
    String followUps();

    @Message
    String touched(int touched, int looked);

    @Message
    String touchedAtLeast(int touched, int looked);

    @Message
    String customer();

    @Message
    String lookAgain();

    @Message
    String leaveAlone();

    @Message
    String year();

    @Message
    String calendar();

    @Message
    String unknown();

    @Message
    String ours();

    @Message
    String closesAt(String time);

    @Message
    String added();

    @Message
    String removed();

    @Message
    String halfDay();

    @Message
    String noChanges();

    @Message
    String noHolidays();
}
