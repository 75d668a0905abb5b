import type { PackedPhotos } from '../../core/photos.ts';
import type { Rows } from '../metrics/geometry.ts';
import { Network, type NetworkWeights } from '../models/network.ts';
import { rawPixels } from '../probe/rawPixels.ts';
import { Representation, type Pause } from './representation.ts';
import { pacedBreath, type Subject, type WorkControl } from './subject.ts';

/** Rows of photos, in their order. */
export type RowsOf = (photos: Uint32Array) => Promise<Rows>;

/** Ways to see photos as rows of numbers. */
export interface Features {
  /** 16×16 pixels. */
  readonly pixels: RowsOf;
  /** h at step 0. */
  readonly untrained: RowsOf;
  readonly h: RowsOf;
  /** Lets messages in, and gives up after a cancel. */
  readonly breathe: () => Promise<void>;
}

/** What models made of the photos, as long as model and photos stay the same. */
export class Representations {
  #photos: PackedPhotos | undefined;
  #weights: NetworkWeights | undefined;
  #trained: Representation | undefined;
  #untrained: Representation | undefined;

  clear(): void {
    this.#trained = undefined;
    this.#untrained = undefined;
  }

  /** That of the model. */
  trained(subject: Subject): Representation {
    this.#follow(subject);
    const { model, photos } = subject;
    return (this.#trained ??= new Representation(Network.of(model.settings), model.weights, photos.count));
  }

  /** That of the model's encoder at step 0. */
  untrained(subject: Subject): Representation {
    this.#follow(subject);
    const { model, start, photos } = subject;
    const network = Network.of(model.settings);
    const initial = (): NetworkWeights => network.initialWeights(model.settings.seed, start);
    return (this.#untrained ??= new Representation(network, initial(), photos.count));
  }

  features(subject: Subject, control: WorkControl): Features {
    const pause = embeddingPause(control);
    return {
      pixels: (photos) => Promise.resolve(rawPixels(subject.photos, photos)),
      untrained: (photos) => this.untrained(subject).of(photos, subject.source, pause),
      h: (photos) => this.trained(subject).of(photos, subject.source, pause),
      breathe: pacedBreath(control),
    };
  }

  #follow({ model, photos }: Subject): void {
    if (this.#photos === photos && this.#weights === model.weights) return;
    this.clear();
    this.#photos = photos;
    this.#weights = model.weights;
  }
}

/** Tells how far embedding is, and lets messages in after every block. */
export function embeddingPause(control: WorkControl): Pause {
  const breathe = pacedBreath(control);
  return async (share) => {
    control.embedding?.(share);
    await breathe();
  };
}
