package io.wardline.protocol.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** No text makes a parser throw, and what it says about a text is always consistent. */
class TotalityTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int TIMES = 150_000;

    @Test
    void survives_damaged_codes_of_every_kind() throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_122);
        CodeGenerators draw = new CodeGenerators(random);
        List<String> seeds = PublishedSamplesTest.samples().stream().map(PublishedSamplesTest.Sample::raw).toList();
        for (int i = 0; i < TIMES; i++) {
            String raw = draw.damaged(seeds.get(random.nextInt(seeds.size())));
            check(raw);
        }
    }

    @Test
    void survives_random_characters() {
        SplittableRandom random = new SplittableRandom(7);
        List<String> starts = List.of("", "]d2", "]E0", "epc:", "MA.156.M0.", "https://a/01/", "(01)", "C", "X", "01", "\uD800");
        for (int i = 0; i < TIMES / 3; i++) {
            StringBuilder raw = new StringBuilder(starts.get(random.nextInt(starts.size())));
            for (int length = random.nextInt(40); length > 0; length--) {
                raw.append((char) (random.nextInt(10) == 0 ? random.nextInt(65_536) : random.nextInt(128)));
            }
            check(raw.toString());
        }
    }

    static void check(String raw) {
        check(raw, TODAY);
    }

    static void check(String raw, LocalDate day) {
        ScanReading reading = ScanReading.parse(raw, day);
        assertThat(reading.raw()).isEqualTo(raw);
        assertThat(reading.traceCode().map(TraceCode::value).orElse("0")).isNotBlank();
        assertThat(reading.udiDi().map(UdiDi::value).orElse("0")).isNotBlank();
        assertThat(reading.udiPi().map(UdiPi::usableThrough).orElse(Optional.empty())).isEqualTo(reading.usableThrough());
        reading.notes().forEach(note -> assertThat(note.at()).isLessThan(raw.length()));
        switch (reading.barcode()) {
            case Barcode.Broken broken -> {
                assertThat(broken.error().at()).as(raw).isBetween(0, raw.length());
                assertThat(broken.error().message()).isNotBlank();
                broken.candidates().forEach(candidate -> assertThat(MessageRules.find(candidate.elements())).isNull());
            }
            case Barcode.Tag(Epc epc) -> assertThat(Epc.decode(epc.hex()).find()).contains(epc);
            case Barcode.Gs1(Gs1Message message) -> assertThat(message.toElementString()).isNotEmpty();
            case Barcode.Link(Gs1Message message) -> assertThat(message.toDigitalLink()).as(raw).isPresent();
            case Barcode.Ma(MaCode code) -> assertThat(MaCode.parse(code.toString(), day).find()).isPresent();
            case Barcode.Trace _, Barcode.Insurance _, Barcode.Opaque _ -> assertThat(reading.elements()).isEmpty();
        }
    }
}
