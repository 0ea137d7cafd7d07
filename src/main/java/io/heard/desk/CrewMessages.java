package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of the pages about who can do what, who is there and who talks to whom.
@MessageBundle(value = "crew", locale = "en")
public interface CrewMessages {
    @Message
    String backToTeam();

    @Message
    String save();

    @Message
    String saved();

    @Message
    String stale();

    @Message
    String skillsTitle();

    @Message
    String skillsHint();

    @Message
    String company();

    @Message
    String kind();

    @Message
    String category();

    @Message
    String topic();

    @Message
    String named();

    @Message
    String skill();

    @Message
    String row(int number);

    @Message
    String skillsNone();

    @Message
    String skillsRowsHint();

    @Message
    String skillsMissing();

    @Message
    String skillsMissingHint();

    @Message
    String inherited();

    @Message
    String inheritedHint();

    @Message
    String errorRows();

    @Message
    String errorCategory();

    @Message
    String errorTopic();

    @Message
    String errorSkill();

    @Message
    String errorTwice();

    @Message
    String weeks();

    @Message
    String validFrom();

    @Message
    String validUntil();

    @Message
    String weeksHint();

    @Message
    String everyWeek();

    @Message
    String everyWeeks(int number);

    @Message
    String presence();

    @Message
    String presenceHint();

    @Message
    String available();

    @Message
    String busyUntil(String time);

    @Message
    String awayUntil(String time);

    @Message
    String forHowLong();

    @Message
    String minutes(int number);

    @Message
    String restOfDay();

    @Message
    String busy();

    @Message
    String away();

    @Message
    String imBack();

    @Message
    String tableTitle();

    @Message
    String tableDownload();

    @Message
    String tableHint();

    @Message
    String tableText();

    @Message
    String tableTextHint();

    @Message
    String tableLook();

    @Message
    String tableApply();

    @Message
    String tableFlaws();

    @Message
    String tableSummary(int added, int changed, int same);

    @Message
    String inLine(int line);

    @Message
    String inColumn(int line, String column);

    @Message
    String isNew();

    @Message
    String isChanged();

    @Message
    String continuity(int percent, int number);

    @Message
    String owns(int number);

    @Message
    String tooMany();

    @Message
    String unwanted();

    @Message
    String lift();

    @Message
    String wantsOther();

    @Message
    String wantsOtherHint();

    @Message
    String whomNot();

    @Message
    String whyNot();

    @Message
    String passedTitle();

    @Message
    String passedHint();

    @Message
    String passedLine(String from, String until);

    @Message
    String accept();

    @Message
    String pauseHint();
}
