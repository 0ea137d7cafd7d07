package io.heard.testing;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/// The teams of a test end with it.
public final class Leaving implements QuarkusTestAfterEachCallback {

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        try (var floor = Arc.container().instance(Floor.class)) {
            floor.get().leave();
        }
    }
}
