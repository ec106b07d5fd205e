/** Whether two secrets are the same, taking the same time wherever they differ. */
export function sameSecret(given: string, expected: string): boolean {
  if (expected === '') return false;
  let difference = given.length ^ expected.length;
  for (let i = 0; i < expected.length; i++) {
    difference |= expected.charCodeAt(i) ^ given.charCodeAt(i % Math.max(1, given.length));
  }
  return difference === 0;
}
