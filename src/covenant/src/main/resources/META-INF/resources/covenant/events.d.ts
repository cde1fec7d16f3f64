/**
 * Connects to the application that this module was loaded from, and stays connected until closed.
 *
 * @typeParam Contracts the contracts of presentation events by name, each with the type of its value:
 * `connect<{ 'clinic.patient-admitted': PatientAdmitted }>()`
 */
export function connect<Contracts extends object = Record<string, any>>(options?: Options): Events<Contracts>;

export interface Options {
  /** The WebSocket's address. By default `events` beside this module. */
  url?: string | URL;

  /** The address of server-sent events, for where WebSockets do not pass. By default `stream` below `url`. */
  stream?: string | URL;

  /**
   * Where the page stands: what happened after this is sent first. Without it the page does not know what it missed
   * since it was read, and so the first connection calls what {@link Events.onResync} describes.
   */
  cursor?: Cursor;

  /**
   * For how many milliseconds a hidden page stays connected; 300,000 by default. `Infinity` is for pages that must hear
   * everything while hidden, to notify their user.
   */
  pauseAfter?: number;
}

/**
 * A position in what the server sends: text, as in {@link Events.cursor}, or a response with the header
 * `Covenant-Cursor`. Anything else, or a response without it, is no position.
 */
export type Cursor = string | Response | null | undefined;

/**
 * - `connecting`: dialling.
 * - `live`: all that happens is heard.
 * - `waiting`: the connection is lost, or there was none; it is tried again soon.
 * - `refused`: the server said that this user may not listen; it is asked again in a minute or two.
 * - `paused`: nobody sees the page; it goes on when somebody does.
 * - `closed`: by {@link Events.close}.
 */
export type State = 'connecting' | 'live' | 'waiting' | 'refused' | 'paused' | 'closed';

export interface PresentationEvent<Value = any, Name extends string = string> {
  readonly cursor: string;
  readonly id: string;
  readonly contract: Name;
  readonly value: Value;
}

/** Takes the handler out again. */
export type Remove = () => void;

/**
 * Live events. Handlers are called in the order of what happened and of their registration; none waits for what
 * another one does asynchronously, and none is called before the script that connected has ended. What one throws or
 * rejects with goes to `reportError`, and stops no other.
 */
export interface Events<Contracts extends object = Record<string, any>> {
  readonly state: State;

  /** Up to where this page has heard everything; undefined before the first connection, when it was given none. */
  readonly cursor: string | undefined;

  /** Calls the handler with each event of the contract, once. */
  on<Name extends keyof Contracts & string>(
    contract: Name,
    handler: (value: Contracts[Name], event: PresentationEvent<Contracts[Name], Name>) => unknown,
  ): Remove;

  /**
   * Calls the handler when one of the queries became stale, to read and show again what they answer.
   *
   * It is never called while what it returned is pending; however often the queries become stale meanwhile, it is
   * called once more. Where it returns the response that it read (or that one's cursor), older news of its queries does
   * not call it again. Where it fails, or returns a response that is not `ok`, it is called again when the connection
   * comes back, and every now and then while there is one.
   *
   * @param readAt the cursor of what the page shows already
   */
  onInvalidate(queries: string | readonly string[], handler: () => unknown, readAt?: Cursor): Remove;

  /**
   * Calls the handler when something may have been missed, to read everything anew: the page was away for too long, the
   * server was started again, or `connect` was given no cursor. Without such a handler all those of `onInvalidate` are
   * called; with one, those that it asks for by {@link invalidate}. Returned values, failures and repetitions are
   * treated as there.
   */
  onResync(handler: () => unknown): Remove;

  /** Calls the handler with each change of the state; a page should also show the one that it finds. */
  onState(handler: (state: State) => unknown): Remove;

  /**
   * Calls the handlers of queries at once: those that the header `Covenant-Stale` of a command's response names, those
   * named here, or all.
   *
   * @returns fulfilled when they have read, or failed to
   */
  invalidate(stale?: Response | string | readonly string[]): Promise<void>;

  /** Disconnects and removes all handlers, for good. */
  close(): void;
}
