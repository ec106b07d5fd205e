/** Words that stand in any request, whatever it is about: French and English, without accents, of four letters or more. */
const COMMON = new Set(
  `ainsi alors apres assez aussi autre autres avant avec avez avoir avons beaucoup bien bonjour bonsoir car ceci cela celle
  celui ces cette ceux chaque chez comme comment contre cordialement dans depuis dernier dessous dessus deux devez devons doit
  donc dont elle elles encore entre environ etaient etait etant etes etre etes faire fait faites faut fois font ici juste
  leur leurs lors madame mais meme memes merci mesdames messieurs mieux moins monsieur notre nous parce pour pourquoi
  pourrait pourriez pouvez pouvoir pouvons puis quand quel quelle quelles quelque quelques quels quoi sans salut sera serait
  serons seulement sommes sont sous suis sujet sur tous tout toute toutes tres trop vers voici voila votre vous voudrais
  voudrions about after again all also another any anyone are because been before being below best both but can cannot
  could dear did does doing done down during each even ever every few for from further gets good got had has have having
  hello her here him his how into its just kind know least less like look made make many may might more most much must near
  need needs never next nor not now off often once only other our ours out over own per please quite rather really regards
  same shall she should since sincerely some soon still such sure take than thank thanks that the their them then there
  these they this those through too under until upon use very want was way well were what when where whether which while
  who whom whose why will with within without would yet you your yours`.split(/\s+/),
);

/** Shorter words say little, longer ones are an address or a typing error. Letters. */
const SHORTEST = 4;
const LONGEST = 20;

/** No more of them are kept of one request. */
const MOST = 60;

/**
 * The words of a request that say what it is about, each once, in their order: small letters, no accents, no figures.
 * Not the text itself: what is learned from needs no sentence of a customer's.
 */
export function contentWords(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const words = plain.match(/[a-z]+/g) ?? [];
  const telling = words.filter(
    (word) => word.length >= SHORTEST && word.length <= LONGEST && !COMMON.has(word),
  );
  return [...new Set(telling)].slice(0, MOST);
}
