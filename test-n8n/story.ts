/** Tests that follow one another in one world: after one that failed the others say so at once. */
export function story() {
  let failed: string | undefined;
  return (name: string, act: () => Promise<void>) =>
    test(name, async () => {
      if (failed !== undefined) throw new Error(`Not tried, because "${failed}" failed.`);
      try {
        await act();
      } catch (error) {
        failed = name;
        throw error;
      }
    });
}
