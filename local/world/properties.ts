import type { Handlers } from './execution';

type StoreName = 'script' | 'user' | 'document';

/** Google's limits, in bytes of UTF-8. Source: "Quotas for Google Services". */
export const PROPERTY_VALUE_LIMIT = 9 * 1024;
export const PROPERTIES_TOTAL_LIMIT = 500 * 1024;

export type PropertiesState = Record<StoreName, Record<string, string>>;

/** Script, user and document properties, kept with the rest of the world. */
export class Properties {
  constructor(readonly state: PropertiesState = { script: {}, user: {}, document: {} }) {}

  set(store: StoreName, values: Record<string, string>, deleteAllOthers = false): void {
    const next = { ...(deleteAllOthers ? {} : this.state[store]), ...values };
    for (const value of Object.values(values)) {
      if (Buffer.byteLength(value) > PROPERTY_VALUE_LIMIT) throw new Error('Argument too large: value');
    }
    const total = Object.entries(next).reduce((sum, [key, value]) => sum + Buffer.byteLength(key + value), 0);
    if (total > PROPERTIES_TOTAL_LIMIT)
      throw new Error(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    this.state[store] = next;
  }

  handlers(): Handlers {
    return {
      'Properties.getProperty': (_, store: StoreName, key: string) => this.state[store][key] ?? null,
      'Properties.getProperties': (_, store: StoreName) => this.state[store],
      'Properties.getKeys': (_, store: StoreName) => Object.keys(this.state[store]),
      'Properties.setProperties': (_, store: StoreName, values: Record<string, string>, others: boolean) =>
        this.set(store, values, others),
      'Properties.deleteProperty': (_, store: StoreName, key: string) => {
        delete this.state[store][key];
      },
    };
  }
}
