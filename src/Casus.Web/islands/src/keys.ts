import { showKeys } from "./frame";
import { allItems, goBack, leaveFrom } from "./place";

/**
 * The whole desk by keyboard; nothing is taken while something is typed. A key that means nothing here is told to the page's own script, as an event
 * `casus:key` where it was pressed; whoever takes it prevents the event's default.
 */
export function keys(): void {
  let going = false;

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog[open]")) {
      return;
    }
    const act = going ? gone(event.key) : acts(event);
    const isOurs = going || event.key === "g";
    going = !going && event.key === "g";
    if (act) {
      event.preventDefault();
      act();
    } else if (!isOurs && !event.target?.dispatchEvent(new CustomEvent("casus:key", { detail: event.key, bubbles: true, cancelable: true }))) {
      event.preventDefault();
    }
  });

  // Whichever way an item's words are reached, the way back leads to it.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.source, a.open") : null;
    const item = link?.closest("[data-item]");
    if (item) {
      leaveFrom(item);
    }
  });
}

function acts(event: KeyboardEvent): (() => void) | null {
  const item = current();
  switch (event.key) {
    case "j":
      return () => move(1);
    case "k":
      return () => move(-1);
    case "ArrowDown":
      return document.activeElement === item && item ? () => move(1) : null;
    case "ArrowUp":
      return document.activeElement === item && item ? () => move(-1) : null;
    case "Enter":
      return item && document.activeElement === item ? () => toWords(item) : null;
    case "w":
      return item ? () => toWords(item) : null;
    case "o":
      return item ? () => toggle(item, "details") : null;
    case "s":
      return item ? () => toggle(item, "details.suppose") : null;
    case "c":
      return item?.querySelector("details.correct") ? () => toggle(item, "details.correct") : null;
    case "p":
      return () => item?.querySelector<HTMLElement>('[data-act="propose"]')?.click();
    case "f":
      return () => item?.querySelector<HTMLElement>('[data-act="falls"]')?.click();
    case "r":
      return () => document.querySelector<HTMLElement>('.marking:not([hidden]) [data-act="record"]')?.click() ?? item?.querySelector<HTMLElement>('[data-act="record"]')?.click();
    case "u":
    case "Backspace":
    case "Escape":
      return goBack;
    case "/":
      return () => document.querySelector<HTMLInputElement>("#q")?.focus();
    case "?":
      return showKeys;
    default:
      return null;
  }
}

function gone(key: string): (() => void) | null {
  switch (key) {
    case "c":
      return () => go("/", "commitments");
    case "p":
      return () => go("/", "propositions");
    case "f":
      return () => location.assign("/falls");
    case "t":
      return () => location.assign("/time");
    case "a":
      return () => location.assign("/actors");
    case "d":
      return () => location.assign("/documents");
    case "r":
      return () => location.assign("/review");
    default:
      return null;
  }
}

function go(path: string, id: string): void {
  const section = document.getElementById(id);
  const first = section?.querySelector<HTMLElement>("[data-item]");
  if (first) {
    first.focus();
  } else {
    location.assign(`${path}#${id}`);
  }
}

function move(step: number): void {
  const items = allItems().filter((item) => item.checkVisibility());
  const at = items.indexOf(current() as HTMLElement);
  const next = items[at < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + step, 0), items.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function toWords(item: HTMLElement): void {
  const link = item.querySelector<HTMLAnchorElement>("a.source[href], a.open[href]");
  if (link) {
    leaveFrom(item);
    location.assign(link.href);
  }
}

function toggle(item: HTMLElement, selector: string): void {
  const details = item.querySelector<HTMLDetailsElement>(selector);
  if (details) {
    details.open = !details.open;
    (details.open && selector.includes(".") ? details.querySelector("input:not([type=hidden]), select") as HTMLElement | null : details.querySelector("summary"))?.focus();
  }
}

function current(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-item]") ?? null;
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement
    && (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=submit])"));
}
