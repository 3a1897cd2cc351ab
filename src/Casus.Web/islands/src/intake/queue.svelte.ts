import { antiforgery } from "../client/antiforgery";
import { client, why } from "../client/client";
import { Presence } from "../client/presence.svelte";
import { type Given, type Lot, visible } from "./given";

const count = new Intl.NumberFormat();

/** One thing that was given, and what became of it. */
export class Item {
  state = $state<"waiting" | "reading" | "read" | "failed">("waiting");
  name = $state("");
  what = $state("waits");
  href = $state<string | null>(null);

  constructor(readonly given: Given) {
    this.name = visible(given.name);
  }

  turn(state: Item["state"], what: string): void {
    this.state = state;
    this.what = what;
  }
}

/** What is given is sent one by one; each fails alone and can be tried again. While the desk is away all wait, and go on once it is back. */
export class Queue {
  readonly presence = new Presence();
  items = $state<Item[]>([]);
  isRunning = $state(false);
  private passedOver = $state(0);
  private isEmpty = $state(false);
  private waiting: Item[] = [];

  readonly read = $derived(this.items.filter((item) => item.state === "read").length);
  readonly failed = $derived(this.items.filter((item) => item.state === "failed").length);

  readonly said = $derived.by(() => {
    if (this.isEmpty) {
      return "Nothing was given: paste something or choose a file.";
    }
    const parts = [
      ...(this.items.length > 0 ? [`${count.format(this.read)} of ${count.format(this.items.length)} read`] : []),
      ...(this.failed > 0 ? [`${count.format(this.failed)} failed`] : []),
      ...(this.passedOver > 0 ? [`${count.format(this.passedOver)} passed over, as they are no texts`] : []),
      ...(this.presence.answering === "here" ? [] : [`${this.presence.says} The others are read as soon as it is back`]),
    ];
    return parts.length > 0 ? `${parts.join("; ")}${this.isRunning ? " …" : "."}` : "";
  });

  add(...lots: Lot[]): void {
    const items = lots.flatMap((lot) => lot.given).map((given) => new Item(given));
    const passedOver = lots.reduce((sum, lot) => sum + lot.passedOver, 0);
    this.isEmpty = items.length === 0 && passedOver === 0;
    this.passedOver += passedOver;
    this.items.push(...items);
    this.enter(items);
  }

  retry(...items: Item[]): void {
    items.forEach((item) => item.turn("waiting", "waits"));
    this.enter(items);
  }

  private enter(items: Item[]): void {
    this.waiting.push(...items);
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.isRunning) {
      return;
    }
    this.isRunning = true;
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      await this.send(next);
    }
    this.isRunning = false;
  }

  private async send(item: Item): Promise<void> {
    item.turn("reading", "is being read …");
    const { data, error, response } = await this.presence.deliver(() => client.POST("/api/v1/read", {
      body: {},
      bodySerializer: () => {
        const form = new FormData();
        item.given.fill(form);
        return form;
      },
      headers: antiforgery(),
    }));
    const told = data?.[0];
    if (!told) {
      item.turn("failed", response.status === 413 ? "too-large: more than 20 MB" : why(error));
    } else if (!told.href) {
      item.turn("failed", `${told.code}: ${told.reason}`);
    } else {
      item.name = visible(told.name);
      item.href = told.href;
      const statements = `${count.format(told.statements)} ${told.statements === 1 ? "statement" : "statements"}`;
      item.turn("read", `${told.isNew ? "" : "known already, "}${statements}${told.reason ? `; ${told.reason}` : ""}`);
    }
  }
}
