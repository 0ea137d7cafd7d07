package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstNameTest {

    @ParameterizedTest
    @CsvSource({
        "Ada Berger,        Ada,        Ada",
        "Ada Berger,        Addy,       Addy",
        "Ada Berger,        Berger,     A. B.", // what they are called can be a surname
        "Ada Berger,        Ms Berger,  A. B.",
        "Ada Berger,        ,           A. B.",
        "Ada Maria Lou Roe, ,           A. M. L.",
        "Ada,               ,           A.",
        "Berger,            Berger,     Berger", // one word alone cannot be told apart
        ",                  Ada,        Ada",
        ",                  Ada Berger, A. B.",
        "李小龍,              ,           李.",
        ",                  ,           ''"
    })
    void is_a_first_name_or_initials_and_never_a_surname(
            @Nullable String name, @Nullable String preferred, String called) {
        assertThat(FirstName.of(name, preferred)).isEqualTo(called);
    }
}
