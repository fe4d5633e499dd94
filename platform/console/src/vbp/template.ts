import type { Locale } from "../messages/words";
import type { FileKind } from "./roomViews";

/** The heads of the files that are taken in, as they are written in each language; `required` is left empty in no row. */
interface Head {
  readonly zh: string;
  readonly en: string;
  readonly required: boolean;
}

function required(zh: string, en: string): Head {
  return { zh, en, required: true };
}

function optional(zh: string, en: string): Head {
  return { zh, en, required: false };
}

const HEADS: Readonly<Record<FileKind, readonly Head[]>> = {
  lines: [
    required("批次", "Batch"), required("订单号", "Order"), required("行号", "Line"), optional("配送单号", "Delivery"), required("采购账户", "Account"),
    required("产品编码", "Product code"), optional("产品名称", "Product name"), required("数量", "Quantity"), required("单位", "Unit"), required("验收日期", "Accepted on"),
  ],
  volumes: [required("机构编码", "Institution"), required("产品编码", "Product"), required("约定采购量", "Agreed volume")],
};

function titleOf(head: Head, locale: Locale): string {
  return locale === "en" ? head.en : head.zh;
}

/** The heads for people, those that may stay empty in brackets. */
export function columnWords(kind: FileKind, locale: Locale): string {
  return HEADS[kind].map((head) => (head.required ? titleOf(head, locale) : locale === "en" ? `(${head.en})` : `（${head.zh}）`)).join(locale === "en" ? ", " : "、");
}

/** A file of the head row alone, with the mark that spreadsheets know UTF-8 by. */
export function templateOf(kind: FileKind, locale: Locale): string {
  return `\uFEFF${HEADS[kind].map((head) => titleOf(head, locale)).join(",")}\r\n`;
}
