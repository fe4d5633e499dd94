package io.wardline.platform.warehouse;

import java.time.LocalDate;
import io.wardline.protocol.device.TagId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may go back to a supplier: at most what came from it and has not gone back yet, and not before it came. */
final class ReturnRule {
    private ReturnRule() {}

    /** The first reason why not, in the order of the lines. */
    static Optional<ReceiptResult> refusal(LocalDate acceptedOn, List<ReceiptLine> lines, NewReturn wish) {
        if (wish.returnedOn().isBefore(acceptedOn)) {
            return Optional.of(ReceiptResult.refused("warehouse_return_before_receipt", "acceptedOn", acceptedOn.toString()));
        }
        return wish.lines().stream().flatMap(line -> refusal(lines, line).stream()).findFirst();
    }

    private static Optional<ReceiptResult> refusal(List<ReceiptLine> lines, NewReturn.Line wish) {
        var known = lines.stream().filter(line -> line.line() == wish.line()).findFirst();
        if (known.isEmpty()) {
            return Optional.of(ReceiptResult.refused("warehouse_return_line_fkey", "line", wish.line()));
        }
        var strange = wish.units().stream().map(TagId::hex).filter(epc -> !known.get().units().contains(epc)).findFirst();
        if (strange.isPresent()) {
            return Optional.of(ReceiptResult.refused("warehouse_return_unit_unit_fkey", "epc", strange.get()));
        }
        if (known.get().tagged() && wish.units().isEmpty()) {
            return Optional.of(ReceiptResult.refused("warehouse_return_units_named", "line", wish.line()));
        }
        var left = known.get().quantity() - known.get().returned();
        return wish.quantity() <= left
                ? Optional.empty()
                : Optional.of(new ReceiptResult.Refused(
                        "warehouse_return_beyond_receipt",
                        Map.of("line", wish.line(), "left", left, "wanted", wish.quantity()),
                        false));
    }
}
