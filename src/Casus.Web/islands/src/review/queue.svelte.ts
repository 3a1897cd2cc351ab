import { antiforgery } from "../client/antiforgery";
import type { components } from "../client/api";
import { client, why } from "../client/client";
import { Presence } from "../client/presence.svelte";

type Asked = components["schemas"]["ReviewRequest"];

export type Way = "approve" | "reject";

/** One thing of the queue: what is decided, and how far that is. */
export class Decision {
  state = $state<"open" | "sending" | "approved" | "rejected">("open");
  reason = $state("");
  problem = $state("");

  /** The entry that decided it; it can be undone. */
  entry = "";

  /** @param of The draft's entry, or the document and the statement; and who decides. */
  constructor(readonly of: Pick<Asked, "entry" | "document" | "statement" | "author">) {}

  get isDone(): boolean {
    return this.state === "approved" || this.state === "rejected";
  }
}

/** The queue as its page shows it. What is decided while the desk is away is decided once it is back; one may go on meanwhile. */
export class Queue {
  readonly presence = new Presence();
  said = $state("");
  private undoable = $state.raw<Decision[]>([]);

  constructor(readonly all: readonly Decision[]) {}

  readonly left = $derived.by(() => this.all.filter((one) => !one.isDone).length);
  readonly isSending = $derived.by(() => this.all.some((one) => one.state === "sending"));

  get undoes(): boolean {
    return this.undoable.length > 0;
  }

  /** True once it is decided; false where the desk refuses it and says why. */
  async decide(decision: Decision, way: Way): Promise<boolean> {
    if (decision.state !== "open") {
      return false;
    }
    decision.state = "sending";
    decision.problem = "";
    const { data, error } = await this.presence.deliver(() => client.POST("/api/v1/review", {
      body: { ...decision.of, decision: way, reason: decision.reason || null },
      headers: antiforgery(),
    }));
    if (!data) {
      decision.state = "open";
      decision.problem = why(error);
      return false;
    }
    decision.entry = data.entry;
    decision.state = way === "approve" ? "approved" : "rejected";
    this.undoable = [...this.undoable, decision];
    this.said = `${way === "approve" ? "Approved" : "Rejected"}; ${this.left} left`;
    return true;
  }

  /** What waits again, or null where nothing was undone. */
  async undo(): Promise<Decision | null> {
    const last = this.undoable.at(-1);
    if (!last) {
      this.said = "There is nothing to undo";
      return null;
    }
    this.undoable = this.undoable.slice(0, -1);
    const { data, error } = await this.presence.deliver(() => client.POST("/api/v1/review/undo", {
      body: { entry: last.entry, author: last.of.author ?? null },
      headers: antiforgery(),
    }));
    if (!data) {
      this.undoable = [...this.undoable, last];
      last.problem = why(error);
      return null;
    }
    last.state = "open";
    last.problem = "";
    this.said = `Undone; ${this.left} left`;
    return last;
  }
}
