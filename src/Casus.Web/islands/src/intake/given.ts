/** One thing to be read: what it is called while it waits, and how it is sent. */
export interface Given {
  readonly name: string;
  readonly fill: (form: FormData) => void;
}

/** What was given together, and how many files of it are no texts. */
export interface Lot {
  readonly given: Given[];
  readonly passedOver: number;
}

const meant = /\.(txt|md|html?|xhtml|pdf)(\.gz)?$/i;

/** Lines that are all addresses are fetched one by one; anything else is one text. */
export function pasted(text: string): Lot {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const all = lines.length > 0 && lines.every((line) => /^https?:\/\/\S+$/i.test(line)) ? lines : lines.length > 0 ? [text] : [];
  return { given: all.map((one) => ({ name: one.trim().slice(0, 90), fill: (form) => form.set("given", one) })), passedOver: 0 };
}

/** One file alone is meant, whatever its name; of many, those that are texts. */
export function chosen(files: Iterable<File> | null): Lot {
  const all = [...(files ?? [])];
  const texts = all.filter((file) => (all.length === 1 && !file.webkitRelativePath) || meant.test(file.name));
  return {
    given: texts.map((file) => ({ name: file.webkitRelativePath || file.name, fill: (form) => form.set("files", file, file.name) })),
    passedOver: all.length - texts.length,
  };
}

/** What was dropped, folders opened; the entries must be taken before the event is over. */
export async function dropped(transfer: DataTransfer | null): Promise<Lot> {
  const items = [...(transfer?.items ?? [])];
  const text = transfer?.getData("text/plain") ?? "";
  const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const loose = entries.length === 0 ? [...(transfer?.files ?? [])] : [];
  const found = await Promise.all(entries.map(inside));
  const files = [...loose, ...found.flat()];
  return files.length > 0 ? chosen(files) : pasted(text);
}

async function inside(entry: FileSystemEntry): Promise<File[]> {
  if (entry instanceof FileSystemFileEntry) {
    return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  for (;;) {
    // A reader gives a folder by pieces and ends with an empty one.
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (piece.length === 0) {
      return files;
    }
    for (const child of piece.filter((one) => !one.name.startsWith("."))) {
      files.push(...(await inside(child)));
    }
  }
}

/** A name with a code in brackets for each character that would hide or reorder it, as the server writes them. */
export function visible(name: string): string {
  return name.replace(/[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu, (sign) => `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`);
}
