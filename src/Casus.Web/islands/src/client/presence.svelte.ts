import { client } from "./client";

/** What a page knows of its desk: it answers; it does not; it runs again but does not know this window any more. */
export type Answering = "here" | "away" | "locked";

/** Milliseconds between one question and the next to a desk that does not answer; the last one repeats. */
const pauses = [500, 1000, 2000, 4000];

/** Sends until there is an answer. A desk that has stopped is asked at growing distances, and at once when its reader comes back to the page. */
export class Presence {
  answering = $state<Answering>("here");
  private returning: Promise<void> | null = null;
  private wake: () => void = () => {};

  /** What the page tells while it waits. */
  get says(): string {
    return this.answering === "locked"
      ? "The desk runs, but does not know this window any more: open the address it printed in another tab, or sign in there."
      : "The desk does not answer.";
  }

  /** Sends the same again once the desk is back: what is sent must bear to arrive twice, as an answer may have been lost on its way. */
  async deliver<T extends { response: Response }>(send: () => Promise<T>): Promise<T> {
    for (;;) {
      const answer = await send().catch((error: unknown) => {
        // So a browser tells that nothing came, or not all of it.
        if (error instanceof TypeError) {
          return null;
        }
        throw error;
      });
      if (answer && answer.response.status !== 401 && !isOfAProxy(answer.response)) {
        return answer;
      }
      await this.back(answer?.response.status === 401 ? "locked" : "away");
    }
  }

  /** Asks now instead of later. */
  now(): void {
    this.wake();
  }

  private back(why: Answering): Promise<void> {
    return (this.returning ??= this.ask(why).finally(() => (this.returning = null)));
  }

  private async ask(why: Answering): Promise<void> {
    this.answering = why;
    const returned = (): void => this.wake();
    document.addEventListener("visibilitychange", returned);
    addEventListener("focus", returned);
    addEventListener("online", returned);
    for (let tried = 0; this.answering !== "here"; tried++) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, pauses[Math.min(tried, pauses.length - 1)]);
      });
      this.answering = await asked();
    }
    document.removeEventListener("visibilitychange", returned);
    removeEventListener("focus", returned);
    removeEventListener("online", returned);
  }
}

async function asked(): Promise<Answering> {
  try {
    const { response } = await client.GET("/api/v1/documents", { params: { query: { limit: 1 } }, cache: "no-store" });
    return response.ok ? "here" : response.status === 401 ? "locked" : "away";
  } catch {
    return "away";
  }
}

/** A server in front of the desk says that there is none behind it. */
function isOfAProxy(response: Response): boolean {
  return response.status >= 502 && response.status <= 504;
}
