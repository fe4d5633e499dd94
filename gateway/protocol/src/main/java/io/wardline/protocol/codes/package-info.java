/**
 * Codes that stand on labels and tags: GS1 element strings and Digital Link, UDI, EPC and the Chinese code systems.
 *
 * <p>Parsing is driven by tables, total and never guesses: {@link io.wardline.protocol.codes.ScanReading#parse} takes any
 * string and never throws, the characters that came are kept beside what they say, and an error names its rule and the
 * index of the first character that breaks it. Everything here is a pure function; the only outside fact, today's date
 * (it decides the century of a two-digit year), is handed in.
 *
 * <p>Words: UDI-DI 产品标识, UDI-PI 生产标识, 药品追溯码 drug trace code, 国家药品编码本位码 national drug code,
 * 医保医用耗材代码 insurance code of a consumable, 医保药品代码 insurance code of a drug.
 *
 * <p>Sources: GS1 General Specifications, GS1 Barcode Syntax Dictionary, GS1 Digital Link URI syntax, EPC Tag Data
 * Standard 2.3, the MA (IDcode) manual for medical devices of ZIIOT, and the coding rules of the National Healthcare
 * Security Administration and of the NMPA.
 */
@NullMarked
package io.wardline.protocol.codes;

import org.jspecify.annotations.NullMarked;
