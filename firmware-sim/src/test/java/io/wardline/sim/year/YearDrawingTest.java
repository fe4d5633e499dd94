package io.wardline.sim.year;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.codes.Gtin;
import io.wardline.sim.county.Sgtin;
import io.wardline.sim.demo.DemoCounty;
import io.wardline.sim.year.Year.Agreement;
import io.wardline.sim.year.Year.Article;
import io.wardline.sim.year.Year.Goods;
import io.wardline.sim.year.Year.Line;
import io.wardline.sim.year.Year.Mapping;
import io.wardline.sim.year.Year.Receipt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YearDrawingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<Buyer> BUYERS = DemoCounty.buyers(DemoCounty.map(1, TODAY));
    private static final Year YEAR = year(1, TODAY);

    private static Year year(long seed, LocalDate today) {
        return YearDrawing.draw(seed, today, BUYERS, YearDrawing.WHOLE_BATCH);
    }

    @Test
    void has_eight_batches_for_twenty_six_institutions_and_one_whole_agreement_year_behind_it() {
        assertThat(YEAR.batches()).hasSize(8);
        assertThat(YEAR.buyers()).hasSize(26);
        assertThat(YEAR.agreements()).filteredOn(each -> each.endsOn().isBefore(TODAY)).hasSize(3)
                .allSatisfy(each -> assertThat(each.startsOn().plusYears(1)).isEqualTo(each.endsOn().plusDays(1)));
        assertThat(YEAR.agreements()).filteredOn(each -> each.startsOn().isAfter(TODAY)).hasSize(1);
        assertThat(YEAR.volumes()).hasSize(11 * 26 * 5);
        assertThat(YEAR.volumes()).extracting(Year.Volume::quantity).contains(0L);
        assertThat(YEAR.reports()).anyMatch(report -> !report.approved()).anyMatch(report -> !report.reason().isEmpty());
    }

    @Test
    void is_the_same_for_the_same_seed_and_day_and_another_one_for_another() {
        assertThat(year(1, TODAY)).isEqualTo(YEAR);
        assertThat(year(2, TODAY)).isNotEqualTo(YEAR);
        for (LocalDate day : List.of(LocalDate.of(2028, 2, 29), LocalDate.of(2027, 1, 1), LocalDate.of(2026, 12, 31))) {
            Year other = year(7, day);
            assertThat(other.receipts()).allMatch(receipt -> !receipt.acceptedOn().isAfter(day) && !receipt.returnedOn().isAfter(day.plusDays(3)));
            withinTheirPeriods(other);
        }
    }

    @Test
    void every_line_of_the_platform_lies_in_its_period_and_takes_back_no_more_than_it_brought() {
        withinTheirPeriods(YEAR);
        assertThat(YEAR.lines()).extracting(line -> line.orderNo() + "/" + line.orderLine() + "/" + line.deliveryNo()).doesNotHaveDuplicates();
        Map<String, Long> sums = new HashMap<>();
        YEAR.lines().forEach(line -> sums.merge(line.account() + line.article().code() + line.inBoxes(), line.quantity(), Long::sum));
        assertThat(sums.values()).allMatch(sum -> sum >= 0);
        assertThat(YEAR.lines()).anyMatch(line -> line.quantity() < 0).anyMatch(Line::inBoxes).anyMatch(line -> !line.inBoxes());
    }

    private static void withinTheirPeriods(Year year) {
        Map<String, Agreement> periods = year.agreements().stream()
                .collect(Collectors.toMap(each -> each.batch() + each.code(), each -> each));
        assertThat(year.lines()).allSatisfy(line -> {
            Agreement period = Objects.requireNonNull(periods.get(line.batch() + line.agreement()));
            assertThat(line.acceptedOn()).isBetween(period.startsOn(), period.endsOn()).isBeforeOrEqualTo(year.today());
        });
    }

    @Test
    void our_receipts_and_the_platform_say_the_same_except_where_they_should_not() {
        Map<String, Long> own = new HashMap<>();
        for (Receipt receipt : YEAR.receipts()) {
            for (Goods goods : receipt.goods()) {
                own.merge(receipt.key(), goods.units(), Long::sum);
            }
        }
        Map<String, Long> platform = new HashMap<>();
        YEAR.lines().stream().filter(line -> line.quantity() > 0).forEach(line -> platform.merge(
                line.orderNo().substring(2), line.quantity() * (line.inBoxes() ? line.article().generic().pack() : 1), Long::sum));
        own.keySet().removeIf(key -> key.endsWith("-before"));
        List<String> differing = own.entrySet().stream()
                .filter(each -> !each.getValue().equals(platform.get(each.getKey()))).map(Map.Entry::getKey).sorted().toList();
        assertThat(differing).containsExactly("B4Y1-H02-1", "B4Y1-H03-2");
        assertThat(platform.keySet()).filteredOn(key -> !own.containsKey(key)).containsExactly("B4Y1-H01-2");
    }

    @Test
    void one_pack_factor_is_wrong_and_mended_and_another_one_waits() {
        List<Mapping> late = YEAR.mappings().stream().filter(Mapping::late).toList();
        assertThat(late).extracting(mapping -> mapping.article().code() + " " + mapping.factor() + " " + mapping.accepted())
                .containsExactly("AMLODIPINE-SEL 28 true", "TICAGRELOR-SEL 28 false", "INSULIN-ASPART-ORI 5 false");
        assertThat(YEAR.mappings()).filteredOn(mapping -> mapping.factor() != mapping.article().generic().pack())
                .extracting(Mapping::factor).containsExactly(24, 24);
        assertThat(YEAR.articles()).filteredOn(article -> YEAR.mappings().stream().noneMatch(each -> each.article().equals(article)))
                .extracting(Article::code).containsExactly("VALSARTAN-ORI");
    }

    @Test
    void names_its_articles_once_with_valid_numbers_and_carries_the_mark() {
        assertThat(YEAR.articles()).extracting(Article::code).doesNotHaveDuplicates().allMatch(code -> code.length() <= 64);
        assertThat(YEAR.articles()).allSatisfy(article ->
                assertThat(Gtin.parse(Sgtin.gtin(6_901_234, 0, article.number())).find()).isPresent());
        assertThat(YEAR.suppliers()).extracting(Year.Supplier::name).allMatch(name -> name.contains(YearDrawing.MARK));
        assertThat(YEAR.articles()).extracting(Article::maker).allMatch(name -> name.endsWith(YearDrawing.MARK));
    }

    /// RFC 6238, appendix B: the secret is the ASCII text 12345678901234567890, the codes are the last six of its eight digits.
    @Test
    void the_authenticator_shows_the_codes_of_the_standard() {
        Authenticator telephone = new Authenticator("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(telephone.code(Instant.ofEpochSecond(59), 0)).isEqualTo("287082");
        assertThat(telephone.code(Instant.ofEpochSecond(1_111_111_109), 0)).isEqualTo("081804");
        assertThat(telephone.code(Instant.ofEpochSecond(1_111_111_139), -1)).isEqualTo("081804");
    }
}
