package io.heard;

import org.junit.jupiter.api.Test;

class SkeletonTest {
    @Test
    void t() {}
}
