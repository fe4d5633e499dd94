package io.wardline.protocol.codes;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;

/** Targets of the fuzzer; as ordinary tests they run their seed corpus only. */
class CodesFuzzTest {

    private static final LocalDate EPOCH = LocalDate.of(2026, 11, 22);

    @FuzzTest(maxDuration = "2m")
    void a_scan_of_any_characters_has_an_answer(FuzzedDataProvider bytes) {
        TotalityTest.check(bytes.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = "2m")
    void a_tag_of_any_bytes_has_an_answer(byte[] bytes) {
        TotalityTest.check("epc:" + java.util.HexFormat.of().formatHex(bytes));
    }

    @FuzzTest(maxDuration = "2m")
    void an_element_string_of_any_day_has_an_answer(FuzzedDataProvider bytes) {
        LocalDate day = EPOCH.plusDays(bytes.consumeInt(-50_000, 50_000));
        TotalityTest.check("]d2" + bytes.consumeRemainingAsAsciiString(), day);
    }
}
