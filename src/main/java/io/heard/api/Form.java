package io.heard.api;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The forms that openapi.yaml gives to values in requests, each with words for one who did not know it.
@interface Form {

    @NotNull
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Required {
        String message() default "is missing";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Constraint(validatedBy = NoRepetition.class)
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Distinct {
        String message() default "must not name anything twice";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    final class NoRepetition implements ConstraintValidator<Distinct, List<?>> {
        @Override
        public boolean isValid(@Nullable List<?> values, ConstraintValidatorContext context) {
            return values == null || new HashSet<>(values).size() == values.size();
        }
    }

    @Constraint(validatedBy = AboveZero.class)
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Positive {
        String message() default "must be a number greater than 0";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    final class AboveZero implements ConstraintValidator<Positive, Double> {
        @Override
        public boolean isValid(@Nullable Double value, ConstraintValidatorContext context) {
            return value != null && value > 0 && Double.isFinite(value);
        }
    }

    @DecimalMin("0")
    @DecimalMax("1000000")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Limit {
        String message() default "must be an amount from 0 to 1000000";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @DecimalMin(value = "0", inclusive = false)
    @DecimalMax("1000000")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Amount {
        String message() default "must be an amount above 0 and up to 1000000";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 1, max = 200)
    @Pattern(regexp = "[^\\x00-\\x1F\\x7F]+")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Name {
        String message() default "must be 1 to 200 characters, none of them a control character";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 1, max = 4000)
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Text {
        String message() default "must be 1 to 4000 characters";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 1, max = 20_000)
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface LongText {
        String message() default "must be 1 to 20000 characters";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 1, max = 200)
    @Pattern(regexp = "[^\\x00-\\x1F\\x7F]+")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface CustomerRef {
        String message() default "must be 1 to 200 characters, none of them a control character";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 2, max = 200)
    @Pattern(regexp = "[^\\x00-\\x1F\\x7F]+")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Query {
        String message() default "must be 2 to 200 characters, none of them a control character";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 1, max = 100)
    @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._@-]*")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface RepRef {
        String message() default "must be up to 100 letters, digits and . _ @ -, the first a letter or digit";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 1, max = 63)
    @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Key {
        String message() default "must be up to 63 small letters, digits and single hyphens between them";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 1, max = 65)
    @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*(:[1-9])?")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Skill {
        String message() default "must be a skill such as kitchen, or kitchen:2 with a level from 1 to 9";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 3, max = 254)
    @Pattern(
            regexp =
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Email {
        String message() default "must be one e-mail address in ASCII, such as ada@example.com";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 3, max = 40)
    @Pattern(regexp = "[^\\x00-\\x1F\\x7F]+")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Phone {
        String message() default "must be 3 to 40 characters, such as +49 30 123456";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 2, max = 35)
    @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Language {
        String message() default "must be a language tag such as en or pt-BR";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 1, max = 64)
    @Pattern(regexp = "[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface TimeZone {
        String message() default "must be a time zone such as Europe/London";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 2, max = 2)
    @Pattern(regexp = "[A-Z]{2}")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Country {
        String message() default "must be a country of ISO 3166-1, such as GB";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 4, max = 6)
    @Pattern(regexp = "[A-Z]{2}-[A-Z0-9]{1,3}")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Region {
        String message() default "must be a region of ISO 3166-2, such as US-NY";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 1, max = 20)
    @Pattern(regexp = "[^\\x00-\\x1F\\x7F]+")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface PostalCode {
        String message() default "must be 1 to 20 characters, none of them a control character";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 3, max = 3)
    @Pattern(regexp = "[A-Z]{3}")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Currency {
        String message() default "must be a currency of ISO 4217, such as EUR";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 3, max = 30)
    @Pattern(regexp = "PT(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface ExactTime {
        String message() default "must be an ISO 8601 duration such as PT30M";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 3, max = 30)
    @Pattern(regexp = "P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Days {
        String message() default "must be an ISO 8601 period such as P5D";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 5, max = 5)
    @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface LocalTime {
        String message() default "must be a time of day such as 09:00";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 5, max = 5)
    @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00")
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface LocalEndTime {
        String message() default "must be a time of day such as 17:30, at most 24:00";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Size(min = 10, max = 10)
    @Pattern(regexp = "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
    @ReportAsSingleViolation
    @Constraint(validatedBy = ReadableDate.class)
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Date {
        String message() default "must be a date such as 2026-12-24";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    final class ReadableDate implements ConstraintValidator<Date, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            try {
                return value == null || LocalDate.parse(value).getYear() > 0;
            } catch (DateTimeParseException unreadable) {
                return false;
            }
        }
    }

    @Size(max = 40)
    @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}(T.+)?")
    @ReportAsSingleViolation
    @Constraint(validatedBy = ReadableUntil.class)
    @Target({FIELD, METHOD, PARAMETER, TYPE_USE})
    @Retention(RUNTIME)
    @interface Until {
        String message() default "must be a date such as 2026-12-24 or an instant such as 2026-12-24T18:00:00Z";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    final class ReadableUntil implements ConstraintValidator<Until, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            try {
                return value == null
                        || !io.heard.contact.Until.parse(value).text().startsWith("0000");
            } catch (IllegalArgumentException unreadable) {
                return false;
            }
        }
    }
}
