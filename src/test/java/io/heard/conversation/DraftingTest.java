package io.heard.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Drafting.Occasion;
import io.heard.message.MailText;
import io.heard.message.MailText.Flaw;
import io.heard.message.MailText.Part;
import io.heard.task.TaskView.Brief;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftingTest {

    private static final Brief BRIEF = new Brief(
            List.of("Ada has had the teapot for a week"),
            List.of("How is it working out?"),
            List.of("Delivered 10 November"),
            List.of("3 May: is hard of hearing"),
            List.of("A new lid, by 30 November (ana)"));

    @Test
    void a_draft_greets_and_puts_the_brief_as_notes() {
        var draft = draft("Ada", Locale.ENGLISH);

        assertThat(draft.body()).isEqualTo("""
                        Hello Ada,

                        » Why: Ada has had the teapot for a week
                        » Find out: How is it working out?
                        » Known: Delivered 10 November
                        » Promised: A new lid, by 30 November (ana)

                        If anything is not right, answer this mail: I read it myself, no machine does. \
                        If you would rather talk to somebody else about it, say so.

                        Best wishes
                        Ana Berger
                        Teapots Ltd""");
    }

    @Test
    void a_draft_speaks_german() {
        assertThat(draft("Ada Berger", Locale.GERMAN).body())
                .startsWith("Guten Tag Ada Berger,\n\n» Anlass: Ada has")
                .endsWith("Freundliche Grüße\nAna Berger\nTeapots Ltd");
    }

    @ParameterizedTest
    @CsvSource({
        "fr,'Bonjour Ada,',ce n'est pas une machine,Bien cordialement",
        "es,'Hola, Ada:',no una máquina,Un saludo cordial",
        "pt,'Olá, Ada,',não uma máquina,Com os melhores cumprimentos"
    })
    void a_draft_speaks_the_customers_language(String language, String greeting, String complaint, String close) {
        assertThat(draft("Ada", Locale.of(language)).body())
                .startsWith(greeting + "\n\n» ")
                .contains(complaint)
                .endsWith(close + "\nAna Berger\nTeapots Ltd");
    }

    @Test
    void what_stands_in_every_letter_is_nobodys_own() {
        var draft = draft("Ada", Locale.FRENCH);

        assertThat(Drafting.own(new MailText("", draft.body() + "\nLe couvercle est parti ce matin."))
                        .lines())
                .filteredOn(line -> !line.isBlank())
                .containsExactly("Bonjour Ada,", "Ana Berger", "Teapots Ltd", "Le couvercle est parti ce matin.");
    }

    @Test
    void a_draft_cannot_leave_as_it_is() {
        assertThat(draft("Ada", Locale.ENGLISH).flaws())
                .containsEntry(Part.SUBJECT, Flaw.EMPTY)
                .containsEntry(Part.BODY, Flaw.NOTES_LEFT);
    }

    @Test
    void a_draft_keeps_to_itself_what_colleagues_should_remember() {
        assertThat(draft("Ada", Locale.ENGLISH).body()).doesNotContain("hearing");
    }

    @Test
    void a_nameless_customer_is_greeted_all_the_same() {
        assertThat(draft(null, Locale.ENGLISH).body()).startsWith("Hello,\n");
        assertThat(draft(" \n ", Locale.GERMAN).body()).startsWith("Guten Tag,\n");
    }

    @Test
    void a_name_cannot_break_out_of_its_line() {
        assertThat(draft("Ada\r\n\nBcc: {0} '", Locale.ENGLISH).body()).startsWith("Hello Ada Bcc: {0} ',\n");
    }

    @ParameterizedTest(name = "customer {0}, company {1} → {2}")
    @CsvSource({
        "de,en,de",
        "de-CH,en,de",
        "fr-CA,de,fr",
        "pt-BR,en,pt",
        "es,en,es",
        "it,de,de",
        "it,nl,en",
        ",de-AT,de",
        "en-GB,de,en"
    })
    void a_draft_is_in_the_customers_language_else_the_companys(
            @Nullable String customers, String companys, String expected) {
        assertThat(Drafting.language(customers, companys)).isEqualTo(Locale.of(expected));
    }

    private static MailText draft(@Nullable String called, Locale language) {
        return Drafting.draft(new Occasion(called, BRIEF, "Ana Berger", "Teapots Ltd", language));
    }
}
