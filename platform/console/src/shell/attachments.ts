import { answered, platform } from "../web/client";

/** What a file may be that proves something. */
export const EVIDENCE = ".pdf,.png,.jpg,.jpeg,.xlsx,.csv,.txt";

export function attachmentAddress(attachment: number): string {
  return `/api/file/attachments/${attachment}`;
}

/** By their endings: what a browser says of a file's type depends on what is installed beside it. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["pdf", "application/pdf"], ["png", "image/png"], ["jpg", "image/jpeg"], ["jpeg", "image/jpeg"], ["csv", "text/csv"], ["txt", "text/plain"],
  ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
]);

/** Keeps a file of the institution as evidence; the file is the body, its name stands in the address. */
export async function attach(institution: string, file: File, key: string): Promise<number> {
  const { id } = await answered(platform.POST("/api/file/attachments", {
    params: { query: { institution, name: file.name }, header: { "Idempotency-Key": key } },
    body: file as never,
    bodySerializer: () => file,
    headers: { "Content-Type": TYPES.get(file.name.split(".").at(-1)?.toLowerCase() ?? "") ?? file.type },
  }));
  return id;
}
