/**
 * As much of a browser as the module under test can see. Nothing happens by itself: a test moves the clock, and lets
 * connections open, receive and end.
 */

// --- Time ------------------------------------------------------------------------------------------------------------

const clock = { now: 1_000_000, timers: new Map(), last: 0 };

Date.now = () => clock.now;

globalThis.setTimeout = (then, delay = 0) => {
  // As browsers do: what is no number of 32 bits is no delay.
  clock.timers.set(++clock.last, { at: clock.now + (delay <= 2 ** 31 - 1 ? delay : 0), then });
  return clock.last;
};

globalThis.clearTimeout = id => clock.timers.delete(id);

/** Runs the next timer that is due by then; returns whether there was one. */
function runTimer(until) {
  const [next] = [...clock.timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at);
  if (!next) {
    clock.now = until;
    return false;
  }
  const [id, { at, then }] = next;
  clock.timers.delete(id);
  clock.now = Math.max(clock.now, at);
  then();
  return true;
}

const dice = { next: 1 };
Math.random = () => dice.next;

// --- Events ----------------------------------------------------------------------------------------------------------

globalThis.AbortController = class {
  signal = { aborted: false };

  abort() {
    this.signal.aborted = true;
  }
};

class Target {
  #listeners = [];

  addEventListener(type, listener, { signal } = {}) {
    this.#listeners.push({ type, listener, signal });
  }

  fire(type) {
    this.#listeners.filter(l => l.type === type && !l.signal?.aborted).forEach(l => l.listener({ type }));
  }
}

const page = new Target();
globalThis.addEventListener = (...registration) => page.addEventListener(...registration);
globalThis.document = Object.assign(new Target(), { hidden: false, baseURI: 'https://clinic.example/app/' });

// --- Network ---------------------------------------------------------------------------------------------------------

globalThis.URL = class {
  constructor(url, base = 'https://clinic.example/') {
    [, this.protocol, this.host, this.pathname, this.query] = /^(\w+:)\/\/([^/]+)([^?]*)\??(.*)$/.exec(resolve(`${base}`, `${url}`));
  }

  get searchParams() {
    return { set: (name, value) => (this.query += `${this.query && '&'}${name}=${value}`) };
  }

  toString() {
    return `${this.protocol}//${this.host}${this.pathname}${this.query && `?${this.query}`}`;
  }
};

const connections = [];
const policy = { forbids: false };

class Connection {
  closed = false;

  constructor(url) {
    if (policy.forbids) {
      throw new Error('Refused to connect by the policy of the document');
    }
    this.url = `${url}`;
    connections.push(this);
  }

  close() {
    this.closed = true;
  }
}

/** What a closed one still has in its queue reaches the page, as in browsers: it closes in its own time. */
globalThis.WebSocket = class WebSocket extends Connection {
  receive(data) {
    this.onmessage?.({ data });
  }

  end(code) {
    this.closed = true;
    this.onclose?.({ code });
  }
};

/** Reconnects by itself until it is closed: an error says so. */
globalThis.EventSource = class EventSource extends Connection {
  constructor(url, { withCredentials }) {
    super(url);
    this.withCredentials = withCredentials;
  }

  receive(data) {
    if (!this.closed) {
      this.onmessage({ data });
    }
  }

  end() {
    if (!this.closed) {
      this.onerror();
    }
  }
};

globalThis.Response = class {
  constructor(headers, status = 200) {
    this.headers = { get: name => headers[name] ?? null };
    this.status = status;
    this.ok = status < 300;
    this.url = 'https://clinic.example/app/api/board';
  }
};

// --- What tests see --------------------------------------------------------------------------------------------------

const heard = [];
const errors = [];
const hear = what => heard.push(`${what}`);
globalThis.reportError = error => errors.push(`${error.message}`);
