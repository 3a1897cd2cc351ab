/** Where the reader came from, to go back to the very item. */
interface Origin {
  readonly href: string;
  readonly item: string | number;
}

const key = "casus-origin";

/** The token opened the door; it need not stand in the address, the history and every copied link. */
export function hideToken(): void {
  const address = new URL(location.href);
  if (address.searchParams.has("token")) {
    address.searchParams.delete("token");
    history.replaceState(history.state, "", address);
  }
}

/** Called before an item is left for its words. */
export function leaveFrom(item: Element): void {
  const origin: Origin = { href: location.href.split("#")[0]!, item: item.id || allItems().indexOf(item as HTMLElement) };
  sessionStorage.setItem(key, JSON.stringify(origin));
}

export function goBack(): void {
  const origin = read();
  const link = document.querySelector<HTMLAnchorElement>('[data-act="back"]');
  if (origin && origin.href !== location.href.split("#")[0]) {
    sessionStorage.setItem(`${key}-return`, "1");
    location.assign(origin.href);
  } else if (link) {
    location.assign(link.href);
  }
}

/** On arrival: the item that was left, else the address's own target, opened and focused. */
export function returnToItem(): void {
  rememberItem();
  const origin = read();
  if (origin && sessionStorage.getItem(`${key}-return`) && origin.href === location.href.split("#")[0]) {
    sessionStorage.removeItem(`${key}-return`);
    reveal(typeof origin.item === "string" ? document.getElementById(origin.item) : allItems()[origin.item]);
  } else if (!location.hash && isReturn()) {
    refocus();
  } else {
    revealTarget();
  }
  addEventListener("hashchange", revealTarget);
}

/** Which item had the focus when the page was left, for the browser's own way back: it scrolls to where one was, and forgets the focus. */
function rememberItem(): void {
  addEventListener("pagehide", () => {
    const item = document.activeElement?.closest<HTMLElement>("[data-item]");
    if (item) {
      sessionStorage.setItem(leftKey(), String(item.id || allItems().indexOf(item)));
    } else {
      sessionStorage.removeItem(leftKey());
    }
  });
}

function refocus(): void {
  const item = sessionStorage.getItem(leftKey());
  if (item) {
    (document.getElementById(item) ?? allItems()[Number(item)])?.focus({ preventScroll: true });
  }
}

function isReturn(): boolean {
  return performance.getEntriesByType("navigation").some((one) => (one as PerformanceNavigationTiming).type === "back_forward");
}

function leftKey(): string {
  return `casus-left ${location.pathname}${location.search}`;
}

export function allItems(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-item]")];
}

/** Opens whatever folds an element away, then focuses it. */
export function reveal(element: Element | null | undefined): void {
  if (!(element instanceof HTMLElement)) {
    return;
  }
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) {
      at.open = true;
    }
  }
  if (!element.hasAttribute("tabindex") && !element.matches("a[href], button, input, select, textarea")) {
    element.tabIndex = -1;
  }
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: element.id === "words" ? "center" : "start" });
}

function revealTarget(): void {
  const id = decoded(location.hash.slice(1));
  if (id && !id.includes("=")) {
    reveal(document.getElementById(id));
  }
}

/** What is no valid encoding stands as it is: an address may end in anything. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function read(): Origin | null {
  const text = sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as Origin) : null;
}
