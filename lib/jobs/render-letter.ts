import type { Mail } from "@/lib/platform/mail/send";

/** The content of a mail, independent of its layout. */
export interface Letter {
  subject: string;
  greeting: string;
  paragraphs: string[];
  /** Such as date, time and doctor: shown as a table that is read at a glance. */
  facts?: [name: string, value: string][];
  action?: { label: string; url: string };
  /** A second link, less prominent. */
  other?: { label: string; url: string };
  /** Small print after the action: how long a link is valid, what to do if you did not ask for this. */
  notes?: string[];
  brand: string;
  /** Says why this mail was sent, and that nobody reads replies to it. */
  footer: string;
}

/** Makes a mail of a letter: plain text, and the same as simple HTML that loads nothing from other servers. */
export function render({ id, to, letter }: { id: string; to: string; letter: Letter }): Mail {
  return { id, to, subject: letter.subject.replace(/\s+/g, " "), text: asText(letter), html: asHtml(letter) };
}

function asText({ greeting, paragraphs, facts = [], action, other, notes = [], brand, footer }: Letter): string {
  const blocks = [
    greeting,
    ...paragraphs,
    facts.map(([name, value]) => `${name}: ${value}`).join("\n"),
    action && `${action.label}:\n${action.url}`,
    other && `${other.label}:\n${other.url}`,
    ...notes,
    `--\n${brand}\n${footer}`,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

/* The colours of app/globals.css, repeated here because mail programs do not support CSS variables. */
const ink = "#15291f";
const soft = "#43554b";
const line = "#e2d9c5";
const primary = "#1b4a36";

function asHtml({ subject, greeting, paragraphs, facts = [], action, other, notes = [], brand, footer }: Letter): string {
  const paragraph = (text: string, style = "") => `<p style="margin:0 0 16px;${style}">${escape(text)}</p>`;
  const rows = facts.map(
    ([name, value]) =>
      `<tr><td style="padding:8px 16px 8px 0;color:${soft};vertical-align:top">${escape(name)}</td><td style="padding:8px 0;font-weight:600">${escape(value)}</td></tr>`,
  );
  const table = rows.length > 0 ? `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 24px;border-top:1px solid ${line};border-bottom:1px solid ${line};width:100%">${rows.join("")}</table>` : "";
  const button = action
    ? `<p style="margin:0 0 24px"><a href="${escape(action.url)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:${primary};color:#fdf9f0;font-weight:600;text-decoration:none">${escape(action.label)}</a></p>`
    : "";
  const second = other ? `<p style="margin:0 0 24px"><a href="${escape(other.url)}" style="color:${primary}">${escape(other.label)}</a></p>` : "";
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${escape(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#fbf7ee;color:${ink};font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 16px;font:600 24px Georgia,serif;color:${primary}">${escape(brand)}</p>
<div style="padding:32px 28px 16px;background:#fffdf9;border:1px solid ${line};border-radius:12px">
${paragraph(greeting)}${paragraphs.map((text) => paragraph(text)).join("")}${table}${button}${second}${notes.map((text) => paragraph(text, `font-size:14px;color:${soft}`)).join("")}
</div>
<p style="margin:16px 4px;font-size:13px;color:${soft}">${escape(footer)}</p>
</div>
</body>
</html>
`;
}

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
