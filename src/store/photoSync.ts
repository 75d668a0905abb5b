import type { DatasetClient } from '../client/datasetClient.ts';
import type { EngineClient } from '../client/engineClient.ts';
import type { PackedPhotos } from '../core/photos.ts';

interface Sent {
  readonly version: number;
  readonly imageSize: number;
}

/** Sees to it that the engine has the photos of the page, at the size that the settings need. */
export class PhotoSync {
  readonly #dataset: DatasetClient;
  readonly #engine: EngineClient;
  /** Counts the data sets; 0 while there is none. */
  readonly #version: () => number;
  #sent: Sent | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(dataset: DatasetClient, engine: EngineClient, version: () => number) {
    this.#dataset = dataset;
    this.#engine = engine;
    this.#version = version;
  }

  /** Resolves when the engine has the photos. Calls wait for one another: photos are large, one copy will do. */
  ensure(imageSize: number): Promise<void> {
    const next = this.#last.catch(() => undefined).then(() => this.#send(imageSize));
    this.#last = next;
    return next;
  }

  /** The photos once more, at the size they last went out, for an engine that has lost them. */
  async packAgain(): Promise<PackedPhotos | null> {
    if (!this.#sent || this.#version() === 0) return null;
    const { imageSize } = this.#sent;
    const version = this.#version();
    const packed = await this.#dataset.pack(imageSize);
    this.#sent = { version, imageSize };
    return packed;
  }

  /** The engine has none of them: it is gone. */
  forget(): void {
    this.#sent = null;
  }

  async #send(imageSize: number): Promise<void> {
    const version = this.#version();
    if (this.#sent?.version === version && this.#sent.imageSize === imageSize) return;
    // Unknown until it is done: a failure half way must not pass for success.
    this.#sent = null;
    await this.#engine.setPhotos(await this.#dataset.pack(imageSize));
    this.#sent = { version, imageSize };
  }
}
