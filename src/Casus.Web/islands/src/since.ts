import { localTimes } from "./times";

/** What changed since the reader last looked: fetched once the page stands, and put away when it is said to be seen. */
export function since(): void {
  seen(document);
  const late = document.querySelector<HTMLElement>("[data-late]");
  if (late) {
    void fetch(late.dataset["late"]!, { headers: { accept: "text/html" } }).then(async (answer) => {
      if (answer.ok) {
        const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-since]");
        if (part) {
          localTimes(part);
          late.replaceChildren(late.firstElementChild!, ...part.childNodes);
          seen(late, () => (late.hidden = true));
        }
      }
    });
  } else if (!document.cookie.split("; ").some((one) => one.startsWith(`${cookie()}=`))) {
    // The first visit counts as having seen: nothing has changed for somebody who is new.
    const known = document.querySelector<HTMLElement>("[data-first-known]")?.dataset["firstKnown"];
    if (known) {
      remember(known);
    }
  }
}

function seen(root: ParentNode, then: () => void = () => location.assign("/")): void {
  const button = root.querySelector<HTMLButtonElement>('[data-act="seen"]');
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      remember(button.dataset["known"]!);
      then();
    });
  }
}

function remember(known: string): void {
  document.cookie = `${cookie()}=${encodeURIComponent(known)}; path=/; max-age=31536000; samesite=strict`;
}

/** Each dossier has its own: desks of several share a browser, and its cookies do not tell ports apart. */
function cookie(): string {
  return document.documentElement.dataset["seenCookie"]!;
}
