/** Those who want to know of something. */
export class Signal<Told = void> {
  private readonly listeners: ((told: Told) => void)[] = [];

  on(listener: (told: Told) => void): void {
    this.listeners.push(listener);
  }

  tell(told: Told): void {
    for (const listener of this.listeners) listener(told);
  }
}
