package io.wardline.protocol.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates of labels: the century of two digits, the last day of the month, and the one day until which a thing is usable. */
class DatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String ITEM = "]d20109506000134352";

    @ParameterizedTest
    @CsvSource({"26, 2026", "76, 2076", "77, 1977", "0, 2000", "99, 1999", "27, 2027"})
    void takes_the_year_that_lies_at_most_49_back_or_50_ahead(int yy, int year) {
        assertThat(Century.year(yy, 2026)).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource({"1996, 46, 2046", "1996, 47, 1947", "1960, 11, 1911", "2060, 9, 2109", "2060, 10, 2110", "2060, 11, 2011"})
    void crosses_centuries_in_both_directions(int thisYear, int yy, int year) {
        assertThat(Century.year(yy, thisYear)).isEqualTo(year);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "17261231, 2026-12-31",
        "17261200, 2026-12-31",
        "17280200, 2028-02-29",
        "15270228, 2027-02-28",
        "7003270301" + "1200, 2027-03-01",
        "7003270301" + "0000, 2027-02-28",
        "1726123115270101, 2026-12-31",
        "1727123115270101, 2027-01-01"
    })
    void says_until_when_a_thing_is_usable(String elements, LocalDate day) {
        assertThat(ScanReading.parse(ITEM + elements, TODAY).usableThrough()).contains(day);
    }

    @Test
    void knows_leap_days() {
        assertThat(ScanReading.parse(ITEM + "17280229", TODAY).valid()).isTrue();
        assertThat(ScanReading.parse(ITEM + "17270229", TODAY).valid()).isFalse();
    }

    @Test
    void reads_the_same_label_by_the_day_of_the_scan() {
        ScanReading then = ScanReading.parse(ITEM + "17760101", LocalDate.of(2025, 1, 1));
        assertThat(then.usableThrough()).contains(LocalDate.of(1976, 1, 1));
        assertThat(ScanReading.parse(ITEM + "17760101", TODAY).usableThrough()).contains(LocalDate.of(2076, 1, 1));
    }

    @Test
    void says_nothing_of_a_label_without_a_date() {
        assertThat(ScanReading.parse(ITEM, TODAY).usableThrough()).isEqualTo(Optional.empty());
    }

    @Test
    void takes_the_last_valid_day_of_an_ma_code_or_the_day_before_it_expires() {
        String device = "MA.156.M0.100204.13351764";
        assertThat(ScanReading.parse(device + ".E261231.V261230", TODAY).usableThrough()).contains(LocalDate.of(2026, 12, 30));
        assertThat(ScanReading.parse(device + ".E20261231", TODAY).usableThrough()).contains(LocalDate.of(2026, 12, 30));
        assertThat(ScanReading.parse(device + ".V261230", TODAY).usableThrough()).contains(LocalDate.of(2026, 12, 30));
    }
}
