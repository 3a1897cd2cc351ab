import { mount } from "svelte";
import Card from "./Card.svelte";
import { Decision, Queue, type Way } from "./queue.svelte";
import Tally from "./Tally.svelte";

/** One key decides, saves and goes on; one key undoes. Without it each card's form does the same, a page at a time. */
const page = document.querySelector<HTMLElement>("[data-review]");
const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-decide]")];
if (page && forms.length > 0) {
  const cards = new Map(forms.map((form) => [form.closest<HTMLElement>("[data-card]")!, made(form)]));
  const queue = new Queue([...cards.values()]);

  for (const [card, decision] of cards) {
    const form = card.querySelector<HTMLFormElement>("form[data-decide]")!;
    const props = {
      queue,
      decision,
      card,
      correct: form.querySelector<HTMLAnchorElement>('[data-act="correct"]')?.href ?? null,
      longest: (form.elements.namedItem("reason") as HTMLInputElement).maxLength,
      decide: (way: Way) => void decide(card, decision, way),
    };
    form.remove();
    mount(Card, { target: card, props });
  }

  const tally = page.querySelector<HTMLElement>("[data-tally]")!;
  const count = page.querySelector<HTMLElement>("[data-left]")!;
  mount(Tally, { target: tally, props: { queue, count, more: count.textContent?.includes("+") ? "+" : "", undo: () => void undo() } });

  document.addEventListener("casus:key", (event) => {
    const key = (event as CustomEvent<string>).detail;
    const card = document.activeElement?.closest<HTMLElement>("[data-card]") ?? null;
    const decision = card && cards.get(card);
    if (key === "z") {
      event.preventDefault();
      void undo();
    } else if (decision && (key === "a" || key === "x")) {
      event.preventDefault();
      void decide(card, decision, key === "a" ? "approve" : "reject");
    } else if (card && key === "c") {
      card.querySelector<HTMLAnchorElement>('[data-act="correct"]')?.click();
    }
  });

  async function decide(card: HTMLElement, decision: Decision, way: Way): Promise<void> {
    // Whoever went on while the desk was away is not called back.
    if ((await queue.decide(decision, way)) && (card.contains(document.activeElement) || document.activeElement === document.body)) {
      const all = [...cards];
      const at = all.findIndex(([, one]) => one === decision);
      const next = [...all.slice(at + 1), ...all].find(([, one]) => one.state === "open");
      show(next ? next[0] : card);
    }
  }

  async function undo(): Promise<void> {
    const undone = await queue.undo();
    for (const [card, decision] of cards) {
      if (decision === undone) {
        show(card);
      }
    }
  }
}

function show(card: HTMLElement): void {
  card.focus();
  card.scrollIntoView({ block: "nearest" });
}

function made(form: HTMLFormElement): Decision {
  const text = (name: string): string | null => (form.elements.namedItem(name) as HTMLInputElement | null)?.value || null;
  return new Decision({ entry: text("entry"), document: text("document"), statement: text("statement"), author: text("author") });
}
