package io.heard.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is new in an answer.
@Timeout(20)
class QuotedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 23 Nov 2026 at 10:02, Ana <reply+1@heard.example> wrote:",
                "On Mon, 23 Nov 2026 at 10:02, Ana from the care team\n<reply+1@heard.example> wrote:",
                "Am Mo., 23. Nov. 2026 um 10:02 Uhr schrieb Ana <reply+1@heard.example>:",
                "Am 23.11.26 um 10:02 schrieb Ana:",
                "Le lun. 23 nov. 2026 à 10:02, Ana <a@heard.example> a écrit :",
                "El lun, 23 nov 2026 a las 10:02, Ana (<a@heard.example>) escribió:",
                "Il giorno lun 23 nov 2026 alle ore 10:02 Ana ha scritto:",
                "Op ma 23 nov 2026 om 10:02 schreef Ana <a@heard.example>:",
                "-----Original Message-----",
                "-----Ursprüngliche Nachricht-----",
                "________________________________\nFrom: Ana",
                "From: Ana <a@heard.example>\nSent: Monday, 23 November 2026 10:02\nTo: Ada",
                "Von: Ana <a@heard.example>\nGesendet: Montag, 23. November 2026 10:02",
                "*Von:* Ana <a@heard.example>\n*Datum:* 23. November",
            })
    void what_a_program_puts_below_is_left_out(String mark) {
        assertThat(Quoted.without("It is too dim.\nSorry!\n\n" + mark + "\n\n> Hello Ada,\n> how bright is it?\n\nAna"))
                .isEqualTo("It is too dim.\nSorry!");
    }

    @Test
    void an_answer_below_what_it_quotes_is_found() {
        assertThat(Quoted.without("On Monday, Ana <a@heard.example> wrote:\n> How bright is it?\n\nToo dim.\n"))
                .isEqualTo("Too dim.");
    }

    @Test
    void answers_between_quoted_lines_stay_together() {
        assertThat(Quoted.without("> How bright?\nToo dim.\n> And the shade?\nLovely."))
                .isEqualTo("Too dim.\nLovely.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On the whole I like it. My wife wrote a list:\nbrighter, warmer.",
                "From: here to there it is lovely.",
                "On Friday I called:\nnobody answered",
                "Am I right that it should glow?\nYou wrote so.",
                "I paid > 20 for it",
            })
    void words_of_the_customer_stay(String text) {
        assertThat(Quoted.without(text)).isEqualTo(text);
    }

    @Test
    void rather_all_of_it_than_nothing() {
        assertThat(Quoted.without("> only this\n> and that")).isEqualTo("> only this\n> and that");
        assertThat(Quoted.without("")).isEmpty();
    }

    @Test
    void long_lines_cost_no_time() {
        var line = "On " + "a wrote ".repeat(200_000);

        assertThat(Quoted.without(line + "\n" + line)).isEqualTo((line + "\n" + line).strip());
    }
}
