import { call, emulated } from './door';

type Properties = Pick<
  GoogleAppsScript.Properties.Properties,
  | 'getProperty'
  | 'getProperties'
  | 'getKeys'
  | 'setProperty'
  | 'setProperties'
  | 'deleteProperty'
  | 'deleteAllProperties'
>;

function properties(store: 'script' | 'user' | 'document'): Properties {
  const self: Properties = emulated<Properties>('Properties', {
    getProperty: (key) => call('Properties.getProperty', store, key),
    getProperties: () => call('Properties.getProperties', store),
    getKeys: () => call('Properties.getKeys', store),
    setProperty(key, value) {
      call('Properties.setProperties', store, { [key]: String(value) }, false);
      return self as GoogleAppsScript.Properties.Properties;
    },
    setProperties(values: Record<string, string>, deleteAllOthers = false) {
      const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
      call('Properties.setProperties', store, texts, deleteAllOthers);
      return self as GoogleAppsScript.Properties.Properties;
    },
    deleteProperty(key) {
      call('Properties.deleteProperty', store, key);
      return self as GoogleAppsScript.Properties.Properties;
    },
    deleteAllProperties() {
      call('Properties.setProperties', store, {}, true);
      return self as GoogleAppsScript.Properties.Properties;
    },
  });
  return self;
}

export const PropertiesService = emulated('PropertiesService', {
  getScriptProperties: () => properties('script'),
  getUserProperties: () => properties('user'),
  getDocumentProperties: () => properties('document'),
});

type Cache = Pick<GoogleAppsScript.Cache.Cache, 'get' | 'getAll' | 'put' | 'putAll' | 'remove' | 'removeAll'>;

/** Google keeps an entry 10 minutes unless told otherwise. */
const DEFAULT_SECONDS = 600;

function cache(store: 'script' | 'user' | 'document'): Cache {
  return emulated<Cache>('Cache', {
    get: (key) => call<Record<string, string>>('Cache.getAll', store, [key])[key] ?? null,
    getAll: (keys) => call('Cache.getAll', store, keys),
    put: (key: string, value: string, seconds: number = DEFAULT_SECONDS) =>
      call('Cache.putAll', store, { [key]: String(value) }, seconds),
    putAll: (values: Record<string, string>, seconds: number = DEFAULT_SECONDS) =>
      call('Cache.putAll', store, values, seconds),
    remove: (key) => call('Cache.removeAll', store, [key]),
    removeAll: (keys) => call('Cache.removeAll', store, keys),
  });
}

export const CacheService = emulated('CacheService', {
  getScriptCache: () => cache('script'),
  getUserCache: () => cache('user'),
  getDocumentCache: () => cache('document'),
});
