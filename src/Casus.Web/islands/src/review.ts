import { antiforgery } from "./antiforgery";
import { client, why } from "./client";

/** One key decides, saves and goes on; one key undoes. */
export function review(): void {
  const page = document.querySelector<HTMLElement>("[data-review]");
  if (!page || page.matches("li")) {
    return;
  }

  const undoable: { card: HTMLElement; entry: string; author: string | null }[] = [];
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-decide]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void decide(form, (event.submitter as HTMLButtonElement | null)?.value ?? "approve");
    });
  }

  addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches("input:not([type=checkbox]), textarea, select");
    if (event.ctrlKey || event.metaKey || event.altKey || typing || document.querySelector("dialog[open]")) {
      return;
    }
    const card = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>("[data-card]") ?? null;
    if (event.key === "z") {
      event.preventDefault();
      void undo();
    } else if (card && (event.key === "a" || event.key === "x")) {
      event.preventDefault();
      const form = card.querySelector<HTMLFormElement>("form[data-decide]");
      if (form && !form.hidden) {
        void decide(form, event.key === "a" ? "approve" : "reject");
      }
    } else if (card && event.key === "c") {
      card.querySelector<HTMLAnchorElement>('[data-act="correct"]')?.click();
    }
  });

  async function decide(form: HTMLFormElement, decision: string): Promise<void> {
    const card = form.closest<HTMLElement>("[data-card]")!;
    if (card.ariaBusy === "true") {
      return;
    }
    card.ariaBusy = "true";
    const text = (name: string): string | null => (form.elements.namedItem(name) as HTMLInputElement | null)?.value || null;
    const body = { decision, entry: text("entry"), document: text("document"), statement: text("statement"), author: text("author"), reason: text("reason") };
    const answer = await told(client.POST("/api/v1/review", { body, headers: antiforgery() }));
    card.ariaBusy = "false";
    if (answer.entry === null) {
      mark(card, answer.why, true);
      return;
    }
    undoable.push({ card, entry: answer.entry, author: body.author });
    form.hidden = true;
    card.toggleAttribute("data-done", true);
    mark(card, decision === "approve" ? "Approved" : "Rejected", false);
    say(`${decision === "approve" ? "Approved" : "Rejected"}; ${count()} left`);
    next(card);
  }

  async function undo(): Promise<void> {
    const last = undoable.pop();
    if (!last) {
      say("There is nothing to undo");
      return;
    }
    const form = last.card.querySelector<HTMLFormElement>("form[data-decide]")!;
    const answer = await told(client.POST("/api/v1/review/undo", { body: { entry: last.entry, author: last.author }, headers: antiforgery() }));
    if (answer.entry === null) {
      undoable.push(last);
      mark(last.card, answer.why, true);
      return;
    }
    form.hidden = false;
    last.card.toggleAttribute("data-done", false);
    last.card.querySelector<HTMLElement>("[data-decided]")!.hidden = true;
    say(`Undone; ${count()} left`);
    last.card.focus();
  }

  function next(card: HTMLElement): void {
    const cards = [...page!.querySelectorAll<HTMLElement>("[data-card]")];
    const open = [...cards.slice(cards.indexOf(card) + 1), ...cards].find((one) => !one.hasAttribute("data-done"));
    (open ?? card).focus();
    (open ?? card).scrollIntoView({ block: "nearest" });
  }

  function count(): number {
    const left = page!.querySelectorAll("[data-card]:not([data-done])").length;
    const shown = page!.querySelector<HTMLElement>("[data-left]");
    if (shown) {
      shown.textContent = `${left}${shown.textContent?.endsWith("+") ? "+" : ""}`;
    }
    return left;
  }

  function say(words: string): void {
    page!.querySelector<HTMLElement>("[data-said]")!.textContent = words;
  }
}

function mark(card: HTMLElement, words: string, wrong: boolean): void {
  const line = card.querySelector<HTMLElement>("[data-decided]")!;
  line.textContent = words;
  line.hidden = false;
  line.classList.toggle("wrong", wrong);
  if (wrong) {
    line.setAttribute("role", "alert");
  } else {
    line.removeAttribute("role");
  }
}

/** The entry that was made, or why none was. */
async function told(sent: Promise<{ data?: { entry: string }; error?: unknown }>): Promise<{ entry: string; why: "" } | { entry: null; why: string }> {
  try {
    const { data, error } = await sent;
    return data ? { entry: data.entry, why: "" } : { entry: null, why: why(error) };
  } catch {
    return { entry: null, why: "The desk does not answer; nothing was decided. Try again once it is back." };
  }
}
