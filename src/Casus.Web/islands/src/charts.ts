import { brushes } from "./brush";
import { localTimes } from "./times";

/** The picture of a series with its thresholds: fetched from the series' own page when it is first opened. */
export function charts(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("details[data-chart]")) {
    const status = details.querySelector<HTMLElement>('[role="status"]')!;
    details.hidden = false;
    const open = async (): Promise<void> => {
      if (!details.open) {
        return;
      }
      details.removeEventListener("toggle", open);
      const figure = await fetched(details.dataset["chart"]!);
      if (figure) {
        localTimes(figure);
        status.replaceWith(figure);
        brushes(figure);
      } else {
        details.addEventListener("toggle", open);
        status.textContent = "The chart could not be loaded: close and open it to try again. The table tells the figures.";
      }
    };
    details.addEventListener("toggle", open);
  }
}

async function fetched(address: string): Promise<Element | null> {
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-figure], .series .missing") : null;
  } catch (error) {
    console.warn(error);
    return null;
  }
}
