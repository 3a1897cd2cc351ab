import type { components } from "../client/api";
import { client } from "../client/client";
import { grow } from "./kept";

type Reading = components["schemas"]["FormulaAnswer"];

const pause = 250;

/**
 * Reads a formula while it is written: below it stands what it names, or where it cannot be read, and what was perhaps meant, at one key. A proposition
 * that the dossier lacks gets a line in which to say what it says. Without this the desk tells the same once the form is sent.
 */
export function formulas(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("input", (event) => {
    const field = formulaOf(event.target);
    if (field) {
      clearTimeout(timer);
      timer = setTimeout(() => void show(field), pause);
    }
  });

  // Half a name is no name: lines come when the formula is left.
  document.addEventListener("change", (event) => {
    const field = formulaOf(event.target);
    if (field?.form) {
      clearTimeout(timer);
      void show(field).then(() => lines(field.form!));
    } else if (event.target instanceof HTMLInputElement && event.target.matches("[data-row] input")) {
      void lines(event.target.form!);
    }
  });

  // A line in which somebody stands goes out of sight once they have left it.
  document.addEventListener("focusout", (event) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-unnamed]") : null;
    if (row && !(event.relatedTarget instanceof Node && row.contains(event.relatedTarget))) {
      row.hidden = true;
    }
  });
}

function formulaOf(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && target.matches("[data-formula]") ? target : null;
}

async function show(field: HTMLInputElement): Promise<void> {
  const text = field.value;
  const reading = await read(text);
  const told = document.getElementById(field.getAttribute("aria-describedby") ?? "");
  if (told && field.value === text && reading !== "away") {
    told.replaceChildren(...(reading ? parts(field, reading) : []));
  }
}

/** Null for an empty formula; what the desk does not answer it tells when the form is sent. */
async function read(text: string): Promise<Reading | null | "away"> {
  if (text.trim() === "") {
    return null;
  }
  try {
    const { data } = await client.GET("/api/v1/formula", { params: { query: { text } } });
    return data ?? "away";
  } catch {
    return "away";
  }
}

function parts(field: HTMLInputElement, reading: Reading): Node[] {
  const { error } = reading;
  if (!error) {
    return [element("ul", ...reading.names.map((name) => element("li", element("code", name.id), " ", name.says ?? element("em", missing(name)))))];
  }

  // Offsets count code points.
  const points = Array.from(reading.text);
  const [before, sought, after] = [points.slice(0, error.start), points.slice(error.start, error.end), points.slice(error.end)].map((some) => some.join("")) as [string, string, string];
  const where = element("p", element("code", before, element("mark", sought || " "), after));
  const why = element("p", error.reason);
  where.className = why.className = "wrong";
  if (error.suggestion !== null) {
    const use = element("button", `use ‘${error.suggestion}’`);
    use.type = "button";
    use.addEventListener("click", () => {
      field.value = before + error.suggestion + after;
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    why.append(" ", use);
  }
  return [where, why];
}

function missing(name: Reading["names"][number]): string {
  const near = name.suggestion === null ? "" : `; did you mean ‘${name.suggestion}’?`;
  return name.kind === "proposition" ? `new${near}` : `no such ${name.kind}${near}`;
}

/** A line for each proposition that is new; one that no formula names any more is out of sight, with what was written in it. */
async function lines(form: HTMLFormElement): Promise<void> {
  const group = form.querySelector<HTMLElement>('[data-rows="proposition"]');
  if (!group) {
    return;
  }
  const readings = await Promise.all([...form.querySelectorAll<HTMLInputElement>("[data-formula]")].map((field) => read(field.value)));
  if (readings.some((reading) => reading === "away" || reading?.error)) {
    return;
  }
  const names = readings.flatMap((reading) => (reading && reading !== "away" ? reading.names : [])).filter((name) => name.kind === "proposition");
  const wanted = new Set(names.filter((name) => name.says === null).map((name) => name.id));
  const shown = new Set(names.map((name) => name.id));
  for (const row of group.querySelectorAll<HTMLElement>("[data-row]")) {
    const id = row.querySelector("input")!.value.trim();
    row.toggleAttribute("data-unnamed", !shown.has(id));
    row.hidden = !shown.has(id) && !row.contains(document.activeElement);
    wanted.delete(id);
  }
  for (const id of wanted) {
    grow(group).querySelector("input")!.value = id;
  }
  group.hidden = !group.querySelector("[data-row]:not([hidden])");
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
