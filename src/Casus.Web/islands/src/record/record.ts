import { mount } from "svelte";
import Record from "./Record.svelte";
import { Saving } from "./saving.svelte";

/** Saves the form without leaving the page. Without it the form is sent, and comes back with what is wrong. */
const form = document.querySelector<HTMLFormElement>("form[data-record]");
const problems = document.querySelector<HTMLElement>("[data-problems]");
if (form && problems) {
  const said = [...problems.querySelectorAll<HTMLAnchorElement>("li a")].map((link) => ({ field: link.hash.replace("#f-", ""), why: link.textContent ?? "" }));
  const saving = new Saving(form, said);
  problems.replaceChildren();
  problems.tabIndex = -1;
  mount(Record, { target: problems, props: { saving, button: form.querySelector<HTMLButtonElement>("button.primary")! } });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void saving.save().then((href) => {
      if (href) {
        location.assign(href);
      } else if (!saving.isSending) {
        problems.focus();
      }
    });
  });
}
