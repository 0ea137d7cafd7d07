package io.heard.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final String CANNED = """
        Dear Ada,
        thank you for your order. We hope that you are happy with it and that everything arrived in good shape.
        Should anything be wrong, please do not hesitate to contact us at any time.
        Best wishes, Ana""";

    @Test
    void the_same_letter_with_another_name_is_noticed_with_what_is_the_same() {
        var other = CANNED.replace("Ada", "Ben").toUpperCase(Locale.ROOT).replace(",", " –");

        var likeness =
                Likeness.of(CANNED, List.of("Something else altogether", other)).orElseThrow();

        assertThat(likeness.percent()).isGreaterThan(90);
        assertThat(likeness.passages())
                .singleElement()
                .satisfies(same -> assertThat(same)
                        .startsWith("thank you for your order. We hope")
                        .endsWith("Best wishes, Ana"));
    }

    @Test
    void half_a_letter_counts_and_what_is_ones_own_does_not() {
        var own = """
            Dear Ada, you told me on Monday that the lid of the blue teapot was chipped, and that it had been a present
            from your sister. I have put a new one into the post today; it should be with you before the weekend.
            """;

        assertThat(Likeness.of(own, List.of(CANNED))).isEmpty();
        assertThat(Likeness.of(
                        own + "\nShould anything be wrong, please do not hesitate to contact us at any time.",
                        List.of(CANNED)))
                .isEmpty();
        assertThat(Likeness.of("You told me about the lid. " + CANNED, List.of(CANNED)))
                .isPresent();
    }

    @Test
    void the_most_alike_of_many_is_told_in_the_letters_own_words() {
        var part = "Should anything be wrong, please do not hesitate to contact us at any time.";
        var letter = "We hope that you are happy with it and that everything arrived in good shape. " + part;

        var likeness = Likeness.of(letter, List.of(part, CANNED, "")).orElseThrow();

        assertThat(likeness.percent()).isEqualTo(100);
        assertThat(likeness.passages()).hasSize(1);
    }

    @Test
    void short_letters_and_no_others_are_never_alike() {
        assertThat(Likeness.of("Thank you, Ada. Best wishes, Ana", List.of("Thank you, Ada. Best wishes, Ana")))
                .isEmpty();
        assertThat(Likeness.of(CANNED, List.of())).isEmpty();
        assertThat(Likeness.of("", List.of(CANNED))).isEmpty();
        assertThat(Likeness.of("¿? … ".repeat(10_000), List.of(CANNED))).isEmpty();
    }
}
