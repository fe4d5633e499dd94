package io.wardline.platform.web;

import java.util.Locale;

/** The duty an account has. A route names the duties that may call it. */
public enum Role {
    /** Administration 管理: accounts, places, catalogue, devices. */
    ADMIN,
    /** Medical insurance bureau 医保. */
    BUREAU,
    /** Central warehouse 库管. */
    WAREHOUSE,
    /** Ward or hospital 科室. */
    WARD,
    /** Delivery 配送. */
    DELIVERY,
    /** Supplier 供应商. */
    SUPPLIER;

    /** The word used in the API and on the command line, for example {@code admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
