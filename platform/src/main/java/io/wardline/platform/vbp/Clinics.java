package io.wardline.platform.vbp;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.time.CountyTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Village clinics: which there are, the monthly declaration of what they stock, and visits that look. */
final class Clinics {
    private final ClinicStore store;
    private final VbpStore names;
    private final CountyTime time;
    private final Acts acts;

    Clinics(ClinicStore store, VbpStore names, CountyTime time, Acts acts) {
        this.store = store;
        this.names = names;
        this.time = time;
        this.acts = acts;
    }

    VbpResult add(Tx tx, Act act, Clinic clinic) {
        var institution = names.institutions(tx, List.of(clinic.institution())).get(clinic.institution());
        if (institution == null) {
            return VbpResult.refused("place_institution_fkey", "institution", clinic.institution());
        }
        if (!store.add(tx, clinic, institution)) {
            return VbpResult.refused("vbp_clinic_code_key", "code", clinic.code());
        }
        acts.changed(tx, act, List.of(Change.added("clinic/" + clinic.code(), "institution", clinic.institution())));
        return new VbpResult.Entered();
    }

    /** Declares a month: all lines or none. What was declared stays; saying the same again changes nothing. */
    VbpResult declare(Tx tx, Act act, NewStocking wish) {
        if (wish.month().isAfter(YearMonth.from(time.today()))) {
            return VbpResult.refused("vbp_stocking_ahead", "month", wish.month().toString());
        }
        var changes = new ArrayList<Change>();
        for (var line : wish.lines()) {
            var clinic = store.find(tx, line.clinic());
            if (clinic.isEmpty()) {
                return VbpResult.refused("vbp_stocking_clinic_fkey", "clinic", line.clinic());
            }
            var product = product(tx, line.batch(), line.product());
            if (product.isEmpty()) {
                return VbpResult.refused("vbp_product_item_product_fkey", "product", line.product());
            }
            var month = wish.month().atDay(1);
            if (store.declare(tx, act, clinic.get(), product.get(), month, line.stocked())) {
                changes.add(Change.added(
                        "clinic/" + line.clinic() + "/" + line.batch() + "/" + line.product(), "stocked",
                        wish.month() + " " + line.stocked()));
            } else if (store.declared(tx, clinic.get(), product.get(), month) != line.stocked()) {
                return VbpResult.refused("vbp_stocking_pkey", "clinic", line.clinic() + " " + line.product());
            }
        }
        if (!changes.isEmpty()) {
            acts.changed(tx, act, changes);
        }
        return new VbpResult.Entered();
    }

    VbpResult check(Tx tx, Act act, NewSpotCheck seen) {
        if (seen.checkedOn().isAfter(time.today())) {
            return VbpResult.refused("vbp_stocking_ahead", "month", seen.checkedOn().toString());
        }
        var clinic = store.find(tx, seen.clinic());
        if (clinic.isEmpty()) {
            return VbpResult.refused("vbp_stocking_clinic_fkey", "clinic", seen.clinic());
        }
        var product = product(tx, seen.batch(), seen.product());
        if (product.isEmpty()) {
            return VbpResult.refused("vbp_product_item_product_fkey", "product", seen.product());
        }
        store.add(tx, act, clinic.get(), product.get(), seen);
        acts.changed(tx, act, List.of(new Change(
                "clinic/" + seen.clinic() + "/" + seen.batch() + "/" + seen.product(), "found", null,
                seen.checkedOn() + " " + seen.found(), seen.words())));
        return new VbpResult.Entered();
    }

    private Optional<Long> product(Tx tx, String batch, String product) {
        return names.batch(tx, batch).flatMap(found -> names.product(tx, found, product));
    }
}
