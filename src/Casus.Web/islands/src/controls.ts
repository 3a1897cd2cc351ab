/** In a date written as ISO 8601, the arrow keys turn the day. */
export function dayKeys(): void {
  document.addEventListener("keydown", (event) => {
    const input = event.target;
    const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (step === 0 || !(input instanceof HTMLInputElement) || !input.matches(".iso") || !/^\d{4}-\d{2}-\d{2}$/.test(input.value)) {
      return;
    }
    const day = Date.parse(input.value);
    if (!Number.isNaN(day)) {
      event.preventDefault();
      input.value = new Date(day + step * 86_400_000).toISOString().slice(0, 10);
    }
  });
}

/** Leaves "now" out of the address until a date is chosen, and shows a chosen date at once. */
export function timeControls(): void {
  const form = document.querySelector<HTMLFormElement>(".times");
  if (!form) {
    return;
  }

  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[name="valid"], input[name="known"]')];
  form.addEventListener("submit", () => {
    for (const input of inputs) {
      if (input.dataset["given"] === undefined && input.value === input.defaultValue) {
        input.disabled = true;
      }
    }
  });
  form.querySelector('input[name="drafts"]')?.addEventListener("change", () => form.requestSubmit());

  // The browser may bring this page back from its memory with the controls still off.
  addEventListener("pageshow", () => inputs.forEach((input) => (input.disabled = false)));
}
