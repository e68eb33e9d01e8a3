/**
 * Draws a sample so that anybody can repeat it with the seed alone: everybody's lot is the digest of
 * `seed:id`, and the `size` smallest lots are drawn. The order of the population plays no part.
 * @param population ids, each once
 * @param digestOf SHA-256 in hex, as `sha256sum` prints it
 * @returns the drawn ids in the population's order; all of them when the sample is not smaller
 */
export function drawSample(
  population: readonly string[],
  size: number,
  seed: string,
  digestOf: (text: string) => string,
): string[] {
  const lots = population.map((id) => ({ id, lot: lotOf(id, seed, digestOf) }));
  const drawn = new Set(
    lots
      .sort((one, other) => (one.lot < other.lot ? -1 : 1))
      .slice(0, size)
      .map(({ id }) => id),
  );
  return population.filter((id) => drawn.has(id));
}

/** What decides whether somebody is drawn. */
export const lotOf = (id: string, seed: string, digestOf: (text: string) => string): string =>
  digestOf(`${seed}:${id}`);
