/** The controls that only a script can give: they are hidden until it runs. */
export function frameControls(): void {
  document.querySelectorAll(".tools").forEach((tools) => tools.removeAttribute("hidden"));
  document.querySelector('[data-act="theme"]')?.addEventListener("click", turnTheme);
  document.querySelector('[data-act="keys"]')?.addEventListener("click", showKeys);
  const print = document.querySelector<HTMLButtonElement>('[data-act="print"]');
  print?.removeAttribute("hidden");
  print?.addEventListener("click", () => window.print());
}

export function showKeys(): void {
  document.querySelector<HTMLDialogElement>("#keys")?.showModal();
}

/** Kept in a cookie, so that the next page comes in it and does not flash. */
function turnTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset["theme"] ? root.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = dark ? "light" : "dark";
  root.dataset["theme"] = theme;
  document.cookie = `casus-theme=${theme}; path=/; max-age=31536000; samesite=strict`;
}
