package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The words of the search for customers and of a customer's page.
@MessageBundle(value = "people", locale = "en")
public interface PeopleMessages {
    @Message
    String search();

    @Message
    String searchLabel();

    @Message
    String searchHint();

    @Message
    String find();

    @Message
    String badSearch();

    @Message
    String found(int number);

    @Message
    String foundMore(int number);

    @Message
    String nobodyTitle();

    @Message
    String nobodyText();

    @Message
    String startTitle();

    @Message
    String startText();

    @Message
    String openMark();

    @Message
    String backToSearch();

    @Message
    String number();

    @Message
    String phone();

    @Message
    String email();

    @Message
    String country();

    @Message
    String account();

    @Message
    String owner();

    @Message
    String unknown();

    @Message
    String openTitle();

    @Message
    String nothingOpen();

    @Message
    String toTask();

    @Message
    String callDue();

    @Message
    String mailDue();

    @Message
    String claimed(String name);

    @Message
    String callPlanned(String when);

    @Message
    String mailPlanned(String when);

    @Message
    String reviewPlanned(String when);

    @Message
    String contactTitle();

    @Message
    String contactHint();

    @Message
    String how();

    @Message
    String theyCalled();

    @Message
    String iCalled();

    @Message
    String theyWrote();

    @Message
    String iWrote();

    @Message
    String ending();

    @Message
    String note();

    @Message
    String served();

    @Message
    String servedHint();

    @Message
    String saveContact();

    @Message
    String followUpTitle();

    @Message
    String followUpText();

    @Message
    String followUpTextHint();

    @Message
    String followUpDue();

    @Message
    String followUpDueHint();

    @Message
    String purpose();

    @Message
    String purposeService();

    @Message
    String purposeSurvey();

    @Message
    String purposeMarketing();

    @Message
    String askFollowUp();

    @Message
    String contactSaved();

    @Message
    String followUpSaved();

    @Message
    String correctionTitle();

    @Message
    String correctionOf(String channel, String when);

    @Message
    String correctionOfBy(String channel, String when, String who);

    @Message
    String correctionHint();

    @Message
    String correctionStays();

    @Message
    String correctionEarlierTitle();

    @Message
    String correctionEarlier(String when, String who, String ending);

    @Message
    String correctionWhy();

    @Message
    String correctionWhyHint();

    @Message
    String correctionSave();

    @Message
    String correctionSaved();

    @Message
    String correctionStale();

    @Message
    String correctionNotYours();

    @Message
    String backToCustomer(String name);

    @Message
    String whyNobody();

    @Message
    String unfiredNoOccasion(String playbook);

    @Message
    String unfiredBefore(String playbook, String day);

    @Message
    String unfiredCondition(String playbook, String day);

    @Message
    String unfiredFailed(String playbook);

    @Message
    String unfiredLate(String playbook, String day);

    @Message
    String unfiredOver(String playbook, String day);

    @Message
    String errorSummary();

    @Message
    String errorWay();

    @Message
    String errorDisposition();

    @Message
    String errorLong(int number);

    @Message
    String errorText();

    @Message
    String errorDue();

    @Message
    String errorRefused(String why);
}
