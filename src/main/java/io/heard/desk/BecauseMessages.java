package io.heard.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// Why something is as it is: a sentence for each rule, with its facts.
@MessageBundle(value = "because", locale = "en")
public interface BecauseMessages {

    @Message
    String playbook(String title);

    @Message
    String holdConcern();

    @Message
    String holdReturn();

    @Message
    String heldUntil(String what, String when);

    @Message
    String callBack();

    @Message
    String spacing(int attempt, String when);

    @Message
    String afterVoicemail(String when);

    @Message
    String voicemail();

    @Message
    String mailBetween(int calls);

    @Message
    String chosen();

    @Message
    String chosenInWords(String words);

    @Message
    String snoozed(String when);

    @Message
    String enough(String when);

    @Message
    String coolOff(String when);

    @Message
    String coolOffForever();

    @Message
    String forLead();

    @Message
    String planned();

    @Message
    String relief();

    @Message
    String noCallWindow();

    @Message
    String noMailWindow();

    @Message
    String noPhone();

    @Message
    String noEmail();

    @Message
    String wrongPhone();

    @Message
    String wrongEmail();

    @Message
    String saidTwice();

    @Message
    String noConsent(String channel);

    @Message
    String owner();

    @Message
    String backup(String name);

    @Message
    String least();

    @Message
    String leadOnly();

    @Message
    String nobodyFits();

    @Message
    String nobodyCan();

    @Message
    String noLead();

    @Message
    String clock(String zone, String source);

    @Message
    String sourceSaid();

    @Message
    String sourceProfile();

    @Message
    String sourceBilling();

    @Message
    String sourceShipping();

    @Message
    String sourcePhone();

    @Message
    String sourceCountry();

    @Message
    String sourceAreaCode();

    @Message
    String sourceCompany();

    @Message
    String companyHours(String hours);

    @Message
    String contactRule(String rule);

    @Message
    String strict(String rule);

    @Message
    String daypart(String hours);

    @Message
    String holiday(String day, String name, String place);

    @Message
    String holidayNear(String day, String what);

    @Message
    String preference(String wish);

    @Message
    String suppressed(String what);

    @Message
    String skills(String needed);

    @Message
    String nobodyFree();

    @Message
    String escalatedRep(int percent);

    @Message
    String escalatedLead(int percent);

    @Message
    String escalatedDeputy(int percent);

    @Message
    String nearRep(int days);

    @Message
    String nearLead(int days);

    @Message
    String handedOver(String from, String to);

    @Message
    String taken();

    @Message
    String waitsForTaker();

    @Message
    String givenByLead();

    @Message
    String waitsForDay();

    @Message
    String waitsForRoom();

    @Message
    String declined(String name, String reason);

    @Message
    String declinedByAll();

    @Message
    String declinedByAllNoLead();

    @Message
    String waitsForOwner();
}
