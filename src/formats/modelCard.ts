import { classifierWords } from './classifierCard.ts';
import { plain } from './markdown.ts';
import { GROUP_NORM } from '../core/architecture/layer.ts';
import { classifierCode } from '../core/classifierCode.ts';
import { OPTIMIZER_TITLES } from '../core/optimizers.ts';
import { inEnglish } from '../core/message.ts';
import type { DuplicateChoice, Settings } from '../core/settings.ts';
import { isFrozen } from '../core/warmStart.ts';
import { LOSS_TRAITS, queueInForce, usesSetting } from '../core/losses.ts';
import { USAGE_TARGETS, USAGE_TITLES, usageCode } from '../core/usageCode.ts';
import type { ModelCardFacts } from './cardFacts.ts';
import { results } from './cardResults.ts';

const DUPLICATE_WORDS: Readonly<Record<DuplicateChoice, string>> = {
  leave: 'were trained on as different photos that never share a batch',
  'keep-one': 'were trained on by one photo each',
  positives: 'gave pairs of one another',
};

/** A sentence on near-duplicates, where there are any. */
function duplicateWords({ dataset: { duplicates } }: ModelCardFacts): string {
  if (duplicates === undefined) return '';
  const groups = Object.entries(duplicates.groups) as [DuplicateChoice, number][];
  const chosen = groups.filter(([, count]) => count > 0);
  const [only] = chosen;
  const total = groups.reduce((sum, [, count]) => sum + count, 0);
  const which = chosen.map(([choice, count]) => `${count} ${DUPLICATE_WORDS[choice]}`).join(', ');
  const told = chosen.length === 1 && only ? `they ${DUPLICATE_WORDS[only[0]]}` : `of these groups ${which}`;
  const inGroups = total === 1 ? 'a group' : `${total} groups`;
  return `\n${duplicates.photos} photos are near-duplicates, in ${inGroups}: ${told}.`;
}

/** A sentence on pairs that the loss left alone, where there are any. */
function samePairWords({ dataset: { samePairs = 0 } }: ModelCardFacts): string {
  if (samePairs === 0) return '';
  const pairs = samePairs === 1 ? '1 pair of photos was' : `${samePairs} pairs of photos were`;
  return `\n${pairs} marked by hand as showing the same thing, and were never each other's negatives.`;
}

function normalisationWords({ normalisation }: Settings): string {
  if (normalisation === 'batch') return 'batch normalisation';
  return `group normalisation, ${GROUP_NORM.channelsPerGroup} channels a group`;
}

function encoderWords(settings: Settings): string {
  if (settings.encoder !== 'own') return settings.encoder;
  return isFrozen(settings) ? 'begun from a model file and kept as it was' : 'begun from a model file';
}

function howItWasTrained({ from, settings }: ModelCardFacts): string {
  if (from === 'file')
    return 'It was opened from a model file and used as it is: where and on what it was trained, its own card may tell.';
  return LOSS_TRAITS[settings.loss].needsLabels
    ? 'It was trained in a browser, by contrasting random views of photos: those of one folder are to be alike.'
    : 'It was trained in a browser, without labels, by contrasting two random views of each photo with the views of others.';
}

/** What was turned when; nothing where nothing was. */
function turned({ changes }: ModelCardFacts): string {
  if (changes.length === 0) return '';
  const lines = changes.map(({ step, name, from, to }) => `- from step ${step} on: ${name} ${from} → ${to}`);
  return `\nThe table tells the settings at the end. While it trained, these were turned:\n\n${lines.join('\n')}\n`;
}

/** The settings that the loss uses. */
function lossDetails({ settings, last }: ModelCardFacts): string {
  const { loss, temperature, margin, negatives } = settings;
  const learned = last?.temperature;
  const queue = queueInForce(settings);
  return [
    usesSetting(loss, 'temperature') ? `, temperature ${temperature}` : '',
    learned === undefined ? '' : ` at first, ${learned.toPrecision(3)} in the end, as it was learned`,
    usesSetting(loss, 'margin') ? `, margin ${margin}, ${negatives} negatives` : '',
    queue > 0 ? `, a queue of ${queue} embeddings` : '',
  ].join('');
}

/** How to embed a photo and, where there is a classifier, to tell its class, for each runtime that the zip has files for. */
function usage({ settings: { imageSize }, representation, classifier }: ModelCardFacts): string {
  return USAGE_TARGETS.map((target) => {
    const { title, language } = USAGE_TITLES[target];
    const encoder = usageCode(target, { imageSize, representation });
    const code = classifier ? `${encoder}\n${classifierCode(target, classifier.input)}` : encoder;
    return `### ${inEnglish(title)}\n\n\`\`\`${language}\n${code}\n\`\`\``;
  }).join('\n\n');
}

function named(label: string, count: number | undefined): string {
  return count === undefined ? plain(label) : `${plain(label)} (${count})`;
}

/** How large the originals were, where it is known. */
function sizeWords({ dataset: { sizes } }: ModelCardFacts): string {
  if (sizes === undefined) return '';
  const [smallest, largest] = [sizes.smallest, sizes.largest].map((size) => size.join('×'));
  if (smallest === largest) return ` They measure ${smallest} px.`;
  return ` The smallest measures ${smallest} px, the largest ${largest} px.`;
}

/** What the folders of the photos are to the model. */
function folderWords({ from, settings, dataset }: ModelCardFacts): string {
  if (dataset.labels.length === 0) return 'They came without folders.';
  const names = dataset.labels.map((label, at) => named(label, dataset.labelCounts?.[at])).join(', ');
  if (from === 'file') return `Folders: ${names}.`;
  const use = LOSS_TRAITS[settings.loss].needsLabels
    ? 'Training took photos of one folder to be alike.'
    : 'The folders were not used in training.';
  return `Folders: ${names}. ${use}`;
}

/** The settings of its run; of a model from a file only what the file tells. */
function settingsTable(facts: ModelCardFacts): string {
  const { from, settings, step, dataset, parameters } = facts;
  const size = `${parameters.toLocaleString('en')} parameters with its projection head`;
  const network: [string, string | number][] = [
    ['encoder', `${from === 'file' ? 'from a model file' : encoderWords(settings)}, ${size}`],
    ['normalisation', normalisationWords(settings)],
  ];
  const run: [string, string | number][] = [
    ['loss', `${settings.loss}, ${settings.similarity} similarity${lossDetails(facts)}`],
    ['batch', `${settings.batchSize} photos, ${2 * settings.batchSize} views`],
    ['image size', `${settings.imageSize} px`],
    ['steps', `${step} of ${settings.steps}`],
    [
      'optimizer',
      `${OPTIMIZER_TITLES[settings.optimizer]}, peak learning rate ${settings.learningRate}, warm-up and cosine`,
    ],
    ['held-out photos', dataset.heldOut ?? 0],
    ['seed', settings.seed],
  ];
  const file: [string, string | number][] = [
    ['image size', `${settings.imageSize} px`],
    ['steps', step === 0 ? 'not known' : step],
  ];
  const rows = [...network, ...(from === 'file' ? file : run)];
  return `| setting | value |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`;
}

/** README.md of the model zip. */
export function modelCard(facts: ModelCardFacts): string {
  const { from, dataset, representation } = facts;
  return `# A model ${from === 'file' ? 'used' : 'trained'} with Likeness

An encoder that maps a photo to ${representation} numbers, so that photos which look alike lie close together.
${howItWasTrained(facts)}

## Photos

${dataset.photos} photos${dataset.description === '' ? '' : ` (${plain(dataset.description)})`}${dataset.skipped > 0 ? `; ${dataset.skipped === 1 ? '1 file could not be read and was' : `${dataset.skipped} files could not be read and were`} left out` : ''}.${sizeWords(facts)}
${folderWords(facts)}${duplicateWords(facts)}${samePairWords(facts)}

## Training

${settingsTable(facts)}
${turned(facts)}
${results(facts)}

${from === 'file' ? 'The settings that it was used with' : 'All settings'} stand in \`config.json\`, every step in \`run.jsonl\`.

## Use it

${usage(facts)}

\`example.html\` is a page that embeds photos dropped on it and tells which are alike; what it needs stands in it. \`pytorch/likeness.py train FOLDER\` goes on
training, under \`torchrun\` on as many GPUs or processes as there are, and writes a zip that the page opens.

Scaling to the network's own range is inside the models. \`onnx/projector.onnx\` goes from h to z, the space of the loss; ${from === 'file' ? 'a file has none of it, so that this one is untrained: use h.' : 'for likeness h is the better one.'} Compare embeddings by cosine similarity:
divide each by its length, then take the dot product.

${facts.classifier ? classifierWords(facts.classifier) : ''}## Limits

It knows only what ${from === 'file' ? 'the photos that it was trained on' : `these ${dataset.photos} photos`} have in common. Photos of another kind, size or light may lie anywhere.
A model of this size trained on a few hundred photos is weak beside one trained on millions.
`;
}
