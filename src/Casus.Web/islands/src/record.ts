import { antiforgery } from "./antiforgery";
import type { components } from "./api";
import { client, why } from "./client";

type Finding = components["schemas"]["FindingRequest"];

/** Sends the form without leaving the page, so that what was written survives a refusal and a desk that has stopped. */
export function recordForm(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-record]");
  const problems = document.querySelector<HTMLElement>("[data-problems]");
  if (!form || !problems) {
    return;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form, problems);
  });
}

async function send(form: HTMLFormElement, problems: HTMLElement): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>("button.primary")!;
  if (button.ariaBusy === "true") {
    return;
  }
  button.ariaBusy = "true";
  try {
    const filled = new FormData(form);
    const key = filled.get("key");
    // Sent again after no answer came, the same key records it once.
    const { data, error, response } = await client.POST("/api/v1/findings", {
      body: finding(filled),
      params: typeof key === "string" && key ? { header: { "Idempotency-Key": key } } : {},
      headers: antiforgery(),
    });
    if (data) {
      location.assign(landing(form, data.href));
    } else {
      show(problems, response.status === 409 ? conflict(form, error) : lines(error));
    }
  } catch {
    show(problems, [["", "The desk does not answer. Nothing was lost: what you wrote stands here; record it again once casus runs."]]);
  } finally {
    button.ariaBusy = "false";
  }
}

/** What others recorded meanwhile; from now on it counts as seen, so that sending again records this beside it. */
function conflict(form: HTMLFormElement, error: unknown): [string, string][] {
  const theirs = (error as { theirs?: { entry: string; says: string; author: string | null }[] } | undefined)?.theirs ?? [];
  const saw = form.elements.namedItem("saw");
  const last = theirs.at(-1);
  if (saw instanceof HTMLInputElement && last) {
    saw.value = last.entry;
  }
  return theirs.length > 0
    ? theirs.map(({ says, author }): [string, string] => [
        "proposition",
        `${author ?? "Another"} recorded while you wrote: ${says}. What you wrote stands here and is not recorded yet: look at theirs, then record yours, or leave it.`,
      ])
    : lines(error);
}

function finding(data: FormData): Finding {
  const text = (name: string): string | null => {
    const value = data.get(name);
    return typeof value === "string" && value.trim() !== "" ? value : null;
  };
  const [document, words] = [text("document"), text("words")];
  return {
    proposition: text("proposition"),
    value: data.get("value") === null ? null : data.get("value") === "true",
    from: text("from"),
    until: text("until"),
    evidence: document || words ? [{ document, words, spans: spans(text("at")) }] : [],
    reason: text("reason"),
    corrects: text("corrects"),
    author: text("author"),
    saw: text("saw"),
  };
}

/** Places as an address writes them; they count where the words still stand there. */
function spans(at: string | null): number[][] | null {
  return at ? at.split(",").map((span) => span.split("-").map(Number)) : null;
}

/** The dossier as it was looked at, known now: what was just recorded is not known at an earlier time. */
function landing(form: HTMLFormElement, href: string): string {
  const [kept, recorded] = [new URL(form.action).searchParams, new URL(href, location.origin)];
  for (const name of ["valid", "drafts"]) {
    const value = kept.get(name);
    if (value) {
      recorded.searchParams.set(name, value);
    }
  }
  return recorded.href;
}

function lines(error: unknown): [string, string][] {
  const problem = error as { errors?: Record<string, string[]> } | undefined;
  const fields = Object.entries(problem?.errors ?? {}).flatMap(([field, whys]) => whys.map((one): [string, string] => [field, one]));
  return fields.length > 0 ? fields : [["", why(error)]];
}

function show(problems: HTMLElement, all: [string, string][]): void {
  const title = document.createElement("h2");
  title.textContent = "Not recorded yet";
  const list = document.createElement("ul");
  for (const [field, why] of all) {
    const line = document.createElement("li");
    if (field) {
      const link = document.createElement("a");
      link.href = `#f-${field}`;
      link.textContent = why;
      line.append(link);
    } else {
      line.textContent = why;
    }
    list.append(line);
  }
  problems.replaceChildren(title, list);
  problems.tabIndex = -1;
  problems.focus();
}
