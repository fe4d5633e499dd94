/**
 * Year-end settlement of a county consortium's package (县域医共体总额付费清算): what of a surplus stays with the consortium
 * (结余留用), what of overspending the fund bears (超支分担), and how large the package is (总额预算). Rules: 赣医保发〔2022〕23号,
 * 桂医保发〔2023〕24号, 川医保发〔2020〕11号, 浙医保联发〔2019〕12号, 闽医保〔2021〕114号, 津医保局发〔2021〕116号. One side of each
 * division is rounded to the fen; the other is what remains, so that no fen is lost.
 *
 * <p>What is computed stands as a {@link io.wardline.platform.statement.Statements statement} of the hospital that leads the consortium
 * (牵头医院) and goes the way of all statements.
 */
@NullMarked
package io.wardline.platform.settlement;

import org.jspecify.annotations.NullMarked;
