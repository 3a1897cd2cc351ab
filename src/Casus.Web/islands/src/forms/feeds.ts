/** How long a feed may be looked into before the page asks what has come, in milliseconds. */
const pause = 1500;

const looking = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-feeds][data-looking]");

/** On the page of feeds: while one is looked into, what has come of it is asked for again and again; without this script the page tells it when it is loaded once more. */
async function ask(): Promise<void> {
  try {
    const answer = await fetch("/feeds", { headers: { accept: "text/html" } });
    const part = document.querySelector<HTMLElement>("[data-feeds]");

    // Nobody's place is taken away: where a button of it has the focus, it waits until that has moved on.
    if (answer.ok && part && !part.contains(document.activeElement)) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector<HTMLElement>("[data-feeds]");
      part.toggleAttribute("data-looking", fresh?.hasAttribute("data-looking") ?? false);
      part.replaceChildren(...(fresh?.childNodes ?? []));
      part.dispatchEvent(new CustomEvent("casus:exchanged", { bubbles: true }));
    }
  } catch (error) {
    if (!(error instanceof TypeError)) {
      throw error;
    }
    // The desk is away: the next turn asks again.
  }
  waitForFeeds();
}

export function waitForFeeds(): void {
  if (looking()) {
    setTimeout(() => void ask(), pause);
  }
}
