import { localTimes } from "./times";

/** How long nothing may change before the page is asked again, in milliseconds. */
const pause = 120;

/**
 * Answers a form while it is filled: the page is asked again at the form's own address, and what it marks with `data-live` is
 * exchanged. The server alone says what stands there; without this script the form's button does the same.
 */
export function keepLive(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-live-form]");
  if (!form) {
    return;
  }

  let waiting = 0;
  let asking: AbortController | null = null;

  const ask = async (): Promise<void> => {
    asking?.abort();
    asking = new AbortController();
    const address = addressOf(form);
    form.ariaBusy = "true";
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { accept: "text/html" } });
      if (answer.ok) {
        exchange(new DOMParser().parseFromString(await answer.text(), "text/html"));
        history.replaceState(history.state, "", address);
        form.ariaBusy = "false";
      } else {
        // What is wrong is told by the page itself.
        location.assign(address);
      }
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) {
        form.ariaBusy = "false";
        say("The desk does not answer; what you see is its last answer.");
      }
    }
  };

  form.addEventListener("input", (event) => {
    // A choice may change what is asked; that is a page of its own.
    if (event.target instanceof HTMLSelectElement) {
      location.assign(addressOf(form));
      return;
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(), pause);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    void ask();
  });
}

/** The address the form leads to, without the fields that are left empty. */
function addressOf(form: HTMLFormElement): string {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value !== "") {
      address.searchParams.append(name, value);
    }
  }
  return address.href;
}

function exchange(answer: Document): void {
  localTimes(answer);
  for (const part of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const fresh = answer.querySelector<HTMLElement>(`[data-live="${CSS.escape(part.dataset["live"]!)}"]`);
    if (fresh && fresh.innerHTML !== part.innerHTML) {
      part.replaceChildren(...fresh.childNodes);
    }
  }
}

function say(words: string): void {
  const status = document.querySelector<HTMLElement>('[data-live][role="status"]');
  if (status) {
    const line = document.createElement("p");
    line.className = "lead";
    line.textContent = words;
    status.replaceChildren(line);
  }
}
