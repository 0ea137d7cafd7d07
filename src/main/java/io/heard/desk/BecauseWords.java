package io.heard.desk;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.PhoneNumber;
import io.heard.contact.Source;
import io.heard.decision.Hold;
import io.heard.task.Escalation;
import io.heard.workqueue.BriefWords;
import io.heard.workqueue.Declining;
import io.heard.workqueue.Handoffs;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts what led to a decision into the reader's words: a sentence of ours for each rule, and in it the facts that the
/// decision has written down. A rule that is not known here is shown as it was written down.
final class BecauseWords {

    private static final Pattern ATTEMPT = Pattern.compile("attempt (\\d+) .*");
    private static final Pattern CALLS = Pattern.compile("after call (\\d+) .*");
    private static final Pattern CHOSEN = Pattern.compile("(?s).*: (\u201c.*\u201d)");
    private static final Pattern CANDIDATE = Pattern.compile("(\\S+)(?: in \\S+)?, (.*)");
    private static final Pattern HOLIDAY = Pattern.compile("\\d+ \\p{L}+ is (?!the day before )(.*) in (\\S+)");
    private static final Pattern SKILLS = Pattern.compile("needs (.+) by the table of skills");
    private static final Pattern HANDED_OVER = Pattern.compile("(\\S+) handed it over to (\\S+)");
    private static final Pattern DECLINED = Pattern.compile("(?s)(\\S+) declined it: (.*)");
    private static final Pattern BACKUP = Pattern.compile("backup of (\\S+), .*");
    private static final Pattern PASSED = Pattern.compile("(\\d+) % of its time has passed: told to (.*)");
    private static final Pattern NEAR = Pattern.compile("due within (\\d+) business days: told to the (rep|lead)");
    private static final String REFUSED_NUMBER = "the phone number is ";

    private final BecauseMessages words;
    private final Wording wording;
    private final Times times;

    BecauseWords(BecauseMessages words, Messages messages, Times times) {
        this.words = words;
        this.wording = new Wording(messages, times);
        this.times = times;
    }

    List<String> lines(List<Because> because) {
        return because.stream().map(this::line).distinct().toList();
    }

    String line(Because because) {
        var detail = because.detail();
        return switch (because.rule()) {
            case "PLAYBOOK" -> words.playbook(BriefWords.in(times.locale(), detail));
            case "HOLD" -> hold(because);
            case "CALL_BACK" -> words.callBack();
            case "SPACING" ->
                found(ATTEMPT, detail)
                        .map(found -> words.spacing(Integer.parseInt(found.group(1)), when(because.to())))
                        .orElse(detail);
            case "AFTER_VOICEMAIL" -> words.afterVoicemail(when(because.to()));
            case "VOICEMAIL" -> words.voicemail();
            case "MAIL_BETWEEN" ->
                found(CALLS, detail)
                        .map(found -> words.mailBetween(Integer.parseInt(found.group(1))))
                        .orElse(detail);
            case "CHOSEN_TIME" ->
                found(CHOSEN, detail)
                        .map(found -> words.chosenInWords(found.group(1)))
                        .orElseGet(words::chosen);
            case "SNOOZED" -> words.snoozed(when(because.to()));
            case "CAP" -> words.enough(when(because.to()));
            case "COOL_OFF" -> because.to() == null ? words.coolOffForever() : words.coolOff(when(because.to()));
            case "LEAD" -> words.forLead();
            case "RELIEF" -> words.relief();
            case "NO_WINDOW" -> detail.startsWith("no CALL") ? words.noCallWindow() : words.noMailWindow();
            case "NO_CALL", "NO_EMAIL" -> noWay(because);
            case "SKILLS" ->
                found(SKILLS, detail).map(found -> words.skills(found.group(1))).orElse(detail);
            case "ASSIGNED", "TEAM_QUEUE" -> assigned(detail);
            case Escalation.RULE -> escalated(detail);
            case Handoffs.HANDED_OVER ->
                found(HANDED_OVER, detail)
                        .map(found -> words.handedOver(found.group(1), found.group(2)))
                        .orElse(detail);
            case Declining.DECLINED ->
                found(DECLINED, detail)
                        .map(found -> words.declined(found.group(1), found.group(2)))
                        .orElse(detail);
            case Because.CANDIDATES ->
                found(CANDIDATE, detail)
                        .map(found -> words.clock(found.group(1), source(found.group(2))))
                        .orElse(detail);
            case Because.COMPANY_HOURS -> words.companyHours(after("the company's hours are ", detail));
            case Because.CONTACT_RULE -> words.contactRule(detail);
            case Because.STRICT_ROW -> words.strict(detail);
            case Because.DAYPART -> words.daypart(after("only ", detail).replace(" on the customer's clock", ""));
            case Because.HOLIDAY -> holiday(because);
            case Because.PREFERENCE -> words.preference(after("the customer asked for ", detail));
            case Because.SUPPRESSED -> words.suppressed(detail);
            default -> detail;
        };
    }

    private String hold(Because because) {
        var what = Arrays.stream(Hold.values())
                .filter(hold -> hold.inWords().equals(because.detail()))
                .findFirst()
                .map(hold -> switch (hold) {
                    case CONCERN_OPEN -> words.holdConcern();
                    case RETURN_OPEN -> words.holdReturn();
                })
                .orElse(because.detail());
        return because.to() == null ? what : words.heldUntil(what, when(because.to()));
    }

    private String noWay(Because because) {
        var detail = because.detail();
        boolean isCall = because.rule().equals("NO_CALL");
        if (detail.startsWith("no ")) {
            return isCall ? words.noPhone() : words.noEmail();
        }
        if (detail.endsWith("turned out to be wrong")) {
            return isCall ? words.wrongPhone() : words.wrongEmail();
        }
        if (detail.endsWith("express consent here")) {
            return words.noConsent(wording.channel(isCall ? Channel.CALL : Channel.EMAIL));
        }
        return detail.startsWith(REFUSED_NUMBER) ? refusal(after(REFUSED_NUMBER, detail)) : words.saidTwice();
    }

    private String refusal(String inWords) {
        return Arrays.stream(PhoneNumber.Refusal.values())
                .filter(refusal -> refusal.words().equals(inWords))
                .findFirst()
                .map(wording::refusal)
                .orElse(inWords);
    }

    private String assigned(String detail) {
        return switch (detail) {
            case "owner of the relationship, on shift" -> words.owner();
            case "least loaded of those on shift who fit" -> words.least();
            case "planned for today" -> words.planned();
            case "has taken it over" -> words.taken();
            case "given by the lead" -> words.givenByLead();
            case "waits for who has taken it over" -> words.waitsForTaker();
            case "waits for its day in the plan" -> words.waitsForDay();
            case "waits for room in the plan" -> words.waitsForRoom();
            case "for the lead of the team" -> words.leadOnly();
            case "nobody who fits is free" -> words.nobodyFree();
            case "nobody who fits is on shift" -> words.nobodyFits();
            case "nobody in the team has the skills and the language" -> words.nobodyCan();
            case "for the lead, and the team has none" -> words.noLead();
            case "for the lead, because everybody else who fits has declined it" -> words.declinedByAll();
            case "everybody who fits has declined it" -> words.declinedByAllNoLead();
            case "waits for its owner's next shift, before due" -> words.waitsForOwner();
            default ->
                found(BACKUP, detail).map(found -> words.backup(found.group(1))).orElse(detail);
        };
    }

    private String escalated(String detail) {
        var urgent = found(PASSED, detail);
        if (urgent.isPresent()) {
            int percent = Integer.parseInt(urgent.get().group(1));
            return switch (urgent.get().group(2)) {
                case "the lead" -> words.escalatedLead(percent);
                case "the lead and the deputy" -> words.escalatedDeputy(percent);
                default -> words.escalatedRep(percent);
            };
        }
        return found(NEAR, detail)
                .map(near -> near.group(2).equals("lead")
                        ? words.nearLead(Integer.parseInt(near.group(1)))
                        : words.nearRep(Integer.parseInt(near.group(1))))
                .orElse(detail);
    }

    private String source(String inWords) {
        return Arrays.stream(Source.values())
                .filter(source -> source.words().equals(inWords))
                .findFirst()
                .map(source -> switch (source) {
                    case SAID -> words.sourceSaid();
                    case PROFILE -> words.sourceProfile();
                    case BILLING -> words.sourceBilling();
                    case SHIPPING -> words.sourceShipping();
                    case PHONE -> words.sourcePhone();
                    case COUNTRY -> words.sourceCountry();
                    case AREA_CODE -> words.sourceAreaCode();
                    case COMPANY -> words.sourceCompany();
                })
                .orElse(inWords);
    }

    private String holiday(Because because) {
        var from = because.from();
        if (from == null) {
            return because.detail();
        }
        return found(HOLIDAY, because.detail())
                .map(found -> words.holiday(times.day(from), found.group(1), found.group(2)))
                .orElseGet(() -> words.holidayNear(times.day(from), because.detail()));
    }

    private String when(@Nullable Instant at) {
        return at == null ? "…" : times.moment(at);
    }

    private static Optional<MatchResult> found(Pattern form, String text) {
        var found = form.matcher(text);
        return found.matches() ? Optional.of(found.toMatchResult()) : Optional.empty();
    }

    private static String after(String start, String text) {
        return text.startsWith(start) ? text.substring(start.length()) : text;
    }
}
