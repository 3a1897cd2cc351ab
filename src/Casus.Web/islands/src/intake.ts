import { antiforgery } from "./antiforgery";
import type { components } from "./api";

/** What the desk answers about one thing given to it. */
type Item = components["schemas"]["IntakeItem"];

/** One thing to be read: how it is shown while it waits, and how it is sent. */
interface Task {
  readonly name: string;
  readonly fill: (form: FormData) => void;
}

const meant = /\.(txt|md|html?|xhtml|pdf)(\.gz)?$/i;

/** Sends what is pasted, chosen or dropped one by one, tells what becomes of each, and lets a failed one be tried again. */
export function intake(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-intake]");
  if (!form) {
    return;
  }

  const queue = new Queue(form);
  const box = form.querySelector<HTMLTextAreaElement>("textarea")!;
  const folder = form.querySelector<HTMLInputElement>("[data-folder] input")!;
  for (const hidden of form.querySelectorAll<HTMLElement>("[hidden]")) {
    hidden.hidden = false;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const files = form.querySelector<HTMLInputElement>('input[name="files"]')!;
    const given = [...pasted(box.value), ...chosen(files.files), ...chosen(folder.files)];
    if (given.length === 0) {
      queue.say("Nothing was given: paste something or choose a file.");
      box.focus();
      return;
    }
    queue.add(given, 0);
    form.reset();
  });

  // A chosen file needs no second step; what was pasted waits for its button, as it may still be written.
  for (const input of form.querySelectorAll<HTMLInputElement>("input[type=file]")) {
    input.addEventListener("change", () => {
      const all = [...(input.files ?? [])];
      const tasks = chosen(input.files);
      queue.add(tasks, all.length - tasks.length);
      input.value = "";
    });
  }

  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  drops(queue);
}

class Queue {
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly waiting: (() => Promise<void>)[] = [];
  private running = false;
  private read = 0;
  private failed = 0;
  private all = 0;
  private passedOver = 0;

  constructor(readonly form: HTMLFormElement) {
    this.list = form.querySelector<HTMLElement>("[data-intake-items]")!;
    this.status = form.querySelector<HTMLElement>("[data-intake-status]")!;
  }

  say(words: string): void {
    this.status.textContent = words;
  }

  add(tasks: Task[], passedOver: number): void {
    this.passedOver += passedOver;
    for (const task of tasks) {
      const row = document.createElement("li");
      this.list.append(row);
      this.all++;
      this.enter(task, row);
    }
    this.tell();
    void this.run();
  }

  private enter(task: Task, row: HTMLElement): void {
    show(row, "waiting", task.name, "waits");
    this.waiting.push(() => this.send(task, row));
  }

  private async run(): Promise<void> {
    if (this.running) {
      return;
    }
    this.running = true;
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      await next();
      this.tell();
    }
    this.running = false;
    this.tell();
  }

  private async send(task: Task, row: HTMLElement): Promise<void> {
    show(row, "reading", task.name, "is being read …");
    const body = new FormData();
    task.fill(body);
    try {
      const answer = await fetch("/api/v1/read", { method: "POST", body, headers: antiforgery() });
      if (answer.ok) {
        this.done(task, row, ((await answer.json()) as Item[])[0]!);
      } else {
        this.fail(task, row, answer.status === 413 ? "too-large: more than 20 MB" : `the desk refused it (${answer.status})`);
      }
    } catch {
      this.fail(task, row, "the desk does not answer");
    }
  }

  private done(task: Task, row: HTMLElement, item: Item): void {
    if (!item.href) {
      this.fail(task, row, `${item.code}: ${item.reason}`);
      return;
    }
    this.read++;
    const count = `${item.statements} ${item.statements === 1 ? "statement" : "statements"}`;
    show(row, "read", item.name, `${item.isNew ? "" : "known already, "}${count}${item.reason ? `; ${item.reason}` : ""}`, item.href);
  }

  private fail(task: Task, row: HTMLElement, why: string): void {
    this.failed++;
    show(row, "failed", task.name, why);
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "Retry";
    again.setAttribute("aria-label", `Retry ${task.name}`);
    again.addEventListener("click", () => {
      this.failed--;
      this.enter(task, row);
      this.tell();
      void this.run();
    });
    row.append(again);
  }

  private tell(): void {
    const parts = [`${this.read} of ${this.all} read`];
    if (this.failed > 0) {
      parts.push(`${this.failed} failed`);
    }
    if (this.passedOver > 0) {
      parts.push(`${this.passedOver} passed over, as they are no texts`);
    }
    this.say(`${parts.join("; ")}${this.running ? " …" : "."}`);
  }
}

function show(row: HTMLElement, state: string, name: string, what: string, href?: string): void {
  row.dataset["state"] = state;
  const title = document.createElement(href ? "a" : "bdi");
  title.textContent = name;
  if (title instanceof HTMLAnchorElement && href) {
    title.href = href;
    title.className = "open";
  }
  const words = document.createElement("span");
  words.className = "what";
  words.textContent = what;
  row.replaceChildren(title, " ", words);
}

/** Lines that are all addresses are fetched one by one; anything else is one text. */
function pasted(text: string): Task[] {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  if (lines.length === 0) {
    return [];
  }
  const tasks = lines.every((line) => /^https?:\/\/\S+$/i.test(line)) ? lines : [text];
  return tasks.map((given) => ({ name: given.trim().slice(0, 90), fill: (form) => form.set("given", given) }));
}

function chosen(files: Iterable<File> | null): Task[] {
  const all = [...(files ?? [])];
  return all
    .filter((file) => (all.length === 1 && !file.webkitRelativePath) || meant.test(file.name))
    .map((file) => ({ name: file.webkitRelativePath || file.name, fill: (form) => form.set("files", file, file.name) }));
}

function drops(queue: Queue): void {
  const root = document.documentElement;
  addEventListener("dragover", (event) => {
    event.preventDefault();
    root.toggleAttribute("data-dropping", true);
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) {
      root.toggleAttribute("data-dropping", false);
    }
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    root.toggleAttribute("data-dropping", false);
    void dropped(event.dataTransfer).then(([files, text]) => {
      const tasks = [...chosen(files), ...pasted(files.length > 0 ? "" : text)];
      queue.add(tasks, files.length - (files.length > 0 ? tasks.length : 0));
    });
  });
}

/** The files of what was dropped, folders opened; the entries must be taken before the event is over. */
async function dropped(transfer: DataTransfer | null): Promise<[File[], string]> {
  const items = [...(transfer?.items ?? [])];
  const text = transfer?.getData("text/plain") ?? "";
  const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const loose = entries.length === 0 ? [...(transfer?.files ?? [])] : [];
  const found = await Promise.all(entries.map(inside));
  return [[...loose, ...found.flat()], text];
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
