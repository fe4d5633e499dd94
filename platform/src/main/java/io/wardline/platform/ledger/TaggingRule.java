package io.wardline.platform.ledger;

import io.wardline.platform.ledger.TaggingFacts.LotKey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether pieces may get their tags. */
final class TaggingRule {
    private TaggingRule() {}

    /** The first refusal, in the order of the bindings. */
    static Optional<Refused> refusal(TaggingFacts facts, List<Binding> bindings) {
        var expiries = new HashMap<LotKey, Optional<LocalDate>>();
        facts.lots().forEach((key, lot) -> expiries.put(key, Optional.ofNullable(lot.expiry())));
        return bindings.stream()
                .flatMap(binding -> refusal(facts, expiries, binding).stream())
                .findFirst();
    }

    private static Optional<Refused> refusal(
            TaggingFacts facts, Map<LotKey, Optional<LocalDate>> expiries, Binding binding) {
        var item = facts.items().get(binding.item());
        if (item == null) {
            return refuse(RefusalCode.ITEM_UNKNOWN, "item", binding.item());
        }
        if (!facts.owners().containsKey(binding.owner())) {
            return refuse(RefusalCode.OWNER_UNKNOWN, "owner", binding.owner());
        }
        if (!facts.places().containsKey(binding.place())) {
            return refuse(RefusalCode.PLACE_UNKNOWN, "place", binding.place());
        }
        if (facts.epcs().contains(binding.epc().hex())) {
            return refuse(RefusalCode.EPC_BOUND, "epc", binding.epc().hex());
        }
        if (binding.tid() != null && facts.tids().contains(binding.tid().hex())) {
            return refuse(RefusalCode.TID_BOUND, "tid", binding.tid().hex());
        }
        return lotRefusal(facts, expiries, TaggingFacts.lotKey(item, binding), binding);
    }

    private static Optional<Refused> lotRefusal(
            TaggingFacts facts, Map<LotKey, Optional<LocalDate>> expiries, LotKey key, Binding binding) {
        var lot = facts.lots().get(key);
        if (lot != null && !lot.tagged()) {
            return refuse(RefusalCode.LOT_TAGGED, "lot", binding.lot());
        }
        var offered = Optional.ofNullable(binding.expiry());
        var known = expiries.putIfAbsent(key, offered);
        return known == null || known.equals(offered)
                ? Optional.empty()
                : Optional.of(new Refused(RefusalCode.LOT_EXPIRY, Map.of(
                        "lot", binding.lot(), "known", text(known), "offered", text(offered))));
    }

    private static String text(Optional<LocalDate> expiry) {
        return expiry.map(LocalDate::toString).orElse("none");
    }

    private static Optional<Refused> refuse(RefusalCode code, String name, @Nullable String value) {
        return Optional.of(new Refused(code, Map.of(name, Objects.requireNonNull(value))));
    }
}
