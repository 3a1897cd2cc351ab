import type { Presence } from "../client/presence.svelte";
import { written } from "./kept";

/** How far the sending of a form is. */
export class Sending {
  isSending = $state(false);

  /** Why it was not taken, where the page has no other place that says it. */
  problem = $state("");

  /** True where it was written before the page was loaded anew, and nobody knows whether it was recorded. */
  isRestored = $state(false);

  /** What was written then and has no field any more. */
  left = $state.raw<readonly string[]>([]);

  constructor(readonly presence: Presence) {}

  /** What the desk answers once it does; what the form holds then is what is sent. */
  async send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<{ response: Response; text: string }> {
    this.isSending = true;
    this.problem = "";
    this.isRestored = false;
    this.left = [];
    return this.presence.deliver(async () => {
      const response = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(written(form, submitter).map(([name, value]) => [name, value])),
        headers: { accept: "text/html", "X-Casus-Form": "fetched" },
      });
      return { response, text: await response.text() };
    });
  }
}
