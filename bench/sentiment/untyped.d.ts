declare module '@nlpjs/core' {
  export class Container {
    use(part: unknown): void;
  }
}
declare module '@nlpjs/lang-en' {
  export const LangEn: unknown;
}
declare module '@nlpjs/lang-fr' {
  export const LangFr: unknown;
}
declare module '@nlpjs/sentiment' {
  export class SentimentAnalyzer {
    constructor(settings: { container: unknown });
    process(asked: { locale: string; text: string }): Promise<{ sentiment: { average: number } }>;
  }
}
declare module 'sentiment-fr' {
  const words: Record<string, number>;
  export default words;
}
declare module 'sentiment' {
  export default class Sentiment {
    registerLanguage(code: string, language: { labels: Record<string, number> }): void;
    analyze(text: string, settings: { language: string }): { comparative: number };
  }
}
declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
}
declare module 'wink-sentiment' {
  export default function wink(text: string): { normalizedScore: number };
}
