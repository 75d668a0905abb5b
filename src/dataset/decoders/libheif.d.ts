/** What is used of libheif's JavaScript interface, `post.js` of libheif 1.22. */
declare module '*/libheif-without-unsafe-eval.js' {
  interface Pixels {
    readonly data: Uint8ClampedArray;
  }

  interface HeifImage {
    get_width(): number;
    get_height(): number;
    /** Fills the picture, and calls back with it, or with null where it cannot be decoded. */
    display(picture: Pixels, done: (picture: Pixels | null) => void): void;
    free(): void;
  }

  export interface LibHeif {
    readonly HeifDecoder: new () => {
      /** The context, which is freed with `heif_context_free`. */
      readonly decoder: object | null;
      decode(file: ArrayBuffer): HeifImage[];
    };
    heif_context_free(context: object): void;
  }

  export default function build(): LibHeif;
}
