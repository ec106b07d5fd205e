import { Container } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en';
import { LangFr } from '@nlpjs/lang-fr';
import { SentimentAnalyzer } from '@nlpjs/sentiment';
import Sentiment from 'sentiment';
import frenchWords from 'sentiment-fr';
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import wink from 'wink-sentiment';
import type { Sentiment as Label } from '../../src/lead/record';

export interface Verdict {
  label: Label;
  score: number;
  /** 0…1, where it tells one */
  confidence?: number;
}

export interface Judge {
  name: string;
  judge(text: string, lang: 'fr' | 'en'): Verdict | Promise<Verdict>;
}

/** The packages that others would take, each at the thresholds its own documentation names. */
export function packages(): Judge[] {
  const words = new Sentiment();
  words.registerLanguage('fr', { labels: frenchWords });
  const container = new Container();
  container.use(LangEn);
  container.use(LangFr);
  const nlp = new SentimentAnalyzer({ container });
  return [
    {
      name: 'sentiment + sentiment-fr',
      judge: (text, lang) => bySign(words.analyze(text, { language: lang }).comparative, 0),
    },
    {
      name: 'vader-sentiment',
      judge: (text) => bySign(SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05),
    },
    { name: 'wink-sentiment', judge: (text) => bySign(wink(text).normalizedScore, 0) },
    {
      name: '@nlpjs/sentiment',
      judge: async (text, lang) => bySign((await nlp.process({ locale: lang, text })).sentiment.average, 0),
    },
  ];
}

function bySign(score: number, neutral: number): Verdict {
  return { label: score > neutral ? 'positive' : score < -neutral ? 'negative' : 'neutral', score };
}
