import { type ComponentChildren, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { splitNumbers } from '#shared/persian/split-numbers.ts';

// Written with `h`: commands run this file by Node itself, which reads no JSX.

type MailText = {
  subject: string;
  text: string;
  /** As in `https://help.example.ir`; only addresses below it become links. */
  origin: string;
};

const bodyStyle = 'font-family:Vazirmatn,Tahoma,sans-serif;font-size:16px;line-height:1.9';

/** The HTML part of a mail: its text as a right-to-left document, with a paragraph after each empty line. */
export function mailPage({ subject, text, origin }: MailText): string {
  const paragraphs = text.split(/\n{2,}/).map((part) => h('p', null, linesOf(part, origin)));
  const page = h(
    'html',
    { lang: 'fa', dir: 'rtl' },
    h('head', null, h('meta', { charset: 'utf-8' }), h('title', null, subject)),
    h('body', { style: bodyStyle }, paragraphs),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

const linesOf = (text: string, origin: string): ComponentChildren[] =>
  text
    .split('\n')
    .flatMap((line, at) => [...(at > 0 ? [h('br', null), '\n'] : []), ...linked(line, origin)]);

const linked = (line: string, origin: string): ComponentChildren[] =>
  line
    .split(/(https?:\/\/\S+)/)
    .flatMap((part, at) => (at % 2 === 1 ? linkOf(part, origin) : isolated(part)));

const linkOf = (address: string, origin: string): ComponentChildren =>
  address.startsWith(`${origin}/`) ? h('a', { href: address, dir: 'ltr' }, address) : address;

/** Numbers in their own order. The part of text alone has no marks for it: they would be copied with the number. */
const isolated = (text: string): ComponentChildren[] =>
  splitNumbers(text).map((piece) =>
    piece.isNumber ? h('span', { dir: 'ltr' }, piece.text) : piece.text,
  );
