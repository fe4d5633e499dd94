package io.wardline.protocol.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes that standards, authorities and reference implementations have published, each with its source. */
class PublishedSamplesTest {

    private static final LocalDate READ_ON = LocalDate.of(2026, 11, 22);

    record Sample(String verdict, String raw, String content, String source) {}

    static List<Sample> samples() throws IOException {
        try (InputStream in = PublishedSamplesTest.class.getResourceAsStream("published-samples.tsv")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new Sample(columns[0], columns[1], columns[2], columns[3]))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void is_read_as_its_source_says(Sample sample) {
        ScanReading reading = ScanReading.parse(sample.raw(), READ_ON);

        assertThat(reading.raw()).isEqualTo(sample.raw());
        assertThat((reading.valid() ? "valid " : "invalid ") + reading.barcode().kind().code()).isEqualTo(sample.verdict());
        assertThat(content(reading)).isEqualTo(sample.content());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tags")
    void is_written_as_it_was_read(Sample sample) {
        ScanReading reading = ScanReading.parse(sample.raw(), READ_ON);

        assertThat(reading.barcode()).isInstanceOfSatisfying(Barcode.Tag.class, tag ->
                // Some sources leave out the zero bits that fill the last word of tag memory.
                assertThat(tag.epc().hex().replaceAll("0+$", ""))
                        .isEqualTo(sample.raw().substring(4).toUpperCase(Locale.ROOT).replaceAll("0+$", "")));
    }

    static Stream<Sample> tags() throws IOException {
        return samples().stream().filter(sample -> sample.verdict().equals("valid epc"));
    }

    @Test
    void there_are_more_than_a_hundred_and_each_names_its_source() throws IOException {
        assertThat(samples()).hasSizeGreaterThan(100).allSatisfy(sample -> assertThat(sample.source()).isNotBlank());
        assertThat(samples().stream().map(Sample::raw)).doesNotHaveDuplicates();
    }

    private static String content(ScanReading reading) {
        return switch (reading.barcode()) {
            case Barcode.Broken broken -> broken.error().code().code() + "@" + broken.error().at()
                    + (broken.candidates().isEmpty() ? "" : " " + broken.candidates().stream()
                            .map(candidate -> BracketedText.print(candidate.elements()))
                            .collect(Collectors.joining(" / ")));
            case Barcode.Tag(Epc epc) -> (epc.tagUri().orElse("") + " " + BracketedText.print(epc.elements())).strip();
            case Barcode.Ma(MaCode code) -> production(code.deviceIdentifier(), code.udiPi(reading.readOn()));
            case Barcode.Gs1(Gs1Message message) -> message.toBracketedText();
            case Barcode.Link(Gs1Message message) -> message.toBracketedText();
            case Barcode.Trace _, Barcode.Insurance _, Barcode.Opaque _ -> "-";
        };
    }

    private static String production(UdiDi device, UdiPi production) {
        StringBuilder text = new StringBuilder("udiDi=").append(device.value());
        production.lot().ifPresent(lot -> text.append(" lot=").append(lot));
        production.serial().ifPresent(serial -> text.append(" serial=").append(serial));
        production.madeOn().ifPresent(day -> text.append(" madeOn=").append(day));
        production.usableThrough().ifPresent(day -> text.append(" usableThrough=").append(day));
        return text.toString();
    }
}
