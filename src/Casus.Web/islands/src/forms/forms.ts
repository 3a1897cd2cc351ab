import { mount, unmount } from "svelte";
import { Presence } from "../client/presence.svelte";
import { waitForFeeds } from "./feeds";
import { formulas } from "./formulas";
import { fill, forget, keep, kept, keyOf, written } from "./kept";
import Notice from "./Notice.svelte";
import { Sending } from "./sending.svelte";

/**
 * Sends the forms marked `data-kept` without leaving the page, so that a desk that stops meanwhile takes nothing with it. The mark names the part of the
 * page that tells what became of it. Without this script the forms are sent as forms.
 */
const presence = new Presence();
const shown = new WeakMap<HTMLFormElement, { sending: Sending; notice: Record<string, unknown> }>();

document.addEventListener("submit", (event) => {
  if (event.target instanceof HTMLFormElement && event.target.matches("[data-kept]")) {
    event.preventDefault();
    void send(event.target, event.submitter);
  }
});

// What is changed while the desk is away is what is sent, and so what is kept.
document.addEventListener("input", (event) => {
  const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-kept]") : null;
  if (form && shown.get(form)?.sending.isSending) {
    keep(form);
  }
});

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-kept]")) {
  const before = kept(form);
  if (before) {
    restore(form, before);
  }
}

waitForFeeds();
if (document.querySelector("[data-formula]")) {
  formulas();
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const sending = sendingOf(form);
  if (sending.isSending) {
    return;
  }
  keep(form);
  const { response, text } = await sending.send(form, submitter);
  const to = response.headers.get("location");
  if (response.status === 204 && to) {
    forget(form);
    form.reset();
    addEventListener("pageshow", () => (sending.isSending = false), { once: true }); // if the browser brings this page back from its memory
    go(to);
    return;
  }

  sending.isSending = false;
  const answer = new DOMParser().parseFromString(text, "text/html");
  const [part, fresh] = [document, answer].map((page) => page.getElementById(form.dataset["kept"]!));
  if (part && fresh && formIn(fresh, form) && !othersAreSending(part, form)) {
    forget(form);
    exchange(part, fresh, form);
  } else {
    sending.problem = told(answer) || `the desk answered ${response.status}.`;
  }
}

function sendingOf(form: HTMLFormElement): Sending {
  const known = shown.get(form);
  if (known) {
    return known.sending;
  }
  const sending = new Sending(presence);
  const drop = (): void => {
    forget(form);
    form.reset();
    sending.isRestored = false;
  };
  shown.set(form, { sending, notice: mount(Notice, { target: form, ...(form.firstChild ? { anchor: form.firstChild } : {}), props: { sending, form, drop } }) });
  return sending;
}

function restore(form: HTMLFormElement, before: ReturnType<typeof written>): void {
  const sending = sendingOf(form);
  sending.left = fill(form, before);
  sending.isRestored = true;
  for (let at = form.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) {
      at.open = true;
    }
  }
}

/** Puts what the desk answered in the place of what was sent; what was written in the other forms there stays. */
function exchange(part: HTMLElement, fresh: HTMLElement, sent: HTMLFormElement): void {
  const focused = document.activeElement;
  for (const form of part.querySelectorAll<HTMLFormElement>("form[data-kept]")) {
    const again = formIn(fresh, form);
    if (again && form !== sent) {
      fill(again, written(form).filter(([name]) => name !== "antiforgery"));
    }
    const known = shown.get(form);
    if (known) {
      void unmount(known.notice);
    }
  }
  part.replaceWith(document.adoptNode(fresh));
  fresh.dispatchEvent(new CustomEvent("casus:exchanged", { bubbles: true }));
  const again = formIn(fresh, sent)!;
  const field = focused instanceof HTMLElement && sent.contains(focused) ? likeIn(again, sent, focused.getAttribute("name") ?? "", focused) : null;
  const first = field instanceof HTMLElement ? field : [...again.elements].find((one) => one.matches("input:not([type=hidden]), select, textarea"));
  (first as HTMLElement | undefined)?.focus();
}

/** The field of a form at the place that one has among those of its name in another form. */
function likeIn(form: HTMLFormElement, other: HTMLFormElement, name: string, field: HTMLElement): Element | undefined {
  const [named, before] = [form, other].map((one) => [...one.elements].filter((element) => element.getAttribute("name") === name)) as [Element[], Element[]];
  return named[before.indexOf(field)] ?? named[0];
}

function formIn(part: HTMLElement, form: HTMLFormElement): HTMLFormElement | undefined {
  const key = keyOf(form);
  return [...part.querySelectorAll<HTMLFormElement>("form[data-kept]")].find((other) => keyOf(other) === key);
}

function othersAreSending(part: HTMLElement, form: HTMLFormElement): boolean {
  return [...part.querySelectorAll("form")].some((other) => other !== form && shown.get(other)?.sending.isSending);
}

/** Why it was not taken, as the page says that the desk answered. */
function told(answer: Document): string {
  return [...answer.querySelectorAll("[role=alert] p, [role=alert] li, p[role=alert], .lead, body > p")].map((one) => one.textContent?.trim() ?? "").find((words) => words !== "") ?? "";
}

function go(to: string): void {
  const address = new URL(to, location.href);
  if (address.pathname === location.pathname && address.search === location.search) {
    // An address that differs in its place alone would leave the page as it stands.
    history.replaceState(history.state, "", address);
    location.reload();
  } else {
    location.assign(address);
  }
}
