import { antiforgery } from "../client/antiforgery";
import { client, why } from "../client/client";
import { Presence } from "../client/presence.svelte";
import { finding } from "./finding";

/** What stands in the way, and the field it concerns where it is one. */
export interface Line {
  readonly field: string;
  readonly why: string;
}

/** A form that is saved without leaving its page: what was written survives a refusal, and a desk that stops while it saves. */
export class Saving {
  readonly presence = new Presence();
  isSending = $state(false);
  lines = $state.raw<readonly Line[]>([]);

  /** @param lines What the page that came with the form says already. */
  constructor(private readonly form: HTMLFormElement, lines: readonly Line[]) {
    this.lines = lines;
  }

  /** Where the reader goes on once it is recorded; null where it was refused. */
  async save(): Promise<string | null> {
    if (this.isSending) {
      return null;
    }
    this.isSending = true;
    const { data, error, response } = await this.presence.deliver(() => {
      // Read anew each time: what was changed while the desk was away is what is recorded. Sent twice with one key, it is recorded once.
      const filled = new FormData(this.form);
      const key = filled.get("key");
      return client.POST("/api/v1/findings", {
        body: finding(filled),
        params: typeof key === "string" && key ? { header: { "Idempotency-Key": key } } : {},
        headers: antiforgery(),
      });
    });
    this.isSending = false;
    this.lines = data ? [] : response.status === 409 ? this.conflict(error) : lines(error);
    return data ? landing(this.form, data.href) : null;
  }

  /** What stands in the ledger already; from now on it counts as seen, so that sending again records this beside it. */
  private conflict(error: unknown): Line[] {
    const problem = error as { code?: string; theirs?: { entry: string; says: string; author: string | null }[] } | undefined;
    if (problem?.code === "key-used") {
      this.set("key", crypto.randomUUID());
      return [{ field: "proposition", why: "This form was recorded already, with other contents. Send it once more to record this beside it." }];
    }
    const theirs = problem?.theirs ?? [];
    const last = theirs.at(-1);
    if (!last) {
      return lines(error);
    }
    this.set("saw", last.entry);
    return theirs.map(({ says, author }) => ({
      field: "proposition",
      why: `${author ?? "Another"} recorded while you wrote: ${says}. What you wrote stands here and is not recorded yet: look at theirs, then record yours, or leave it.`,
    }));
  }

  private set(name: string, value: string): void {
    const input = this.form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) {
      input.value = value;
    }
  }
}

/** The dossier as it was looked at, known now: what was just recorded is not known at an earlier time. */
function landing(form: HTMLFormElement, href: string): string {
  const [kept, recorded] = [new URL(form.action).searchParams, new URL(href, location.origin)];
  for (const name of ["valid", "drafts"]) {
    const value = kept.get(name);
    if (value) {
      recorded.searchParams.set(name, value);
    }
  }
  return recorded.href;
}

function lines(error: unknown): Line[] {
  const problem = error as { errors?: Record<string, string[]> } | undefined;
  const fields = Object.entries(problem?.errors ?? {}).flatMap(([field, whys]) => whys.map((one) => ({ field, why: one })));
  return fields.length > 0 ? fields : [{ field: "", why: why(error) }];
}
