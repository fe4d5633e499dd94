package io.wardline.protocol.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we write we read back, for thousands of codes drawn from fixed seeds. */
class RoundTripTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int TIMES = 2_000;

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "0, SGTIN-96", "1, SGTIN-198", "2, SSCC-96", "3, SGLN-96", "4, GRAI-96", "5, GRAI-170", "6, GIAI-96", "7, GIAI-202",
        "8, SGTIN+", "9, SSCC+"
    })
    void decodes_what_it_encodes(int scheme, String name) {
        CodeGenerators draw = new CodeGenerators(new SplittableRandom(scheme + 1));
        for (int i = 0; i < TIMES; i++) {
            Epc epc = draw.epc(scheme);
            assertThat(Epc.decode(epc.hex()).find()).as(name).contains(epc);
            assertThat(Epc.decode(epc.hex()).find().map(Epc::hex)).contains(epc.hex());
            assertThat(epc.hex()).hasSize((epc.hex().length() + 3) / 4 * 4);
            assertThat(Gs1Message.of(epc.elements(), TODAY)).isInstanceOf(Parsed.Right.class);
        }
    }

    @Test
    void reads_element_strings_that_it_writes() {
        CodeGenerators draw = new CodeGenerators(new SplittableRandom(11));
        for (int i = 0; i < TIMES; i++) {
            Gs1Message message = new Gs1Message(draw.message());
            for (String raw : List.of("]d2" + message.toElementString(), message.toBracketedText())) {
                ScanReading reading = ScanReading.parse(raw, TODAY);
                assertThat(reading.valid()).as(raw).isTrue();
                assertThat(pairs(reading.elements())).isEqualTo(pairs(message.elements()));
            }
        }
    }

    @Test
    void reads_digital_links_that_it_writes() {
        CodeGenerators draw = new CodeGenerators(new SplittableRandom(12));
        for (int i = 0; i < TIMES; i++) {
            Gs1Message message = new Gs1Message(draw.message());
            String link = message.toDigitalLink().orElseThrow();
            ScanReading reading = ScanReading.parse(link, TODAY);
            assertThat(reading.barcode().kind()).as(link).isEqualTo(CodeKind.GS1_DIGITAL_LINK);
            assertThat(reading.valid()).as(link).isTrue();
            assertThat(sorted(reading.elements())).isEqualTo(sorted(message.elements()));
            assertThat(reading.message().flatMap(Gs1Message::toDigitalLink)).contains(link);
        }
    }

    @Test
    void every_identifier_of_an_element_stands_where_it_is_said_to_stand() {
        CodeGenerators draw = new CodeGenerators(new SplittableRandom(13));
        for (int i = 0; i < TIMES; i++) {
            String raw = "]C1" + new Gs1Message(draw.message()).toElementString();
            for (Element element : ScanReading.parse(raw, TODAY).elements()) {
                assertThat(raw.startsWith(element.ai() + element.value(), element.at())).as(raw).isTrue();
            }
        }
    }

    private static List<String> pairs(List<Element> elements) {
        return elements.stream().map(element -> element.ai() + "=" + element.value()).toList();
    }

    private static List<String> sorted(List<Element> elements) {
        return pairs(elements).stream().sorted(Comparator.naturalOrder()).toList();
    }
}
