import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** A message of Protocol Buffers, written field by field, each by its number. */
export class Message {
  readonly #writer = new BinaryWriter();

  text(field: number, value: string): this {
    this.#writer.tag(field, WireType.LengthDelimited).string(value);
    return this;
  }

  /** A whole number, of any of the kinds of whole numbers. */
  int(field: number, value: number): this {
    this.#writer.tag(field, WireType.Varint).int64(value);
    return this;
  }

  float(field: number, value: number): this {
    this.#writer.tag(field, WireType.Bit32).float(value);
    return this;
  }

  /** Bytes, or a message within this one. */
  bytes(field: number, value: Uint8Array | Message): this {
    const content = value instanceof Message ? value.finish() : value;
    this.#writer.tag(field, WireType.LengthDelimited).bytes(content);
    return this;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#writer.finish();
  }
}
