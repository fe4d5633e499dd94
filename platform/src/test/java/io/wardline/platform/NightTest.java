package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.audit.VerificationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the night writes down of a verification. */
final class NightTest {
    @Test
    void an_acknowledged_loss_is_told_and_is_no_finding() {
        var outcome = Night.outcome(new VerificationResult(7, 70, 0, 7, List.of(), 0, List.of("seal 8 says that seals 5 to 7 were lost"), List.of()));
        assertThat(outcome.rowsFound()).isZero();
        assertThat(outcome.firstRows()).containsExactly("ACKNOWLEDGED seal 8 says that seals 5 to 7 were lost");
    }
}
