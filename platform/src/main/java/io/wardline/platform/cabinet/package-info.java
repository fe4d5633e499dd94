/// The smart cabinets (智能柜) on the wards: from the journal of a cabinet to what stands on its shelf.
///
/// A cabinet tells what it saw; it does not tell what the book should say. [CabinetReading] reads one step of one journal and
/// finds what that journal alone can say: sessions (开柜会话), claims of presence and absence, suspects, orders to read again.
/// [Placement] then sets the claims of all cabinets against each other: where a unit stands is a function of the set of
/// cabinets whose last claim about it is "present". Both are pure, so that the order of delivery between cabinets, duplicates and
/// delays change nothing, and so that `wardline check --replay` can run them again over the same facts.
///
/// The shelf is physical truth: the book follows a closed session at once. Where shelf and book disagree a discrepancy (差异)
/// stands open until a later reading or a person settles it. An interrupted session posts nothing by itself.
@NullMarked
package io.wardline.platform.cabinet;

import org.jspecify.annotations.NullMarked;
