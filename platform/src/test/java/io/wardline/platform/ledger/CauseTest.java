package io.wardline.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CauseTest {
    @Test
    void makes_the_uuid_of_the_standards_own_example() {
        // RFC 9562, appendix A.4: the name www.example.com in the name space of domain names.
        var domainNames = HexFormat.of().parseHex("6ba7b8109dad11d180b400c04fd430c8");

        assertThat(NameUuid.of(domainNames, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void the_same_cause_read_again_gives_the_same_identities() {
        var entry = Cause.entry(new DeviceId("cab-7"), new JournalKey(17, 90_412));

        assertThat(entry.text()).isEqualTo("entry:cab-7:17:90412");
        assertThat(entry.movement(3)).isEqualTo(new Cause("entry:cab-7:17:90412").movement(3));
        assertThat(entry.movement(3)).isNotEqualTo(entry.movement(4));
        assertThat(entry.movement(3).version()).isEqualTo(5);
        assertThat(entry.movement(3).variant()).isEqualTo(2);
    }

    @Test
    void identities_stay_what_they_were_when_the_first_movements_were_posted() {
        assertThat(new Cause("entry:cab-7:17:90412").movement(0))
                .isEqualTo(UUID.fromString("9bedf618-81e6-56ce-a7d7-cc9946db9b1b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "act:", "act:7", "entry:cab-7:17", "entry:cab 7:17:1", "snapshot:1"})
    void refuses_a_text_that_names_no_cause(String text) {
        assertThatThrownBy(() -> new Cause(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
