package io.wardline.platform.identity;

import static io.wardline.platform.identity.Permission.ACCEPT;
import static io.wardline.platform.identity.Permission.APPROVE;
import static io.wardline.platform.identity.Permission.AUDIT;
import static io.wardline.platform.identity.Permission.CALCULATE;
import static io.wardline.platform.identity.Permission.CHECK;
import static io.wardline.platform.identity.Permission.COUNT;
import static io.wardline.platform.identity.Permission.DECIDE_QUALITY;
import static io.wardline.platform.identity.Permission.DELIVER;
import static io.wardline.platform.identity.Permission.DISPATCH;
import static io.wardline.platform.identity.Permission.INSPECT;
import static io.wardline.platform.identity.Permission.KEEP_STOCK;
import static io.wardline.platform.identity.Permission.ORDER;
import static io.wardline.platform.identity.Permission.PAY;
import static io.wardline.platform.identity.Permission.RECEIVE;
import static io.wardline.platform.identity.Permission.RESOLVE_DISCREPANCY;
import static io.wardline.platform.identity.Permission.SUPPLY;
import static io.wardline.platform.identity.Permission.TEND_DEVICES;
import static io.wardline.platform.identity.Permission.USE_CABINET;

import io.wardline.platform.web.Role;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A duty of a person: a named set of permissions. Roles only group duties, for finding one's way. */
public enum Duty {
    /** Buyer 采购员. */
    BUYER(Role.WAREHOUSE, false, ORDER),
    /** Receiver 收货员. */
    RECEIVER(Role.WAREHOUSE, false, RECEIVE),
    /** Acceptance officer 验收员. */
    ACCEPTANCE_OFFICER(Role.WAREHOUSE, false, ACCEPT),
    /** Quality officer or pharmacist 质量管理员. */
    QUALITY_OFFICER(Role.WAREHOUSE, true, DECIDE_QUALITY, APPROVE),
    /** Keeper 保管员. */
    KEEPER(Role.WAREHOUSE, false, KEEP_STOCK, COUNT),
    /** Checker 复核员. */
    CHECKER(Role.WAREHOUSE, false, CHECK, COUNT),
    /** Dispatcher 调度员. */
    DISPATCHER(Role.DELIVERY, false, DISPATCH),
    /** Driver 配送员. */
    DRIVER(Role.DELIVERY, false, DELIVER),
    /** Nurse 护士. */
    NURSE(Role.WARD, false, USE_CABINET, COUNT),
    /** Head nurse 护士长. */
    HEAD_NURSE(Role.WARD, false, USE_CABINET, COUNT, CHECK, RESOLVE_DISCREPANCY),
    /** Equipment officer 设备科. */
    EQUIPMENT_OFFICER(Role.WARD, false, TEND_DEVICES),
    /** Finance clerk 财务. */
    FINANCE_CLERK(Role.WARD, true, PAY),
    /** Supplier's clerk 供应商经办. */
    SUPPLIER_CLERK(Role.SUPPLIER, false, SUPPLY),
    /** Officer of the insurance bureau 医保经办. */
    BUREAU_OFFICER(Role.BUREAU, true, CALCULATE),
    /** Reviewer of calculations 复审. */
    REVIEWER(Role.BUREAU, true, APPROVE),
    /** Auditor 审计. */
    AUDITOR(Role.BUREAU, true, AUDIT),
    /** Inspector 检查员: read-only, one item, for 24 hours. */
    INSPECTOR(Role.BUREAU, false, INSPECT);

    private final Role role;
    private final boolean privileged;
    private final Set<Permission> permissions;

    Duty(Role role, boolean privileged, Permission first, Permission... more) {
        this.role = role;
        this.privileged = privileged;
        this.permissions = Set.copyOf(EnumSet.of(first, more));
    }

    /** The group in which the console shows it. */
    public Role role() {
        return role;
    }

    /** Whether it decides over money, quality or the record, so that a password alone does not open it. */
    public boolean isPrivileged() {
        return privileged;
    }

    /** What it allows. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** The word used in the API and on the command line, for example {@code head-nurse}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
