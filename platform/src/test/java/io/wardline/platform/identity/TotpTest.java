package io.wardline.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
    /** The secret of both RFCs. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest(name = "at {0} s the eight digits are {1}")
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130",
    })
    void gives_the_codes_of_rfc_6238_appendix_b(long seconds, String eightDigits) {
        var step = Totp.step(Instant.ofEpochSecond(seconds));
        assertThat(String.format("%08d", Totp.number(SECRET, step) % 100_000_000)).isEqualTo(eightDigits);
        assertThat(Totp.code(SECRET, step)).isEqualTo(eightDigits.substring(2));
    }

    @ParameterizedTest(name = "counter {0} gives {1}")
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489",
    })
    void gives_the_codes_of_rfc_4226_appendix_d(long counter, String code) {
        assertThat(Totp.code(SECRET, counter)).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0} steps away, {1} used: accepted {2}")
    @CsvSource({"-2, 0, false", "-1, 0, true", "0, 0, true", "1, 0, true", "2, 0, false", "0, 37037037, false", "1, 37037037, true"})
    void accepts_a_step_to_either_side_and_no_step_twice(int away, long newestUsed, boolean accepted) {
        var now = Instant.ofEpochSecond(1111111111);
        var code = Totp.code(SECRET, Totp.step(now) + away);
        assertThat(Totp.accepts(SECRET, code, now, newestUsed).isPresent()).isEqualTo(accepted);
    }

    @Test
    void a_wrong_code_opens_nothing() {
        assertThat(Totp.accepts(SECRET, "000000", Instant.ofEpochSecond(59), 0)).isEqualTo(OptionalLong.empty());
        assertThat(Totp.accepts(SECRET, "", Instant.ofEpochSecond(59), 0)).isEqualTo(OptionalLong.empty());
        assertThat(Totp.accepts(SECRET, "94287082", Instant.ofEpochSecond(59), 0)).isEqualTo(OptionalLong.empty());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writes_base_32_as_rfc_4648_does_without_padding(String plain, String encoded) {
        assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void an_authenticator_reads_issuer_account_and_secret() {
        assertThat(Totp.uri("nurse.wang", SECRET)).isEqualTo("otpauth://totp/Wardline:nurse.wang"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Wardline&algorithm=SHA1&digits=6&period=30");
    }
}
