package io.heard.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

    @ParameterizedTest
    @ValueSource(strings = {"P10Y", "P120M", "P9Y12M", "P3660D", "PT87840H"})
    void ten_years_are_not_too_long_however_they_are_written(String text) {
        assertThat(Span.parse(text).inWords()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P10Y8D", "P121M", "P5Y1900D", "P2147483647Y", "P-1D", "PT87840H1S", "PT-1S"})
    void more_than_ten_years_and_less_than_nothing_are_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Span.parse(text))
                .withMessageContaining(text)
                .withMessageContaining("ten years");
    }
}
