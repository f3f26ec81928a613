#!/usr/bin/env bash
# What we found: a form with a function as its `action` is reset by react-dom 19.3.1 after the action has ended, whether it succeeded or
# answered a refusal. What a person types while the action runs is deleted without a word: on a slow network whole sentences. A field that
# shows the refused value again by `defaultValue` goes back to that value. The same form with `onSubmit`, `preventDefault` and the action in
# a transition keeps what was typed, and `useFormStatus` still tells that it is pending.
# Seen with react and react-dom 19.3.1 in jsdom 27.0.1, Node 20 and 24.
# Expected output: "action: <empty> after <typed meanwhile>; onSubmit: <typed meanwhile>, pending told".
# Needs: npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts react@19.3.1 react-dom@19.3.1 jsdom@27.0.1
cat > look.mjs <<'JS'
import { JSDOM } from "jsdom";
const { window } = new JSDOM("<div id=a></div><div id=b></div>", { pretendToBeVisual: true });
Object.assign(globalThis, { window, document: window.document, FormData: window.FormData, HTMLElement: window.HTMLElement });
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
const { createElement: h, startTransition, useActionState } = await import("react");
const { createRoot } = await import("react-dom/client");
const { useFormStatus } = await import("react-dom");
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
function Status() {
  return h("output", null, useFormStatus().pending ? "pending" : "idle");
}
function Form({ byHand }) {
  const [, submit] = useActionState(async () => { await sleep(200); return { refused: true }; }, {});
  const send = (event) => { event.preventDefault(); const data = new FormData(event.currentTarget); startTransition(() => submit(data)); };
  return h("form", byHand ? { action: submit, onSubmit: send } : { action: submit }, h("input", { name: "text", defaultValue: "" }), h(Status));
}
async function tried(id, byHand) {
  const place = document.getElementById(id);
  createRoot(place).render(h(Form, { byHand }));
  await sleep(100);
  const [form, field] = [place.querySelector("form"), place.querySelector("input")];
  field.value = "as sent";
  form.dispatchEvent(new window.SubmitEvent("submit", { bubbles: true, cancelable: true }));
  await sleep(80);
  const told = place.querySelector("output").textContent;
  field.value = "typed meanwhile";
  await sleep(600);
  return { value: field.value || "empty", told };
}
const [action, onSubmit] = [await tried("a", false), await tried("b", true)];
console.log(`action: <${action.value}> after <typed meanwhile>; onSubmit: <${onSubmit.value}>, ${onSubmit.told === "pending" ? "pending told" : "pending not told"}`);
process.exit(action.value === "empty" && onSubmit.value === "typed meanwhile" && onSubmit.told === "pending" ? 0 : 1);
JS
node look.mjs
