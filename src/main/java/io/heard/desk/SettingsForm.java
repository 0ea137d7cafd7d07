package io.heard.desk;

import io.heard.rulebook.Settings;
import io.heard.rulebook.Settings.Hours;
import jakarta.ws.rs.FormParam;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The company's settings as they are typed, by the rules of `PUT /v1/settings`. A line is one stretch of hours or one
/// rate.
public class SettingsForm {

    private static final Pattern HOURS = Pattern.compile(
            "((?:MON|TUE|WED|THU|FRI|SAT|SUN)(?: (?:MON|TUE|WED|THU|FRI|SAT|SUN))*) (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final Pattern RATE = Pattern.compile("([A-Z]{3}) (\\d{1,12}(?:\\.\\d{1,12})?)");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_HOURS = 50;
    private static final int MOST_RATES = 200;
    private static final int MINUTES_A_DAY = 1_440;
    private static final int MOST_SNOOZES = 20;
    private static final int MOST_ATTEMPTS = 10;
    private static final int MOST_PERCENT = 200;
    private static final int MOST_BUSINESS_DAYS = 30;
    private static final int MOST_WAITING_HOURS = 336;

    @FormParam("version")
    @Nullable
    String version;

    @FormParam("name")
    @Nullable
    String name;

    @FormParam("zone")
    @Nullable
    String zone;

    @FormParam("language")
    @Nullable
    String language;

    @FormParam("currency")
    @Nullable
    String currency;

    @FormParam("contactHours")
    @Nullable
    String contactHours;

    @FormParam("serviceHours")
    @Nullable
    String serviceHours;

    @FormParam("deliveryDays")
    @Nullable
    String deliveryDays;

    @FormParam("gatherDays")
    @Nullable
    String gatherDays;

    @FormParam("coolOffDays")
    @Nullable
    String coolOffDays;

    @FormParam("attempts")
    @Nullable
    String attempts;

    @FormParam("rates")
    @Nullable
    String rates;

    @FormParam("leaseMinutes")
    @Nullable
    String leaseMinutes;

    @FormParam("snoozes")
    @Nullable
    String snoozes;

    @FormParam("urgentRep")
    @Nullable
    String urgentRep;

    @FormParam("urgentLead")
    @Nullable
    String urgentLead;

    @FormParam("urgentDeputy")
    @Nullable
    String urgentDeputy;

    @FormParam("routineRep")
    @Nullable
    String routineRep;

    @FormParam("routineLead")
    @Nullable
    String routineLead;

    @FormParam("goodwillCase")
    @Nullable
    String goodwillCase;

    @FormParam("goodwillYear")
    @Nullable
    String goodwillYear;

    @FormParam("goodwillDay")
    @Nullable
    String goodwillDay;

    @FormParam("goodwillLead")
    @Nullable
    String goodwillLead;

    @FormParam("handoffHours")
    @Nullable
    String handoffHours;

    static SettingsForm of(Settings settings, int version) {
        var form = new SettingsForm();
        form.version = Integer.toString(version);
        form.name = settings.company().name();
        form.zone = settings.company().timeZone();
        form.language = settings.company().language();
        form.currency = settings.company().currency();
        form.contactHours = settings.contactHours() == null ? "" : lines(settings.contactHours());
        form.serviceHours = lines(settings.serviceHours());
        form.deliveryDays = days(settings.deliveryTime());
        form.gatherDays = days(settings.gather());
        form.coolOffDays = days(settings.coolOff());
        form.attempts = Integer.toString(settings.caps().routineAttemptsPerDay());
        form.rates = settings.currencyRates().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(rate -> rate.getKey() + " " + rate.getValue())
                .collect(Collectors.joining("\n"));
        form.leaseMinutes = Long.toString(settings.lease().toMinutes());
        form.snoozes = Integer.toString(settings.snoozes());
        form.urgentRep = Integer.toString(settings.escalation().urgentRep());
        form.urgentLead = Integer.toString(settings.escalation().urgentLead());
        form.urgentDeputy = Integer.toString(settings.escalation().urgentDeputy());
        form.routineRep = Integer.toString(settings.escalation().routineRep());
        form.routineLead = Integer.toString(settings.escalation().routineLead());
        form.goodwillCase = settings.goodwill().perCase().toPlainString();
        form.goodwillYear = settings.goodwill().perYear().toPlainString();
        form.goodwillDay = settings.goodwill().perDay().toPlainString();
        form.goodwillLead = settings.goodwill().leadPerCase().toPlainString();
        form.handoffHours = hours(settings.handoffWait());
        return form;
    }

    private static String lines(List<Hours> hours) {
        return hours.stream()
                .map(one -> String.join(" ", one.days()) + " " + one.start() + "-" + one.end())
                .collect(Collectors.joining("\n"));
    }

    /// In hours where it is hours, else as it is written.
    private static String hours(@Nullable Duration wait) {
        return wait == null ? "" : wait.toString().replaceFirst("^PT(\\d+)H$", "$1");
    }

    /// In days where it is days, else as it is written.
    private static String days(Period period) {
        return period.toString().replaceFirst("^P(\\d+)D$", "$1");
    }

    public String name() {
        return Typed.text(name);
    }

    public String zone() {
        return Typed.text(zone);
    }

    public String language() {
        return Typed.text(language);
    }

    public String currency() {
        return Typed.text(currency);
    }

    public String contactHours() {
        return Typed.text(contactHours);
    }

    public String serviceHours() {
        return Typed.text(serviceHours);
    }

    public String deliveryDays() {
        return Typed.text(deliveryDays);
    }

    public String gatherDays() {
        return Typed.text(gatherDays);
    }

    public String coolOffDays() {
        return Typed.text(coolOffDays);
    }

    public String attempts() {
        return Typed.text(attempts);
    }

    public String rates() {
        return Typed.text(rates);
    }

    public String leaseMinutes() {
        return Typed.text(leaseMinutes);
    }

    public String snoozes() {
        return Typed.text(snoozes);
    }

    public String urgentRep() {
        return Typed.text(urgentRep);
    }

    public String urgentLead() {
        return Typed.text(urgentLead);
    }

    public String urgentDeputy() {
        return Typed.text(urgentDeputy);
    }

    public String routineRep() {
        return Typed.text(routineRep);
    }

    public String routineLead() {
        return Typed.text(routineLead);
    }

    public String goodwillCase() {
        return Typed.text(goodwillCase);
    }

    public String goodwillYear() {
        return Typed.text(goodwillYear);
    }

    public String goodwillDay() {
        return Typed.text(goodwillDay);
    }

    public String goodwillLead() {
        return Typed.text(goodwillLead);
    }

    public String handoffHours() {
        return Typed.text(handoffHours);
    }

    int version() {
        return Typed.number(Typed.text(version), 0, Integer.MAX_VALUE).orElse(0);
    }

    /// What is wrong is added to `errors`, by field.
    ///
    /// @param before what is not on the form stays as it is there
    @Nullable
    Settings read(Settings before, AdminMessages words, Map<String, String> errors) {
        if (!Typed.isName(name())) {
            errors.put("name", words.errorName());
        }
        if (!PersonForm.isZone(zone())) {
            errors.put("zone", words.errorZone());
        }
        if (!LANGUAGE.matcher(language()).matches()) {
            errors.put("language", words.errorLanguages());
        }
        if (!isCurrency(currency())) {
            errors.put("currency", words.errorCurrency());
        }
        var contact = hours("contactHours", contactHours(), words, errors);
        var service = hours("serviceHours", serviceHours(), words, errors);
        if (service.isEmpty()) {
            errors.putIfAbsent("serviceHours", words.errorHours());
        }
        var delivery = span("deliveryDays", deliveryDays(), before.deliveryTime(), words, errors);
        var gather = span("gatherDays", gatherDays(), before.gather(), words, errors);
        var coolOff = span("coolOffDays", coolOffDays(), before.coolOff(), words, errors);
        int tries = number("attempts", attempts(), 1, MOST_ATTEMPTS, words, errors);
        int lease = number("leaseMinutes", leaseMinutes(), 1, MINUTES_A_DAY, words, errors);
        var wait = handoffHours().isEmpty() ? null : wait(before, words, errors);
        int often = number("snoozes", snoozes(), 0, MOST_SNOOZES, words, errors);
        var worth = rates(words, errors);
        var escalation = escalation(words, errors);
        var goodwill = goodwill(words, errors);
        return errors.isEmpty()
                ? new Settings(
                        new Settings.Identity(name(), zone(), language(), currency()),
                        contact.isEmpty() ? null : contact,
                        service,
                        delivery,
                        gather,
                        new Settings.Caps(before.caps().conversations(), tries),
                        coolOff,
                        worth,
                        leaseMinutes().equals(Long.toString(before.lease().toMinutes()))
                                ? before.lease()
                                : Duration.ofMinutes(lease),
                        often,
                        wait,
                        before.outreach(),
                        escalation,
                        goodwill)
                : null;
    }

    /// Who is told first is told first.
    private Settings.Escalation escalation(AdminMessages words, Map<String, String> errors) {
        int rep = number("urgentRep", urgentRep(), 1, MOST_PERCENT, words, errors);
        int lead = number("urgentLead", urgentLead(), 1, MOST_PERCENT, words, errors);
        int deputy = number("urgentDeputy", urgentDeputy(), 1, MOST_PERCENT, words, errors);
        int early = number("routineRep", routineRep(), 0, MOST_BUSINESS_DAYS, words, errors);
        int late = number("routineLead", routineLead(), 0, MOST_BUSINESS_DAYS, words, errors);
        if (rep > lead || lead > deputy) {
            errors.putIfAbsent("urgentRep", words.errorUrgentOrder());
        }
        if (early < late) {
            errors.putIfAbsent("routineRep", words.errorRoutineOrder());
        }
        return new Settings.Escalation(rep, lead, deputy, early, late);
    }

    private Settings.Goodwill goodwill(AdminMessages words, Map<String, String> errors) {
        var perCase = limit("goodwillCase", goodwillCase(), words, errors);
        var perYear = limit("goodwillYear", goodwillYear(), words, errors);
        var perDay = limit("goodwillDay", goodwillDay(), words, errors);
        var lead = limit("goodwillLead", goodwillLead(), words, errors);
        if (lead.compareTo(perCase) < 0) {
            errors.putIfAbsent("goodwillLead", words.errorGoodwillLead());
        }
        return new Settings.Goodwill(perCase, perYear, perDay, lead);
    }

    private static BigDecimal limit(String field, String text, AdminMessages words, Map<String, String> errors) {
        return Typed.amount(text)
                .filter(limit -> limit.compareTo(Settings.Goodwill.MOST) <= 0)
                .orElseGet(() -> {
                    errors.put(field, words.errorLimit());
                    return BigDecimal.ZERO;
                });
    }

    private @Nullable Duration wait(Settings before, AdminMessages words, Map<String, String> errors) {
        return handoffHours().equals(hours(before.handoffWait()))
                ? before.handoffWait()
                : Duration.ofHours(number("handoffHours", handoffHours(), 1, MOST_WAITING_HOURS, words, errors));
    }

    private static int number(
            String field, String text, int least, int most, AdminMessages words, Map<String, String> errors) {
        return Typed.number(text, least, most).orElseGet(() -> {
            errors.put(field, words.errorNumber(least, most));
            return least;
        });
    }

    private static Period span(
            String field, String text, Period before, AdminMessages words, Map<String, String> errors) {
        return text.equals(days(before)) ? before : Period.ofDays(number(field, text, 0, MOST_DAYS, words, errors));
    }

    private static List<Hours> hours(String field, String text, AdminMessages words, Map<String, String> errors) {
        var all = new ArrayList<Hours>();
        for (var line :
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            var read = HOURS.matcher(line);
            if (!read.matches() || all.size() >= MOST_HOURS) {
                errors.put(field, words.errorHours());
                return List.of();
            }
            all.add(new Hours(
                    Arrays.stream(read.group(1).split(" ")).distinct().toList(), read.group(2), read.group(3)));
        }
        return all;
    }

    private Map<String, Double> rates(AdminMessages words, Map<String, String> errors) {
        var all = new LinkedHashMap<String, Double>();
        for (var line : rates().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            var read = RATE.matcher(line);
            double worth = read.matches() ? Double.parseDouble(read.group(2)) : 0;
            if (worth <= 0 || !isCurrency(read.group(1)) || all.size() >= MOST_RATES) {
                errors.put("rates", words.errorRates());
                return Map.of();
            }
            all.put(read.group(1), worth);
        }
        return all;
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
    }
}
