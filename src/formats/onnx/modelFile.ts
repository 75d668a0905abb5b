import { Message } from './protobuf.ts';
import { graphMessage, type OnnxGraph } from './messages.ts';

/** The version of the file format that came with operator set 17. */
const IR_VERSION = 8;

/** LayerNormalization came with it; every runtime of the last years has it. */
const OPERATOR_SET = 17;

/** What a model file says of itself, beside its graph. */
export interface OnnxAbout {
  /** Version of Likeness. */
  readonly producer: string;
  /** Free facts, as a tool like Netron lists them: labels, preprocessing, a note on the licence. */
  readonly facts: Readonly<Record<string, string>>;
}

/** `ModelProto`: a whole `.onnx` file. */
export function onnxFile(graph: OnnxGraph, { producer, facts }: OnnxAbout): Uint8Array<ArrayBuffer> {
  const standardOperators = new Message().text(1, '').int(2, OPERATOR_SET);
  const model = new Message()
    .int(1, IR_VERSION)
    .text(2, 'Likeness')
    .text(3, producer)
    .bytes(7, graphMessage(graph))
    .bytes(8, standardOperators);
  for (const [key, value] of Object.entries(facts))
    model.bytes(14, new Message().text(1, key).text(2, value));
  return model.finish();
}
