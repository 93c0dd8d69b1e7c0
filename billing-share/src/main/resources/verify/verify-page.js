/** The page around verify.js: takes files, shows a verdict for each check. Texts go in as text, never as markup. */

import { bundleOf, verify } from "./verify.js";

const element = (id) => document.getElementById(id);
const MARKS = { no: "✗", note: "!", yes: "✓" };
const MEANINGS = {
  yes: { zh: "相符", en: "agrees" },
  no: { zh: "不符", en: "differs" },
  note: { zh: "注意", en: "note" },
};

let round = 0;

function speak(language) {
  document.documentElement.dataset.language = language;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = language === "zh" ? "核对结算单 · 合符" : "Check a statement · Hefu";
  element("language").textContent = language === "zh" ? "English" : "中文";
  element("language").lang = language === "zh" ? "en" : "zh-CN";
}

/** An element with a text in both languages, of which the style sheet shows one. */
function said(name, { zh, en }, className = "") {
  const both = document.createElement(name);
  both.className = className;
  for (const [language, text] of [["zh-CN", zh], ["en", en]]) {
    const one = document.createElement("span");
    one.lang = language;
    one.textContent = text;
    both.append(one);
  }
  return both;
}

function found({ level, zh, en }) {
  const item = document.createElement("li");
  item.className = level;
  const mark = document.createElement("span");
  mark.className = "mark";
  mark.ariaHidden = "true";
  mark.textContent = MARKS[level];
  item.append(mark, said("span", MEANINGS[level], "meaning"), said("span", { zh, en }, "text"));
  return item;
}

/** What differs comes first; within a level the order of the checks stays. */
function sorted(findings) {
  const levels = Object.keys(MARKS);
  return [...findings].sort((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level));
}

function fact(name, value) {
  const content = document.createElement("dd");
  content.textContent = value;
  return [said("dt", name), content];
}

function yuan(micro) {
  const digits = (micro < 0n ? -micro : micro).toString().padStart(7, "0");
  return `${micro < 0n ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)} CNY`;
}

function facts(head) {
  return [
    fact({ zh: "账期", en: "Period" }, head.name),
    fact({ zh: "合作方", en: "Party" }, head.party),
    fact({ zh: "应付", en: "Payable" }, yuan(head.payableFen * 10_000n).replace(/0000 CNY$/, " CNY")),
    fact({ zh: "分成", en: "Share" }, yuan(head.share)),
    fact({ zh: "总额", en: "Gross" }, yuan(head.gross)),
    fact({ zh: "调用 / 更正", en: "Calls / corrections" }, `${head.calls} / ${head.corrections}`),
    fact({ zh: "密钥编号", en: "Key" }, head.keyId),
    fact({ zh: "结算单头哈希", en: "Hash of the head" }, head.hash),
    ...head.journals.map(({ node, epoch, lastSequence }) =>
      fact({ zh: "网关日志完整至", en: "Journal complete up to" }, `${node} / ${epoch} / ${lastSequence}`),
    ),
  ].flat();
}

function show(result, { head = null, findings = [] } = {}) {
  element("result").replaceChildren(...said("span", result.text).childNodes);
  element("verdict").className = result.level;
  element("facts").replaceChildren(...(head === null ? [] : facts(head)));
  element("findings").replaceChildren(...sorted(findings).map(found));
  element("verdict").hidden = false;
}

async function contentOf(file) {
  return new Uint8Array(await file.arrayBuffer());
}

async function bundle(file) {
  try {
    return await bundleOf(await contentOf(file));
  } catch (error) {
    throw new Unusable({
      zh: `${file.name} 不是 zip 文件或不完整，请重新下载`,
      en: `${file.name} is no zip file, or not all of one: download it again`,
    });
  }
}

class Unusable extends Error {
  constructor(text) {
    super(text.en);
    this.text = text;
  }
}

async function check() {
  const [statement] = element("statement").files;
  if (statement === undefined) {
    throw new Unusable({ zh: "请先选择结算单的 zip 文件", en: "Choose the statement’s zip file first" });
  }
  const files = await bundle(statement);
  for (const proof of element("proofs").files) {
    files.set(`proofs/${proof.name}`, await contentOf(proof));
  }
  const [key] = element("key").files;
  const [earlier] = element("earlier").files;
  return verify(files, key === undefined ? null : await key.text(), earlier === undefined ? null : await bundle(earlier));
}

/** What was asked for last is shown, whichever check ends last. */
async function run() {
  const own = ++round;
  show({ level: "busy", text: { zh: "正在核对……", en: "Checking …" } });
  let outcome;
  try {
    const verdict = await check();
    const differences = verdict.findings.filter(({ level }) => level === "no").length;
    const text = verdict.agrees
      ? { zh: "全部相符", en: "Everything that was checked agrees" }
      : { zh: `${differences} 处不符`, en: `${differences} difference(s)` };
    outcome = [{ level: verdict.agrees ? "yes" : "no", text }, verdict];
  } catch (error) {
    const text = error instanceof Unusable ? error.text : { zh: `无法核对：${error}`, en: `Cannot be checked: ${error}` };
    outcome = [{ level: "no", text }];
  }
  if (own === round) {
    show(...outcome);
    element("result").focus();
  }
}

const drop = element("drop");
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (event.dataTransfer.files.length > 0) {
    element("statement").files = event.dataTransfer.files;
    run();
  }
});
// A file that misses its place must not replace the page.
for (const kind of ["dragover", "drop"]) {
  window.addEventListener(kind, (event) => event.preventDefault());
}
element("files").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
element("language").addEventListener("click", () => {
  speak(document.documentElement.dataset.language === "zh" ? "en" : "zh");
});
speak(navigator.language.startsWith("zh") ? "zh" : "en");
