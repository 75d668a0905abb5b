import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';

/** Settings as they stand in the address of the page. */
export type Hash = Readonly<Record<string, string | number>>;

/** One line of the run log. */
export interface LogRow {
  readonly step: number;
  readonly loss: number;
  readonly top1: number;
  readonly stepMs: number;
  readonly imagesPerSecond: number;
  /** Where it was learned. */
  readonly temperature?: number;
}

/** The page as its user knows it: by roles and names alone. */
export class StudioPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page with settings in the hash. */
  async open(hash: Hash = {}): Promise<void> {
    const text = new URLSearchParams(Object.entries(hash).map(([key, value]) => [key, String(value)]));
    await this.page.goto(`./#${text.toString()}`);
  }

  get importStatus(): Locator {
    return this.page.getByRole('status', { name: 'Import' });
  }

  get trainingStatus(): Locator {
    return this.page.getByRole('status', { name: 'Training' });
  }

  get deviceStatus(): Locator {
    return this.page.getByRole('status', { name: 'Device' });
  }

  get map(): Locator {
    return this.page.getByRole('figure', { name: 'Map of the photos' });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async goTo(step: 'Augment' | 'Encode' | 'Contrast' | 'Train' | 'Apply'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: step }).click();
  }

  async useSamples(): Promise<void> {
    await this.button('Use sample pictures').click();
    await expect(this.importStatus).toContainText('photos ready', { timeout: 120_000 });
  }

  async chooseFolder(folder: string): Promise<void> {
    await this.page.getByLabel('Photos folder').setInputFiles(folder);
    await expect(this.importStatus).toContainText('photos ready', { timeout: 120_000 });
  }

  async start(): Promise<void> {
    await this.button('Start training').click();
  }

  /** Starts once more; a model that took its time to be made is asked about first, and this one goes. */
  async startAnew(): Promise<void> {
    await this.start();
    const goOn = this.button('Go on without it');
    await expect(goOn.or(this.button('Stop'))).toBeVisible();
    if (await goOn.isVisible()) await goOn.click();
  }

  /** Waits until the run has taken at least so many steps. */
  async reachStep(step: number, timeout = 180_000): Promise<void> {
    await expect.poll(() => this.step(), { timeout }).toBeGreaterThanOrEqual(step);
  }

  /** The step that the status tells, 0 before the first. */
  async step(): Promise<number> {
    const text = (await this.trainingStatus.textContent()) ?? '';
    return Number((/step ([\d,]+)/.exec(text)?.[1] ?? '0').replaceAll(',', ''));
  }

  async finished(timeout = 280_000): Promise<void> {
    await expect(this.trainingStatus).toContainText('finished', { timeout });
  }

  /** Opens a model file in the Encode step. */
  async openModel(file: string): Promise<void> {
    await this.goTo('Encode');
    await this.page.getByLabel('Model file').setInputFiles(file);
    await expect(this.page.getByLabel('Encoder', { exact: true })).toHaveValue('own');
  }

  /** Saves the model zip under a name of one's own. */
  async saveModel(file: string): Promise<void> {
    const started = this.page.waitForEvent('download');
    await this.button('Download model').first().click();
    await (await started).saveAs(file);
  }

  /** The files of the model zip, as a user's disk gets them. */
  async downloadModel(): Promise<Record<string, Uint8Array>> {
    return unzipSync(await this.download('Download model', 'likeness-model.zip'));
  }

  async downloadRunLog(): Promise<{ config: unknown; rows: LogRow[] }> {
    await this.goTo('Apply');
    const lines = strFromU8(await this.download('Download run log', 'likeness-run.jsonl'))
      .trim()
      .split('\n');
    const [first = '{}', ...rest] = lines;
    return { config: JSON.parse(first), rows: rest.map((line) => JSON.parse(line) as LogRow) };
  }

  private async download(button: string, file: string): Promise<Uint8Array> {
    const started = this.page.waitForEvent('download');
    await this.button(button).first().click();
    const download = await started;
    expect(download.suggestedFilename()).toBe(file);
    return readFileSync(await download.path());
  }
}
