/** What was written in forms that were sent and not answered yet, kept in this tab: it outlasts a reload, and goes with the tab. */

export type Written = readonly (readonly [name: string, value: string])[];

const prefix = "casus-kept ";

/** Fields that come with the page, not from its reader; what was looked at counts as written, so that a conflict is not missed. */
const ofThePage = ["antiforgery"];

/** What is sent: the fields, and the button that sends them where it says something. */
export function written(form: HTMLFormElement, submitter?: HTMLElement | null): Written {
  return [...new FormData(form, submitter)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
}

export function keep(form: HTMLFormElement): void {
  try {
    sessionStorage.setItem(prefix + keyOf(form), JSON.stringify(written(form).filter(([name]) => !ofThePage.includes(name))));
  } catch (error) {
    // Too long for what a browser keeps: it stands in the form all the same.
    console.warn(error);
  }
}

export function kept(form: HTMLFormElement): Written | null {
  const text = sessionStorage.getItem(prefix + keyOf(form));
  return text ? (JSON.parse(text) as Written) : null;
}

export function forget(form: HTMLFormElement): void {
  sessionStorage.removeItem(prefix + keyOf(form));
}

/** Writes into a form again, each value into the next field of its name. What finds no field is given back. */
export function fill(form: HTMLFormElement, values: Written): string[] {
  const left = [...values];
  growTo(form, values);
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
      const at = left.findIndex(([name]) => name === field.name);
      if (at >= 0) {
        field.value = left.splice(at, 1)[0]![1];
      }
    }
  }
  return left.filter(([name, value]) => name !== "condition-kind" && value.trim() !== "").map(([, value]) => value);
}

/** Lines that its script added before are there again. */
function growTo(form: HTMLFormElement, values: Written): void {
  for (const group of form.querySelectorAll<HTMLElement>("[data-rows]")) {
    const wanted = values.filter(([name]) => name === group.dataset["rows"]).length;
    for (let has = group.querySelectorAll("[data-row]").length; has < wanted; has++) {
      grow(group);
    }
  }
}

/** One more line of a group, by its template. */
export function grow(group: HTMLElement): HTMLElement {
  const template = group.querySelector("template")!;
  const row = (template.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>("[data-row]")!;
  group.insertBefore(row, template);
  group.hidden = false;
  return row;
}

/** Tells a form from all others: where it leads, and what it is about. */
export function keyOf(form: HTMLFormElement): string {
  const about = [...form.elements].flatMap((field) =>
    field instanceof HTMLInputElement && field.type === "hidden" && field.name !== "saw" && !ofThePage.includes(field.name) ? [`${field.name}=${field.defaultValue}`] : []);
  return [new URL(form.action).pathname, ...about].join(" ");
}
