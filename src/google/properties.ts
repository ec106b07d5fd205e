import { counted } from './meter';

/** The script's properties: what must not be seen in the Sheet, and what the agent remembers between runs. */
export interface Properties {
  all(): Record<string, string>;
  set(values: Record<string, string>): void;
  remove(name: string): void;
}

export const scriptProperties: Properties = {
  all: () => counted(() => PropertiesService.getScriptProperties().getProperties()),
  set: (values) => {
    counted(() => PropertiesService.getScriptProperties().setProperties(values));
  },
  remove: (name) => {
    counted(() => PropertiesService.getScriptProperties().deleteProperty(name));
  },
};
