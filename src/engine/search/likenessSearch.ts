import type {
  LikenessQuery,
  LikePhotos,
  LoosePicture,
  MapPlaces,
  OddPhotos,
  PictureLook,
} from '../../core/likeness.ts';
import { embedPicture } from '../classifier/pictures.ts';
import { allPhotos } from '../classifier/representation.ts';
import { embeddingPause, type Representations } from '../classifier/representations.ts';
import { pacedBreath, type Subject, type WorkControl } from '../classifier/subject.ts';
import { normaliseLength } from '../projection/pca.ts';
import { placeAmong } from '../projection/placeAmong.ts';
import { mostAlike } from './likePhotos.ts';
import { findOddPhotos } from './oddPhotos.ts';

/** How many are listed, and what is left out. */
export interface SearchOptions {
  /** Photos that are listed. */
  readonly k: number;
  readonly excluded?: Uint8Array | undefined;
  /** The map that the page shows. */
  readonly map?: MapPlaces | null | undefined;
}

/** Search by likeness, in all dimensions of h and among all photos, which are embedded when it is first asked for. */
export class LikenessSearch {
  readonly #representations: Representations;

  constructor(representations: Representations) {
    this.#representations = representations;
  }

  /** The photos most like one of them, or like a picture. */
  async like(
    subject: Subject,
    query: LikenessQuery,
    options: SearchOptions,
    control: WorkControl,
  ): Promise<LikePhotos> {
    if (query.kind === 'picture') return (await this.look(subject, query.picture, options, control)).like;
    const { d } = this.#representations.trained(subject);
    const rows = await this.#rows(subject, control);
    const { photo } = query;
    return this.#among(rows.subarray(photo * d, (photo + 1) * d), rows, subject, options, photo);
  }

  /** The photos most like a picture, and its place on the map. */
  async look(
    subject: Subject,
    picture: LoosePicture,
    options: SearchOptions,
    control: WorkControl,
  ): Promise<Omit<PictureLook, 'verdict'>> {
    const rows = await this.#rows(subject, control);
    const h = await embedPicture(this.#representations.trained(subject), picture);
    normaliseLength(h, h.length);
    const { map } = options;
    const position = subject.map.place(h) ?? (map ? placeAmong(h, rows, map) : null);
    return { like: this.#among(h, rows, subject, options), position };
  }

  /** Photos that are like no other, and photos that are as good as another: `count` of each at most. */
  async odd(
    subject: Subject,
    { count, excluded }: { readonly count: number; readonly excluded?: Uint8Array | undefined },
    control: WorkControl,
  ): Promise<OddPhotos> {
    const { d } = this.#representations.trained(subject);
    const all = await this.#rows(subject, control);
    const ids = allPhotos(subject.photos.count, excluded);
    const values = new Float32Array(ids.length * d);
    ids.forEach((photo, at) => values.set(all.subarray(photo * d, (photo + 1) * d), at * d));
    const breathe = pacedBreath(control);
    const found = await findOddPhotos(ids, { values, d }, count, async (share) => {
      control.progress?.(share);
      await breathe();
    });
    return { ...found, step: subject.model.step };
  }

  #rows(subject: Subject, control: WorkControl): Promise<Float32Array> {
    return this.#representations.trained(subject).unit(subject.source, embeddingPause(control));
  }

  #among(
    own: Float32Array,
    rows: Float32Array,
    { model }: Subject,
    { k, excluded }: SearchOptions,
    except = -1,
  ): LikePhotos {
    const isLeftOut = (photo: number): boolean => photo === except || excluded?.[photo] === 1;
    return { ...mostAlike(own, rows, k, isLeftOut), step: model.step };
  }
}
