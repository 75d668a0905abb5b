import type { Message } from '../core/message.ts';
import type { DecodedPhoto, DecodeJob, DecodeSquare } from '../dataset/decode.ts';
import { UnreadableFile } from '../dataset/unreadable.ts';
import type { FromWorker, ToWorker } from '../protocol/wire.ts';

/** What a decode worker is asked, and what it answers. */
export type DecodeRequests = {
  decode: [DecodeJob, DecodedPhoto | { readonly reason: Message }];
};

/** The part of `Worker` that the pool needs, so that a test can stand in for it. */
export interface DecodePort {
  postMessage(message: ToWorker<DecodeRequests>, transfer: Transferable[]): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
  terminate(): void;
}

type Answer = FromWorker<DecodeRequests, Record<string, never>>;

interface Job {
  readonly settle: (answer: DecodedPhoto | { readonly reason: Message }) => void;
  /** Decodes here what a worker could not be asked. */
  readonly fallBack: () => void;
}

interface Member {
  readonly port: DecodePort;
  readonly jobs: Map<number, Job>;
}

/**
 * Decoding spread over several workers: a browser decodes on threads of its own, but shrinks and hands over the
 * pixels on the thread that asked. A worker that is lost costs no photo: its jobs are done on this thread.
 */
export class DecodePool {
  readonly #spawn: () => DecodePort;
  readonly #here: DecodeSquare;
  readonly #size: number;
  readonly #members = new Set<Member>();
  #spawned = 0;
  #nextId = 1;

  /**
   * @param size workers at most; they are spawned as jobs come, and stay
   * @param here decodes on this thread, where there are no workers
   */
  constructor(size: number, spawn: () => DecodePort, here: DecodeSquare) {
    this.#size = size;
    this.#spawn = spawn;
    this.#here = here;
  }

  readonly decode: DecodeSquare = (params) => {
    const member = this.#freest();
    if (member === null) return this.#here(params);
    return new Promise((resolve, reject) => {
      const job: Job = {
        settle: (answer) => {
          if ('reason' in answer) reject(new UnreadableFile(answer.reason));
          else resolve(answer);
        },
        fallBack: () => void this.#here(params).then(resolve, reject),
      };
      const id = this.#nextId++;
      member.jobs.set(id, job);
      member.port.postMessage({ type: 'request', id, name: 'decode', params: compact(params) }, []);
    });
  };

  /** The member with the fewest jobs; a new one where all have some. Null where none can be had. */
  #freest(): Member | null {
    let best: Member | null = null;
    for (const member of this.#members) if (best === null || member.jobs.size < best.jobs.size) best = member;
    if (this.#spawned < this.#size && (best === null || best.jobs.size > 0)) return this.#add() ?? best;
    return best;
  }

  #add(): Member | null {
    this.#spawned += 1;
    try {
      const member: Member = { port: this.#spawn(), jobs: new Map() };
      member.port.addEventListener('message', (event) =>
        receive(member, (event as MessageEvent<Answer>).data),
      );
      for (const sign of ['error', 'messageerror'])
        member.port.addEventListener(sign, (event) => this.#lose(member, event));
      this.#members.add(member);
      return member;
    } catch {
      // Workers within workers are refused here: this thread does it all.
      return null;
    }
  }

  /** Not spawned again: what ended it would end the next. */
  #lose(member: Member, event: Event): void {
    event.preventDefault();
    member.port.terminate();
    this.#members.delete(member);
    for (const job of member.jobs.values()) job.fallBack();
    member.jobs.clear();
  }
}

/** Bytes are cut out, since a view takes all that it is a view of along. */
function compact({ source, ...job }: DecodeJob): DecodeJob {
  return { ...job, source: source instanceof Blob ? source : source.slice() };
}

function receive({ jobs }: Member, answer: Answer): void {
  if (answer.type === 'event') return;
  const job = jobs.get(answer.id);
  jobs.delete(answer.id);
  if (answer.type === 'reply') job?.settle(answer.result);
  else job?.fallBack();
}
