package io.wardline.platform.statement;

import io.wardline.platform.rule.KeptRuleSet;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One calculation of one kind and year, whatever number of institutions it covers.
 *
 * @param asOf the day on which its inputs stood
 * @param rule in force for the year
 * @param calculator account that calculates: whoever approves or decides later must be another person
 * @param reason why published versions are corrected; null where none may be
 */
public record Calculation(
        StatementKind kind, int year, LocalDate asOf, KeptRuleSet rule, long calculator, @Nullable String reason) {}
