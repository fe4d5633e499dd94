package io.wardline.sim.year;

import java.time.LocalDate;
import java.util.List;

/// Everything that happened until today, ready to be told. The same seed and day give the same year.
///
/// @param today    until when it has run
/// @param receipts in the order in which each institution accepted them
/// @param lines    of the provincial platform, in the order of its files
/// @param mappings in the order in which they are proposed
public record Year(
        LocalDate today, List<Supplier> suppliers, List<Article> articles, List<Batch> batches, List<Agreement> agreements,
        List<Buyer> buyers, List<Volume> volumes, List<Report> reports, List<Receipt> receipts, List<Line> lines, List<Mapping> mappings) {
    /// Maker or distributor.
    public record Supplier(String code, String name) {}

    /// An article of the catalogue, selected or one of the brands beside.
    ///
    /// @param number       of its GTIN's item reference
    /// @param selectedFrom the selected supplier, empty for a brand beside
    /// @param platformCode under which the provincial platform sells it
    public record Article(
            String code, int number, String batch, Generic generic, String name, String maker, String selectedFrom, String platformCode) {
        /// Whether it was selected.
        public boolean selected() {
            return !selectedFrom.isEmpty();
        }
    }

    /// A batch.
    ///
    /// @param source which fact counts: PLATFORM, OWN or LOWER
    public record Batch(String code, String name, String source, List<Generic> generics) {}

    /// An agreement period; the days are both included.
    public record Agreement(String batch, String code, LocalDate startsOn, LocalDate endsOn) {}

    /// An agreed volume in minimal units, 0 where nothing was promised.
    public record Volume(String batch, String agreement, String institution, String product, long quantity) {}

    /// A reported volume in minimal units.
    ///
    /// @param mean     of the two years before
    /// @param reason   why it is so low, empty where it is not
    /// @param approved whether somebody has approved it
    public record Report(
            String batch, String agreement, String institution, String product, long quantity, long mean, String reason,
            boolean approved) {}

    /// Goods that a distributor brought.
    ///
    /// @param key        tells it from every other one
    /// @param orderNo    of the provincial platform, empty where the paper names none
    /// @param returned   boxes of its first line that went back, 0 or more
    /// @param returnedOn the day on which they did
    public record Receipt(
            String key, Buyer buyer, String supplier, String orderNo, LocalDate acceptedOn, List<Goods> goods, long returned,
            LocalDate returnedOn) {}

    /// A line of a receipt; it is the order's line of the same number.
    public record Goods(Article article, long boxes, String lot, LocalDate expiry) {
        /// In minimal units.
        public long units() {
            return boxes * article.generic().pack();
        }
    }

    /// A line of the provincial platform.
    ///
    /// @param quantity boxes, or minimal units where `inBoxes` is false; below 0 went back
    public record Line(
            String batch, String agreement, String orderNo, int orderLine, String deliveryNo, String account, Article article,
            long quantity, boolean inBoxes, LocalDate acceptedOn) {}

    /// What a code of the platform is said to be.
    ///
    /// @param factor   units in a box as proposed, right or wrong
    /// @param accepted whether somebody else accepts it; otherwise it waits
    /// @param late     whether it is proposed only after the platform's files have come
    public record Mapping(Article article, int factor, boolean accepted, boolean late, LocalDate startsOn) {}
}
