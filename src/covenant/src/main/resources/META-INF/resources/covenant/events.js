/**
 * Live events of a Covenant application. What its commands announce reaches the page as it happens; when something may
 * have been missed, the page is told to read anew. For types see events.d.ts.
 */

// Milliseconds.
const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 30_000;
const REFUSED_RETRY = 60_000;
const OPENING = 15_000;
const STEADY = 10_000;
const REREAD = 5_000;
const PAUSE_AFTER = 300_000;
/** A browser takes a longer delay for none at all. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** How many heartbeats a connection may be silent for. */
const SILENT_HEARTBEATS = 2.5;

/** Close codes of WebSockets: RFC 6455, section 7.4.1. A server never sends the first one: it means a broken line. */
const BROKEN = 1006;
const REFUSED = 1008;

/**
 * Connects to the application that this module was loaded from, and stays connected until closed.
 *
 * @param {import('./events.js').Options} [options]
 * @returns {import('./events.js').Events}
 */
export function connect(options = {}) {
  return new Events(options);
}

/** What the page uses: handlers, and the cursor up to which they have been called. */
class Events {
  #handlers = new Map();
  #watchers = new Set();
  #regions = new Set();
  #resyncs = new Set();
  #cursor;
  #connection;
  #leavePage;

  /** @param {import('./events.js').Options} options */
  constructor({ url = new URL('events', import.meta.url), stream, cursor, pauseAfter = PAUSE_AFTER }) {
    this.#cursor = cursorOf(cursor);
    this.#connection = new Connection(addresses(url, stream), {
      cursor: () => this.cursor,
      onObject: object => this.#take(object),
      onState: state => tell(this.#watchers, state),
    });
    this.#leavePage = followPage(this.#connection, pauseAfter);
    this.#connection.open();
  }

  get state() {
    return this.#connection.state;
  }

  get cursor() {
    return this.#cursor?.text;
  }

  on(contract, handler) {
    const handlers = this.#handlers.get(contract) ?? new Set();
    this.#handlers.set(contract, handlers);
    return enlist(handlers, { handler });
  }

  onState(handler) {
    return enlist(this.#watchers, { handler });
  }

  onInvalidate(queries, handler, readAt) {
    return enlist(this.#regions, new Region([queries].flat(), handler, cursorOf(readAt)));
  }

  onResync(handler) {
    return enlist(this.#resyncs, new Region([], handler));
  }

  async invalidate(stale) {
    const queries = stale?.headers ? names(stale.headers.get('Covenant-Stale')) : stale;
    const regions = queries === undefined ? [...this.#regions] : this.#showing([queries].flat());
    await Promise.all(regions.map(region => region.refresh()));
  }

  close() {
    this.#leavePage();
    this.#connection.stop('closed');
    [...this.#regions, ...this.#resyncs].forEach(region => region.leave());
    [...this.#handlers.values(), this.#watchers, this.#regions, this.#resyncs].forEach(all => all.clear());
  }

  /** An object from the server. Later servers may send notices that this one does not know. */
  #take(object) {
    const cursor = cursorOf(object.cursor);
    if (object.notice === 'connected' || object.notice === 'resync') {
      // Without a cursor of its own the page does not know what happened since it was read.
      const missed = object.notice === 'resync' || !covers(cursor, this.#cursor);
      this.#cursor = cursor ?? this.#cursor;
      if (missed) {
        this.#reread(cursor);
      }
      this.#reclaim(0);
      return;
    }
    this.#reclaim(REREAD);
    if (covers(this.#cursor, cursor)) {
      return;
    }
    this.#cursor = cursor ?? this.#cursor;
    if (object.notice === undefined) {
      tell(this.#handlers.get(object.contract) ?? [], object.value, object);
    } else if (object.notice === 'query.invalidate') {
      this.#showing(object.queries ?? []).forEach(region => region.refresh(cursor));
    }
  }

  #showing(queries) {
    return [...this.#regions].filter(region => region.shows(queries));
  }

  #reread(cursor) {
    const all = this.#resyncs.size > 0 ? this.#resyncs : this.#regions;
    [...all].forEach(region => region.refresh(cursor));
  }

  /** Reads what could not be read. A live connection says something with every heartbeat, which paces this. */
  #reclaim(after) {
    [...this.#regions, ...this.#resyncs].forEach(region => region.reclaim(after));
  }
}

/**
 * Something that the page reads from the server and shows. It is never read twice at a time; however often it becomes
 * stale while it is read, it is read once more.
 */
class Region {
  #queries;
  #read;
  #readAt;
  #reading;
  #again;
  #due;
  #failedAt;
  #left = false;

  constructor(queries, read, readAt) {
    this.#queries = queries;
    this.#read = read;
    this.#readAt = readAt;
  }

  shows(queries) {
    return this.#queries.some(query => queries.includes(query));
  }

  /**
   * Reads, unless what was read last is known to be no older than the cursor.
   *
   * @returns {Promise<void>} fulfilled after a reading that began no earlier than this call, also when it failed
   */
  refresh(cursor) {
    if (this.#left || covers(this.#readAt, cursor)) {
      return Promise.resolve();
    }
    if (this.#reading) {
      // Of two cursors the later one wins, and having none wins over both: nothing covers it.
      this.#due = this.#again && !this.#due ? undefined : cursor;
      this.#again ??= this.#reading.then(() => {
        this.#again = undefined;
        return this.refresh(this.#due);
      });
      return this.#again;
    }
    this.#reading = this.#readOnce().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Reads if the last reading failed, that many milliseconds ago or more. */
  reclaim(after) {
    if (!this.#reading && Date.now() - this.#failedAt >= after) {
      this.refresh();
    }
  }

  leave() {
    this.#left = true;
  }

  async #readOnce() {
    this.#failedAt = undefined;
    try {
      const result = await this.#read.call(undefined);
      if (result?.ok === false) {
        throw new Error(`${result.url} answered ${result.status}: what it shows stays stale until it can be read`);
      }
      this.#readAt = cursorOf(result);
    } catch (error) {
      this.#failedAt = Date.now();
      report(error);
    }
  }
}

/** The line to the server, dialled again whenever it breaks. One timer is for all that it waits for. */
class Connection {
  /** @type {import('./events.js').State} */
  state = 'connecting';
  #addresses;
  #page;
  #overSocket = true;
  #hangUp = () => {};
  #timer;
  #silence;
  #heardAt;
  #liveSince;
  /** Ends since a connection was steady: how long to wait. */
  #failures = 0;
  /** WebSockets in a row that got nowhere: what to dial with. */
  #misses = 0;

  constructor(addresses, page) {
    this.#addresses = addresses;
    this.#page = page;
  }

  open() {
    this.#hangUp();
    this.#silence = OPENING;
    this.#watch();
    this.#overSocket = this.#prefersSocket();
    const [dial, address] = this.#overSocket
      ? [overWebSocket, this.#addresses.socket]
      : [overServerSentEvents, this.#addresses.stream];
    try {
      this.#hangUp = dial(
        startingAt(address, this.#page.cursor()),
        text => this.#hear(text),
        code => this.#end(code),
      );
    } catch {
      // Some browsers throw what others report: an address that the page's policy forbids.
      this.#end(BROKEN);
      return;
    }
    this.#become('connecting');
  }

  stop(state) {
    this.#hangUp();
    clearTimeout(this.#timer);
    this.#become(state);
  }

  /** Goes on now where it would wait, and where the other side may be gone since this machine slept. */
  wake() {
    const dead = this.state === 'live' && Date.now() - this.#heardAt > this.#silence;
    if (dead || ['paused', 'waiting', 'refused'].includes(this.state)) {
      this.open();
    }
  }

  /** On another network what the last one let through says nothing. */
  online() {
    this.#misses = 0;
    if (this.state !== 'paused') {
      this.wake();
    }
  }

  offline() {
    if (this.state === 'live' || this.state === 'connecting') {
      this.#end(BROKEN);
    }
  }

  /**
   * After two WebSockets that got nowhere both transports take turns: whether server-sent events worked or not, when
   * they end a WebSocket has one more chance.
   */
  #prefersSocket() {
    if (!globalThis.WebSocket || !globalThis.EventSource) {
      return Boolean(globalThis.WebSocket);
    }
    return this.#misses < 2;
  }

  #hear(text) {
    let objects;
    try {
      objects = unpack(text);
    } catch {
      this.#end(BROKEN);
      return;
    }
    this.#heardAt = Date.now();
    this.#watch();
    for (const object of objects) {
      if (this.state === 'closed') {
        return;
      }
      if (object.notice === 'connected' || object.notice === 'resync') {
        this.#silence = SILENT_HEARTBEATS * (object.heartbeat || Infinity);
        this.#liveSince = this.#heardAt;
        this.#watch();
        this.#become('live');
      }
      this.#page.onObject(object);
    }
  }

  #end(code) {
    this.#hangUp();
    const live = this.state === 'live';
    if (!this.#overSocket) {
      this.#misses = 1;
    } else if (live || code !== BROKEN) {
      this.#misses = 0;
    } else {
      this.#misses++;
    }
    // One that accepts everybody and drops them at once is not to be asked more often for that.
    if (live && Date.now() - this.#liveSince >= STEADY) {
      this.#failures = 0;
    }
    // Who was live has lost something, maybe not everything: the next answer tells.
    const refused = code === REFUSED && !live;
    const longest = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** this.#failures++);
    const delay = refused ? REFUSED_RETRY * (1 + Math.random()) : longest * Math.random();
    this.#wait(delay, () => this.open());
    this.#become(refused ? 'refused' : 'waiting');
  }

  #watch() {
    this.#wait(this.#silence, () => this.#end(BROKEN));
  }

  #wait(delay, then) {
    clearTimeout(this.#timer);
    this.#timer = later(delay, then);
  }

  #become(state) {
    if (this.state !== state) {
      this.state = state;
      this.#page.onState(state);
    }
  }
}

/** @returns {() => void} hangs up, after which nothing is heard any more */
function overWebSocket(url, onText, onEnd) {
  const socket = new WebSocket(url);
  socket.onmessage = ({ data }) => onText(data);
  socket.onclose = ({ code }) => onEnd(code);
  return () => {
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  };
}

/**
 * An EventSource would reconnect by itself: without jitter, at one pace, and never again after an HTTP error. It is
 * closed at its first error, so that one policy holds for both transports.
 *
 * @returns {() => void} hangs up, after which nothing is heard any more
 */
function overServerSentEvents(url, onText, onEnd) {
  const source = new EventSource(url, { withCredentials: true });
  source.onmessage = ({ data }) => onText(data);
  source.onerror = () => onEnd(BROKEN);
  return () => source.close();
}

/**
 * Pauses while nobody can see the page: at once when it goes into the back/forward cache, which an open connection
 * would keep it out of, or is frozen; after a while when it is hidden.
 *
 * @returns {() => void} follows no longer
 */
function followPage(connection, pauseAfter) {
  const { document } = globalThis;
  const controller = new AbortController();
  const listen = (target, type, listener) => target?.addEventListener(type, listener, { signal: controller.signal });
  const pause = () => connection.stop('paused');
  let hidden;

  const wake = () => {
    connection.wake();
    watch();
  };
  const watch = () => {
    clearTimeout(hidden);
    hidden = document?.hidden ? later(pauseAfter, pause) : undefined;
  };

  listen(globalThis, 'online', () => connection.online());
  listen(globalThis, 'offline', () => connection.offline());
  listen(globalThis, 'pagehide', pause);
  listen(globalThis, 'pageshow', wake);
  listen(document, 'freeze', pause);
  listen(document, 'resume', wake);
  listen(document, 'visibilitychange', () => (document.hidden ? watch() : wake()));
  watch();
  return () => {
    controller.abort();
    clearTimeout(hidden);
  };
}

function addresses(url, stream) {
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  const socket = new URL(url, base);
  const below = new URL(socket);
  below.pathname += '/stream';
  socket.protocol = socket.protocol.replace('http', 'ws');
  return { socket, stream: stream ? new URL(stream, base) : below };
}

function startingAt(address, cursor) {
  const url = new URL(address);
  if (cursor) {
    url.searchParams.set('cursor', cursor);
  }
  return url;
}

/** One object, or several that waited for a client that lagged. */
function unpack(text) {
  const objects = [JSON.parse(text)].flat();
  if (objects.some(object => typeof object !== 'object' || object === null)) {
    throw new TypeError('Not an object');
  }
  return objects;
}

/** Of a text, or of the response in whose header it stands; undefined where there is none. */
function cursorOf(source) {
  const text = source?.headers ? source.headers.get('Covenant-Cursor') : source;
  const [, epoch, offset] = /^([a-z0-9]+)-(\d+)$/.exec(text) ?? [];
  return epoch && { text, epoch, offset: Number(offset) };
}

/** Whether who is at one cursor knows what is at another one. Those of two epochs cannot be compared. */
function covers(one, other) {
  return one !== undefined && one.epoch === other?.epoch && one.offset >= other.offset;
}

/** Encoded one by one, because a header holds visible ASCII only. */
function names(list) {
  return (list ?? '').split(',').map(name => decodeURIComponent(name.trim())).filter(Boolean);
}

/** @returns {() => void} takes it out again */
function enlist(entries, entry) {
  entries.add(entry);
  return () => {
    entries.delete(entry);
    entry.leave?.();
  };
}

/** Calls all handlers, whatever becomes of one, but none that was removed by then. */
function tell(listeners, ...what) {
  for (const listener of [...listeners]) {
    if (listeners.has(listener)) {
      attempt(listener.handler, what);
    }
  }
}

async function attempt(handler, what) {
  try {
    await handler(...what);
  } catch (error) {
    report(error);
  }
}

function report(error) {
  if (globalThis.reportError) {
    reportError(error);
  } else {
    console.error(error);
  }
}

function later(delay, then) {
  return delay > LONGEST_DELAY ? undefined : setTimeout(then, delay);
}
