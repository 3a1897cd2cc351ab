import { mount } from "svelte";
import { chosen, dropped, pasted, type Lot } from "./given";
import Intake from "./Intake.svelte";
import { Queue } from "./queue.svelte";

/** Takes what is pasted, chosen or dropped, and tells below what becomes of each. Without it the form sends all at once. */
const form = document.querySelector<HTMLFormElement>("form[data-intake]");
if (form) {
  const queue = new Queue();
  const box = form.querySelector<HTMLTextAreaElement>("textarea")!;
  const files = form.querySelector<HTMLInputElement>('input[name="files"]')!;
  const folder = form.querySelector<HTMLInputElement>("[data-folder] input")!;
  const before = form.querySelector<HTMLElement>("[data-intake-before]");
  const add = (...lots: Lot[]): void => {
    before?.remove();
    queue.add(...lots);
  };
  mount(Intake, { target: form.querySelector<HTMLElement>("[data-intake-told]")!, props: { queue } });
  for (const hidden of form.querySelectorAll<HTMLElement>("[hidden]")) {
    hidden.hidden = false;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const lots = [pasted(box.value), chosen(files.files), chosen(folder.files)];
    add(...lots);
    if (lots.some((lot) => lot.given.length > 0)) {
      form.reset();
    } else {
      box.focus();
    }
  });

  // A chosen file needs no second step; what was pasted waits for its button, as it may still be written.
  for (const input of [files, folder]) {
    input.addEventListener("change", () => {
      add(chosen(input.files));
      input.value = "";
    });
  }

  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  const root = document.documentElement;
  addEventListener("dragover", (event) => {
    event.preventDefault();
    root.toggleAttribute("data-dropping", true);
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) {
      root.toggleAttribute("data-dropping", false);
    }
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    root.toggleAttribute("data-dropping", false);
    void dropped(event.dataTransfer).then(add);
  });
}
