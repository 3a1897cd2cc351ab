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
