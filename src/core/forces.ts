import { LOSS_TRAITS } from './losses.ts';
import type { LossName } from './settings.ts';

/** What another view is to an anchor: pulled, pushed, or not compared with it. */
export type Role = 'positive' | 'negative' | 'none';

/**
 * How hard training pulls each view towards one anchor, or pushes it away: the derivative of the anchor's loss by the
 * logit lⱼ = sⱼ/τ.
 *
 *     softmax losses   fⱼ = pⱼ − [j positive]/|P|,  pⱼ = exp(lⱼ) / Σ exp(lₖ)   (DCL: Σ over negatives only)
 *     NCE              fⱼ = σ(lⱼ) of a negative,  σ(lⱼ) − 1 of a positive
 *
 * So a temperature does two things: low, the nearest negatives take all of the push; high, all take equal parts.
 *
 * @param similarities sⱼ of the anchor and each view, [n]
 * @param roles [n]
 * @returns [n]: below 0 is pulled, above 0 pushed; null where the loss has no temperature, as triplets have none
 */
export function forces(
  loss: LossName,
  similarities: ArrayLike<number>,
  roles: readonly Role[],
  temperature: number,
): Float64Array | null {
  if (!LOSS_TRAITS[loss].uses.includes('temperature')) return null;
  const logits = Float64Array.from(similarities, (similarity) => similarity / temperature);
  if (loss === 'nce') {
    return logits.map((logit, view) => {
      const chance = 1 / (1 + Math.exp(-logit));
      return roles[view] === 'none' ? 0 : roles[view] === 'positive' ? chance - 1 : chance;
    });
  }
  const counts = (role: Role | undefined): boolean =>
    role === 'negative' || (role === 'positive' && loss !== 'dcl');
  const largest = logits.reduce(
    (most, logit, view) => (counts(roles[view]) ? Math.max(most, logit) : most),
    -Infinity,
  );
  const weights = logits.map((logit, view) => (counts(roles[view]) ? Math.exp(logit - largest) : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const positives = roles.filter((role) => role === 'positive').length;
  return weights.map((weight, view) => weight / total - (roles[view] === 'positive' ? 1 / positives : 0));
}

/**
 * What each view is to an anchor. First views of the photos come in order, then their second views.
 *
 * @param labels of the photos, null for none: with supervision photos of one label are alike
 */
export function rolesOf(loss: LossName, anchor: number, labels: readonly (string | null)[]): Role[] {
  const photos = labels.length;
  const { anchors, needsLabels } = LOSS_TRAITS[loss];
  return Array.from({ length: 2 * photos }, (_, view) => {
    if (view === anchor) return 'none';
    const [own, other] = [anchor % photos, view % photos];
    const sameHalf = view < photos === anchor < photos;
    if (anchors === 'first' && sameHalf) return 'none';
    const label = labels[own] ?? null;
    const alike = own === other || (needsLabels && label !== null && label === labels[other]);
    return alike ? 'positive' : 'negative';
  });
}
