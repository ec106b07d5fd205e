import type { Label } from '../i18n/language';

/**
 * What an admin is told of a fault and what to do about it. `{url} {db} {login} {model} {method} {field} {menu}` are
 * filled in; `{said}` is the first line of Odoo's own message.
 */
export const FAULTS = {
  UNREACHABLE: {
    en: 'Odoo cannot be reached at {url} ({said}). The agent tries again at its next run.',
    fr: 'Odoo est injoignable à l’adresse {url} ({said}). L’agent réessaiera à sa prochaine exécution.',
  },
  UNAVAILABLE: {
    en: 'Odoo at {url} is not available at the moment (HTTP {status}). The agent tries again at its next run.',
    fr: 'Odoo ({url}) est momentanément indisponible (HTTP {status}). L’agent réessaiera à sa prochaine exécution.',
  },
  BUSY: {
    en: 'Odoo at {url} is busy and asks to wait. The agent tries again at its next run.',
    fr: 'Odoo ({url}) est occupé et demande d’attendre. L’agent réessaiera à sa prochaine exécution.',
  },
  TOO_MANY_LOGINS: {
    en: 'Odoo has had too many failed logins and refuses further ones for a minute. Check the login and the API key in {menu}.',
    fr: 'Odoo a reçu trop de connexions refusées et bloque les suivantes pendant une minute. Vérifiez l’identifiant et la clé API dans {menu}.',
  },
  NOT_ODOO: {
    en: 'No Odoo answers at {url}. Enter the address of Odoo in {menu}, e.g. https://company.odoo.com, without what follows.',
    fr: 'Aucun Odoo ne répond à l’adresse {url}. Saisissez l’adresse d’Odoo dans {menu}, par ex. https://societe.odoo.com, sans la suite.',
  },
  NO_JSON2: {
    en: 'This Odoo does not know the JSON-2 API, which exists from version 19 on. Choose “auto” or “json-rpc” in {menu}.',
    fr: 'Cet Odoo ne connaît pas l’API JSON-2, qui existe à partir de la version 19. Choisissez « auto » ou « json-rpc » dans {menu}.',
  },
  BAD_DATABASE: {
    en: 'Odoo has no database named “{db}”. Correct its name in {menu}; it stands in Odoo’s address or in its database selector.',
    fr: 'Odoo n’a pas de base de données « {db} ». Corrigez son nom dans {menu} ; il figure dans l’adresse d’Odoo ou dans son sélecteur de bases.',
  },
  BAD_LOGIN: {
    en: 'Odoo refuses the login {login} with this API key. Check both in {menu}; a key may have expired: create a new one in Odoo under your name → My Profile → Account Security → New API Key.',
    fr: 'Odoo refuse l’identifiant {login} avec cette clé API. Vérifiez-les dans {menu} ; une clé peut avoir expiré : créez-en une dans Odoo sous votre nom → Mon profil → Sécurité du compte → Nouvelle clé API.',
  },
  BAD_KEY: {
    en: 'Odoo refuses the API key: it is wrong, expired or was deleted. Create a new one in Odoo as {login} under your name → My Profile → Account Security → New API Key, and enter it in {menu}.',
    fr: 'Odoo refuse la clé API : elle est fausse, expirée ou supprimée. Créez-en une dans Odoo en tant que {login}, sous votre nom → Mon profil → Sécurité du compte → Nouvelle clé API, et saisissez-la dans {menu}.',
  },
  NO_RIGHT: {
    en: 'Odoo does not allow {login} to use {model} ({method}). Give this user the right “Sales / User: All Documents” in Odoo under Settings → Users.',
    fr: 'Odoo n’autorise pas {login} à utiliser {model} ({method}). Donnez à cet utilisateur le droit « Ventes / Utilisateur : tous les documents » dans Odoo, Paramètres → Utilisateurs.',
  },
  MISSING_RECORD: {
    en: 'Odoo does not have this record of {model} any more: it was deleted, or never saved.',
    fr: 'Odoo n’a pas ou n’a plus cet enregistrement de {model} : il a été supprimé, ou jamais enregistré.',
  },
  UNKNOWN_MODEL: {
    en: 'This Odoo does not know {model}. Is the app CRM installed in the database {db}?',
    fr: 'Cet Odoo ne connaît pas {model}. L’application CRM est-elle installée dans la base {db} ?',
  },
  UNKNOWN_METHOD: {
    en: 'This Odoo does not offer {model}.{method} to its API. It may be a version that the agent does not know; 17, 18 and 19 are supported.',
    fr: 'Cet Odoo n’offre pas {model}.{method} dans son API. C’est peut-être une version inconnue de l’agent ; 17, 18 et 19 sont prises en charge.',
  },
  UNKNOWN_FIELD: {
    en: 'Odoo has no field “{field}” on {model}. Correct the names of the extra fields in the tab Settings.',
    fr: 'Odoo n’a pas de champ « {field} » sur {model}. Corrigez les noms des champs supplémentaires dans l’onglet Settings.',
  },
  NO_SENDER: {
    en: 'The Odoo user {login} has no e-mail address, so Odoo does not let it write notes. Enter one in Odoo under Settings → Users.',
    fr: 'L’utilisateur Odoo {login} n’a pas d’adresse e-mail : Odoo ne le laisse pas écrire de notes. Saisissez-en une dans Odoo, Paramètres → Utilisateurs.',
  },
  BAD_LANGUAGE: {
    en: 'The language asked for is not installed in Odoo.',
    fr: 'La langue demandée n’est pas installée dans Odoo.',
  },
  BAD_CALL: {
    en: 'Odoo did not understand a call of the agent to {model}.{method} ({said}). Please report it.',
    fr: 'Odoo n’a pas compris un appel de l’agent à {model}.{method} ({said}). Merci de le signaler.',
  },
  REFUSED: {
    en: 'Odoo refused {model}.{method}: {said}',
    fr: 'Odoo a refusé {model}.{method} : {said}',
  },
} satisfies Record<string, Label>;

export type FaultCode = keyof typeof FAULTS;
